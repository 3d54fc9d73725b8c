import { distance } from 'fastest-levenshtein';
import { InputError } from '../errors.js';
import { type Arguments, type Option, type Options, splitList } from './command.js';

/**
 * Refuses options that do not exist, and names the nearest that does.
 * @throws InputError
 */
export function checkOptionNames(tokens: readonly string[], options: Options, command: string): void {
  const end = tokens.indexOf('--');
  const given = end < 0 ? tokens : tokens.slice(0, end);
  let isValue = false;
  for (const token of given) {
    const wasValue = isValue;
    isValue = false;
    if (!token.startsWith('-') || token === '-') continue;
    if (wasValue && /^-\d/.test(token)) continue;
    const name = optionName(token, options);
    const option = name === null ? undefined : options[name];
    if (name === null || !option) throw unknownOption(token.split('=')[0] ?? token, options, command);
    if (option.type === 'flag' && token.includes('='))
      throw new InputError(`--${name} takes no value`, `Write --${name} or leave it out.`);
    isValue = option.type !== 'flag' && !token.includes('=');
  }
}

/** The option that a token names, `-q` as well as `--quiet`; null for none. */
export function optionName(token: string, options: Options): string | null {
  const typed = token.split('=')[0] ?? '';
  if (typed.startsWith('--')) return Object.hasOwn(options, typed.slice(2)) ? typed.slice(2) : null;
  const letter = typed.slice(1);
  return Object.keys(options).find((name) => options[name]?.letter === letter) ?? null;
}

function unknownOption(typed: string, options: Options, command: string): InputError {
  const names = Object.keys(options).map((name) => `--${name}`);
  const best = nearest(typed, names);
  const help = command === 'audit' ? 'issue-audit --help' : `issue-audit ${command} --help`;
  return new InputError(
    `there is no option ${typed}${best ? `; did you mean ${best}?` : ''}`,
    `\`${help}\` lists them all.`,
  );
}

/** The name that was most likely meant; null when none is near. */
export function nearest(typed: string, names: readonly string[]): string | null {
  const [best] = names
    .map((name) => ({ name, far: distance(typed.toLowerCase().slice(0, 60), name.toLowerCase()) }))
    .filter(({ name, far }) => far <= Math.max(1, Math.floor(name.replace(/^--/, '').length / 2)))
    .sort((a, b) => a.far - b.far);
  return best?.name ?? null;
}

/**
 * Refuses values that are not among those allowed, options given twice, and options that exclude each other.
 * @param values as the parser gives them
 */
export function checkValues(values: Readonly<Record<string, unknown>>, options: Options): void {
  for (const [name, option] of Object.entries(options)) {
    const value = values[name];
    if (value === undefined || value === false) continue;
    if (option.type !== 'list' && Array.isArray(value))
      throw new InputError(`--${name} is given more than once`, 'Give it once.');
    if (option.type === 'text' && value === '')
      throw new InputError(`--${name} is empty`, `Give it a value: ${option.describe.toLowerCase()}.`);
    if (option.values && typeof value === 'string') checkAllowed(name, option, option.values, value);
    const other = option.excludes?.options.find((one) => values[one] !== undefined && values[one] !== false);
    if (other)
      throw new InputError(
        `--${name} and --${other} exclude each other: ${option.excludes?.because}`,
        'Leave one of them out.',
      );
  }
}

function checkAllowed(name: string, option: Option, allowed: readonly string[], value: string): void {
  const parts = option.separated ? splitList(value) : [value];
  const wrong = parts.find((part) => !allowed.includes(part)) ?? (parts.length === 0 ? value : undefined);
  if (wrong === undefined) return;
  const best = nearest(wrong, allowed);
  throw new InputError(
    `--${name} does not know "${wrong}"${best ? `; did you mean ${best}?` : ''}`,
    `Allowed: ${allowed.join(', ')}${option.separated ? ', or several with commas between' : ''}.`,
  );
}

/** @throws InputError when there are more words than the command takes, or the first is nearly a command’s name */
export function checkWords(args: Arguments, most: number, commands: readonly string[]): void {
  const [first = ''] = args.words;
  const meant = /^[a-z-]+$/i.test(first) && most > 0 ? nearest(first, commands) : null;
  if (meant !== null)
    throw new InputError(
      `there is no command ${first}; did you mean ${meant}?`,
      '`issue-audit --help` lists them all.',
    );
  const extra = args.words[most];
  if (extra === undefined) return;
  throw new InputError(
    `"${extra}" is one word too many`,
    most === 0 ? 'This command takes options only.' : 'Put a value that holds spaces in quotes.',
  );
}
