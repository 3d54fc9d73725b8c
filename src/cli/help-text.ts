import { addOptions, bareParser } from './bare-parser.js';
import type { Command } from './command.js';
import { COMMANDS, type CommandEntry, DEFAULT_COMMAND } from './commands.js';
import { GLOBAL_OPTIONS } from './shared-options.js';

/** The text of `--help`. */
export async function helpText(entry: CommandEntry, command: Command, columns: number): Promise<string> {
  const isDefault = entry === DEFAULT_COMMAND;
  const name = isDefault ? '' : `${entry.name} `;
  const parser = addOptions(bareParser([]), { ...command.options, ...GLOBAL_OPTIONS });
  parser.usage(`${entry.describe}\n\nUsage: $0 ${name}${command.usage} [options]`.replace(/ {2,}/g, ' '));
  if (isDefault) for (const one of COMMANDS) parser.command(one.name, one.describe);
  const examples = command.examples.map(([example, what]) => `  # ${what}\n  ${example}`);
  parser.epilogue(
    [`Examples:\n${examples.join('\n')}`, ...(command.epilogue ? [command.epilogue] : [])].join('\n\n'),
  );
  return parser.wrap(columns).getHelp();
}
