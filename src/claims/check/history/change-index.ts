import type { BlobHistory } from '../../../clients/git/blob-history.js';

/** What a commit did to a path. */
export interface PathChange {
  /** Index of the commit in the history. */
  readonly commit: number;
  /** The blob before and after it; null where there was none. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Finds what the commits of a history did to a path: its rows in the order of their paths, instead of an object for each. */
export class ChangeIndex {
  readonly #history: BlobHistory;
  readonly #pathIndex: ReadonlyMap<string, number>;
  readonly #commitIndex: ReadonlyMap<string, number>;
  /** Rows by path; those of path `i` end before `#ends[i]`, and begin where those of the path before it end. */
  readonly #rows: Int32Array;
  readonly #ends: Int32Array;

  constructor(history: BlobHistory) {
    this.#history = history;
    this.#pathIndex = new Map(history.paths.map((path, i) => [path, i]));
    this.#commitIndex = new Map(history.commits.map((hash, i) => [hash, i]));
    const { pathOf } = history;
    this.#ends = new Int32Array(history.paths.length);
    for (const path of pathOf) this.#ends[path] = (this.#ends[path] as number) + 1;
    let sum = 0;
    for (const [path, own] of this.#ends.entries()) {
      this.#ends[path] = sum;
      sum += own;
    }
    this.#rows = new Int32Array(pathOf.length);
    for (const [row, path] of pathOf.entries()) {
      const at = this.#ends[path] as number;
      this.#rows[at] = row;
      this.#ends[path] = at + 1;
    }
  }

  /** Index of a commit; undefined for one that the history does not hold. */
  indexOf(hash: string): number | undefined {
    return this.#commitIndex.get(hash);
  }

  hashOf(commit: number): string {
    return this.#history.commits[commit] as string;
  }

  /** In no order that means anything. */
  changesOf(path: string): PathChange[] {
    const { oids, before, after } = this.#history;
    const own = this.#pathIndex.get(path);
    if (own === undefined) return [];
    const rows = this.#rows.subarray(own === 0 ? 0 : this.#ends[own - 1], this.#ends[own]);
    return Array.from(rows, (row) => ({
      commit: this.#commitOf(row),
      before: oids[before[row] as number] ?? null,
      after: oids[after[row] as number] ?? null,
    }));
  }

  /** The commit whose rows begin last before a row, or with it. */
  #commitOf(row: number): number {
    const { starts } = this.#history;
    let [low, high] = [0, this.#history.commits.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
