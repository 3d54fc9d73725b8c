import { InputError } from '../errors.js';
import { addOptions, bareParser } from './bare-parser.js';
import { checkOptionNames, checkValues, checkWords, optionName } from './check-arguments.js';
import { Arguments, type Command, type Options } from './command.js';
import { COMMANDS, type CommandEntry, DEFAULT_COMMAND } from './commands.js';
import { GLOBAL_OPTIONS } from './shared-options.js';

/** Which command was typed, and the tokens without its name. */
export interface Selected {
  readonly entry: CommandEntry;
  readonly tokens: readonly string[];
}

/**
 * Finds the command: the first word that is no option and no option’s value, if it is a command’s name.
 * @param options of the default command, to know which of them take a value
 */
export function selectCommand(tokens: readonly string[], options: Options): Selected {
  let isValue = false;
  for (const [index, token] of tokens.entries()) {
    if (token === '--') break;
    if (token.startsWith('-') && token !== '-') {
      const name = optionName(token, options);
      isValue = name !== null && options[name]?.type !== 'flag' && !token.includes('=');
      continue;
    }
    if (!isValue) {
      const entry = COMMANDS.find((one) => one.name === token);
      if (entry) return { entry, tokens: tokens.filter((_, at) => at !== index) };
      break;
    }
    isValue = false;
  }
  return { entry: DEFAULT_COMMAND, tokens };
}

/**
 * Reads a command’s arguments.
 * @throws InputError for anything the command does not know
 */
export async function parseArguments({ entry, tokens }: Selected, command: Command): Promise<Arguments> {
  const options = { ...command.options, ...GLOBAL_OPTIONS };
  checkOptionNames(tokens, options, entry.name);
  const parser = addOptions(bareParser(tokens), options).fail((message, error) => {
    if (error && error.name !== 'YError') throw error;
    const told = parserMessage(message ?? error?.message ?? '');
    throw new InputError(told, '`issue-audit --help` shows how it is written.');
  });
  const { _: words, ...values } = await parser.parseAsync();
  checkValues(values, options);
  const args = new Arguments(words.map(String), values);
  checkWords(
    args,
    command.words,
    // The words of a command that was named are revisions and the like, and no misspelt commands.
    entry === DEFAULT_COMMAND ? COMMANDS.map((one) => one.name) : [],
  );
  return args;
}

/** The parser says "Not enough arguments following: at". */
function parserMessage(message: string): string {
  const name = /^Not enough arguments following: (\S+)/.exec(message)?.[1];
  return name ? `--${name} needs a value` : message;
}
