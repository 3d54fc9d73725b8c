import type { Io } from './io.js';

/** An option of a command, as data: help, completion and checks all read it. */
export interface Option {
  /** `flag` takes no value; `text` takes one; `list` may be given several times. */
  readonly type: 'flag' | 'text' | 'list';
  readonly describe: string;
  /** Heading under which help shows it. */
  readonly group: string;
  /** Letter for `-x`. */
  readonly letter?: string;
  /** The only values there are. */
  readonly values?: readonly string[];
  /** A text that holds several of `values`, with commas between. */
  readonly separated?: boolean;
  /** What holds when it is not given, in words, for help. */
  readonly otherwise?: string;
  /** Options that make no sense beside it, and why. */
  readonly excludes?: { readonly options: readonly string[]; readonly because: string };
}

export type Options = Readonly<Record<string, Option>>;

/** One command. */
export interface Command {
  /** What stands after the command’s name, for help: `[issue]`. */
  readonly usage: string;
  /** How many words it takes beside options. */
  readonly words: number;
  readonly options: Options;
  readonly examples: readonly (readonly [command: string, what: string])[];
  /** Text under the options of `--help`. */
  readonly epilogue?: string;
  /** @returns the exit code */
  run(args: Arguments, io: Io): Promise<number>;
}

/** What was typed, checked against a command’s options. */
export class Arguments {
  readonly words: readonly string[];
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(words: readonly string[], values: Readonly<Record<string, unknown>>) {
    this.words = words;
    this.#values = values;
  }

  flag(name: string): boolean {
    return this.#values[name] === true;
  }

  /** The value of a `text` option; null when it was not given. */
  text(name: string): string | null {
    const value = this.#values[name];
    return typeof value === 'string' ? value : null;
  }

  list(name: string): string[] {
    const value = this.#values[name];
    return Array.isArray(value) ? value.map(String) : [];
  }

  /** The parts of a `separated` option. */
  parts(name: string): string[] {
    const text = this.text(name);
    return text === null ? [] : splitList(text);
  }
}

/** `md, json` → `['md', 'json']` */
export function splitList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
