import type { FileLook } from './file-look.js';
import { WordFinder } from './word-finder.js';
import { type WordColumns, WordTable } from './word-table.js';

/**
 * Finds words (identifiers: letters, digits, `_`) in all files of a revision. git can look for many literals at once, but
 * takes longer with each; this takes the same time for a hundred words as for one.
 */
export class WordScan implements FileLook {
  readonly #finder: WordFinder;
  readonly #table: WordTable;
  readonly #isEmpty: boolean;

  /**
   * @param words what may be asked for
   * @param kept what another run has found
   * @param countIsEnough whether a word is known of which only the number of its lines was kept
   */
  constructor(words: ReadonlySet<string>, kept: WordColumns | null = null, countIsEnough = false) {
    const known = new Set(
      kept?.words.flatMap(({ word, lines }) => (lines === 'counted' && !countIsEnough ? [] : [word])),
    );
    const sought = new Set([...words].filter((word) => !known.has(word)));
    this.#finder = new WordFinder(sought);
    this.#table = new WordTable(sought, words, kept);
    this.#isEmpty = sought.size === 0;
  }

  wants(): boolean {
    return !this.#isEmpty;
  }

  look(paths: readonly string[], data: Buffer): void {
    this.#finder.eachLine(data, this.#table.enter(paths, data));
  }

  /** What was found. */
  found(): WordTable {
    return this.#table;
  }
}
