import yargs, { type Argv } from 'yargs';
import { InputError } from '../errors.js';
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
  const parser = addOptions(bare(tokens), options).fail((message, error) => {
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
    COMMANDS.map((one) => one.name),
  );
  return args;
}

/** The parser says "Not enough arguments following: at". */
function parserMessage(message: string): string {
  const name = /^Not enough arguments following: (\S+)/.exec(message)?.[1];
  return name ? `--${name} needs a value` : message;
}

/** The text of `--help`. */
export async function helpText(entry: CommandEntry, command: Command, columns: number): Promise<string> {
  const isDefault = entry === DEFAULT_COMMAND;
  const name = isDefault ? '' : `${entry.name} `;
  const parser = addOptions(bare([]), { ...command.options, ...GLOBAL_OPTIONS });
  parser.usage(`${entry.describe}\n\nUsage: $0 ${name}${command.usage} [options]`.replace(/ {2,}/g, ' '));
  if (isDefault) for (const one of COMMANDS) parser.command(one.name, one.describe);
  const examples = command.examples.map(([example, what]) => `  # ${what}\n  ${example}`);
  parser.epilogue(
    [`Examples:\n${examples.join('\n')}`, ...(command.epilogue ? [command.epilogue] : [])].join('\n\n'),
  );
  return parser.wrap(columns).getHelp();
}

/** The script that the shell of SHELL loads to complete commands and options. */
export async function completionScript(): Promise<string> {
  return outputOf(bare([]).completion('completion', false), ['completion']);
}

/**
 * What the shell may put in place of the last word, one a line.
 * @param words as that script hands them over: the program’s name, then what was typed so far
 */
export async function completionsOf(words: readonly string[]): Promise<string> {
  const audit = await DEFAULT_COMMAND.load();
  const { entry } = selectCommand(words.slice(1, -1), audit.options);
  const command = entry === DEFAULT_COMMAND ? audit : await entry.load();
  const parser = bare([]).completion('completion', false);
  addOptions(parser, { ...command.options, ...GLOBAL_OPTIONS }, { choices: true });
  if (entry === DEFAULT_COMMAND) for (const one of COMMANDS) parser.command(one.name, one.describe);
  const found = await parser.getCompletion([...words]);
  return found.join('\n');
}

/** Runs the parser and gives what it would have printed. */
function outputOf(parser: Argv, tokens: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    parser.parse(tokens, {}, (error, _, output) => (error ? reject(error) : resolve(output)));
  });
}

/** yargs without its own ideas: no locale, no exit, no built-in options, words stay text. */
function bare(tokens: readonly string[]): Argv {
  return yargs([...tokens])
    .scriptName('issue-audit')
    .locale('en')
    .updateStrings({ array: 'repeatable', boolean: 'flag', string: 'text' })
    .exitProcess(false)
    .help(false)
    .version(false)
    .parserConfiguration({
      'boolean-negation': false,
      'camel-case-expansion': false,
      'dot-notation': false,
      'greedy-arrays': false,
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'short-option-groups': false,
      'populate--': false,
    });
}

function addOptions(parser: Argv, options: Options, how: { choices?: boolean } = {}): Argv {
  for (const [name, option] of Object.entries(options)) {
    const values = option.values ? ` [${option.values.join(', ')}]` : '';
    const otherwise = option.otherwise ? ` (else: ${option.otherwise})` : '';
    parser.option(name, {
      type: option.type === 'flag' ? 'boolean' : 'string',
      describe: option.describe + values + otherwise,
      group: option.group,
      ...(option.letter && !how.choices ? { alias: option.letter } : {}),
      ...(option.type === 'list' ? { array: true } : {}),
      ...(option.type === 'flag' ? {} : { requiresArg: true }),
      ...(how.choices && option.values ? { choices: option.values } : {}),
    });
  }
  return parser;
}
