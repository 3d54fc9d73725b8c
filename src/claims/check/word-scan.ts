import type { FileLook } from './file-look.js';
import { WordFinder } from './word-finder.js';
import { type WordLines, WordTable } from './word-table.js';

/**
 * Finds words (identifiers: letters, digits, `_`) in all files of a revision. git can look for many literals at once, but
 * takes longer with each; this takes the same time for a hundred words as for one.
 */
export class WordScan implements FileLook {
  readonly #finder: WordFinder;
  readonly #table: WordTable;
  readonly #isEmpty: boolean;

  constructor(words: ReadonlySet<string>) {
    this.#finder = new WordFinder(words);
    this.#table = new WordTable(words);
    this.#isEmpty = words.size === 0;
  }

  wants(): boolean {
    return !this.#isEmpty;
  }

  look(paths: readonly string[], data: Buffer): void {
    this.#finder.eachLine(data, this.#table.enter(paths, data));
  }

  /** What was found. */
  found(): WordLines {
    return this.#table;
  }
}
