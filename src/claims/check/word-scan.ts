import type { FileLook } from './file-look.js';
import { WordFinder } from './word-finder.js';

/** A line of a file that holds a word. */
export interface WordLine {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  /** At most 400 characters. */
  readonly text: string;
}

/** Where words stand in the files of a revision. */
export interface WordLines {
  readonly lines: ReadonlyMap<string, readonly WordLine[]>;
  /** Words with more lines than are kept: nothing is counted by them. */
  readonly tooMany: ReadonlySet<string>;
}

/** Lines kept of a word. */
const MOST_LINES = 40_000;

/**
 * Finds words (identifiers: letters, digits, `_`) in all files of a revision. git can look for many literals at once, but
 * takes longer with each; this takes the same time for a hundred words as for one.
 */
export class WordScan implements FileLook {
  readonly #finder: WordFinder;
  readonly #lines: Map<string, WordLine[]>;
  readonly #tooMany = new Set<string>();

  constructor(words: ReadonlySet<string>) {
    this.#finder = new WordFinder(words);
    this.#lines = new Map([...words].map((word) => [word, []]));
  }

  wants(): boolean {
    return this.#lines.size > 0;
  }

  look(paths: readonly string[], data: Buffer): void {
    for (const { word, line, text } of this.#finder.linesIn(data)) {
      const list = this.#lines.get(word);
      if (!list) continue;
      for (const path of paths) {
        if (list.length >= MOST_LINES) this.#tooMany.add(word);
        else list.push({ path, line, text });
      }
    }
  }

  /** What was found, by path and line. */
  found(): WordLines {
    for (const list of this.#lines.values()) list.sort(byPlace);
    return { lines: this.#lines, tooMany: this.#tooMany };
  }
}

function byPlace(a: WordLine, b: WordLine): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line;
}
