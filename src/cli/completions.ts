import { addOptions, bareParser } from './bare-parser.js';
import { COMMANDS, DEFAULT_COMMAND } from './commands.js';
import { selectCommand } from './parse-arguments.js';
import { GLOBAL_OPTIONS } from './shared-options.js';

/**
 * What the shell may put in place of the last word, one a line.
 * @param words as that script hands them over: the program’s name, then what was typed so far
 */
export async function completionsOf(words: readonly string[]): Promise<string> {
  const audit = await DEFAULT_COMMAND.load();
  const { entry } = selectCommand(words.slice(1, -1), audit.options);
  const command = entry === DEFAULT_COMMAND ? audit : await entry.load();
  const parser = bareParser([]).completion('completion', false);
  addOptions(parser, { ...command.options, ...GLOBAL_OPTIONS }, { choices: true });
  if (entry === DEFAULT_COMMAND) for (const one of COMMANDS) parser.command(one.name, one.describe);
  const found = await parser.getCompletion([...words]);
  return found.join('\n');
}
