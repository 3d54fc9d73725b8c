import yargs, { type Argv } from 'yargs';
import type { Options } from './command.js';

/** yargs without its own ideas: no locale, no exit, no built-in options, words stay text. */
export function bareParser(tokens: readonly string[]): Argv {
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

/** Tells the parser of options. `choices`: their values too, for completion; the parser then checks them itself. */
export function addOptions(parser: Argv, options: Options, how: { choices?: boolean } = {}): Argv {
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
