import type { Ended } from './run-command.js';

const MOST_OF_ONE = 200_000;
const MOST = 8_000_000;

/** What was run and what it printed, for a person to read afterwards. */
export class ProofLog {
  readonly #hide: readonly (readonly [path: string, shown: string])[];
  #text = '';

  /** @param hide folders of this machine and what is written for them */
  constructor(hide: readonly (readonly [path: string, shown: string])[]) {
    this.#hide = [...hide].sort(([a], [b]) => b.length - a.length);
  }

  /** A heading, or a plain sentence. */
  say(line: string): void {
    this.#add(`${line}\n`);
  }

  /** A command with its output and how it ended. */
  command(line: string, ended: Ended): void {
    const how = ended.ended === 'by-itself' ? `ended with code ${ended.code}` : ENDED[ended.ended];
    this.#add(`$ ${line}\n${ended.output.slice(0, MOST_OF_ONE).trimEnd()}\n[${how}]\n\n`);
  }

  text(): string {
    return this.#text;
  }

  /** Without this machine’s folders and without what would steer a terminal. */
  plain(text: string): string {
    const shown = this.#hide.reduce((all, [path, instead]) => all.replaceAll(path, instead), text);
    return shown.replace(ESCAPES, '').replace(CONTROLS, '');
  }

  #add(text: string): void {
    if (this.#text.length < MOST) this.#text += this.plain(text);
  }
}

const ENDED: Readonly<Record<Exclude<Ended['ended'], 'by-itself'>, string>> = {
  'time-limit': 'ended: it took longer than is allowed',
  'output-limit': 'ended: it printed more than is allowed',
  'not-started': 'could not be started',
};

const ESC = String.fromCharCode(27);
const ESCAPES = new RegExp(
  `${ESC}(?:\\[[0-9;?]*[A-Za-z]|\\][^${String.fromCharCode(7)}${ESC}]*(?:${String.fromCharCode(7)}|${ESC}\\\\)?)`,
  'g',
);
const CONTROLS = new RegExp(
  `[${String.fromCharCode(0)}-${String.fromCharCode(8)}${String.fromCharCode(11)}-${String.fromCharCode(31)}${String.fromCharCode(127)}]`,
  'g',
);
