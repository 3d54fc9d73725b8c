import type { FileLook } from './file-look.js';

const WORD = Buffer.from('class ');
const NEWLINE = 10;
/** What may stand before the word, and the name behind it. */
const BEFORE = /^ *(?:export )?(?:abstract )?$/;
const LONGEST_BEFORE = 400;
const LONGEST_NAME = 200;

/** Which files of a revision define a class: `class A`, `export abstract class A`. */
export class ClassScan implements FileLook {
  /** By name; a file that defines it twice is there twice. */
  readonly #files = new Map<string, string[]>();
  readonly #order = new Map<string, number>();
  readonly #isKnown: boolean;

  /**
   * @param paths of all files, in the tree’s order
   * @param kept what an earlier run has found, as `found` told it; no file is read then
   */
  constructor(paths: Iterable<string>, kept: Iterable<readonly [string, string]> | null = null) {
    for (const path of paths) this.#order.set(path, this.#order.size);
    for (const [name, path] of kept ?? []) this.#take(name, path);
    this.#isKnown = kept !== null;
  }

  wants(): boolean {
    return !this.#isKnown;
  }

  /** Whether it found what no other run has kept. */
  get isNew(): boolean {
    return !this.#isKnown;
  }

  /** All definitions of classes with their files. */
  found(): [string, string][] {
    return [...this.#files].flatMap(([name, paths]) => paths.map((path): [string, string] => [name, path]));
  }

  look(paths: readonly string[], data: Buffer): void {
    for (let at = data.indexOf(WORD); at >= 0; at = data.indexOf(WORD, at + WORD.length)) {
      const start = data.lastIndexOf(NEWLINE, at) + 1;
      if (at - start > LONGEST_BEFORE || !BEFORE.test(data.toString('latin1', start, at))) continue;
      const behind = at + WORD.length;
      const name = /^\w+/.exec(data.toString('latin1', behind, behind + LONGEST_NAME))?.[0];
      if (name !== undefined) for (const path of paths) this.#take(name, path);
    }
  }

  #take(name: string, path: string): void {
    const known = this.#files.get(name);
    if (known) known.push(path);
    else this.#files.set(name, [path]);
  }

  #place(path: string): number {
    return this.#order.get(path) ?? 0;
  }

  /** The first file, in the tree’s order, with a line that begins the definition of a class; null for none. */
  fileOf(name: string): string | null {
    return (this.#files.get(name) ?? []).reduce<string | null>(
      (first, path) => (first === null || this.#place(path) < this.#place(first) ? path : first),
      null,
    );
  }
}
