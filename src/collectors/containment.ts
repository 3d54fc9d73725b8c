import type { CommitGraph } from '../domain/history.js';

/**
 * Tells for each of some commits which of the others, and which tips, contain it: one pass over the graph from the oldest
 * commit to the newest, with a bit for each commit asked about.
 */
export class Containment {
  readonly #bit = new Map<string, number>();
  readonly #held = new Map<string, Uint32Array>();

  /** @param asked the commits whose containers are of interest */
  constructor(graph: CommitGraph, asked: Iterable<string>) {
    for (const hash of asked) if (!this.#bit.has(hash)) this.#bit.set(hash, this.#bit.size);
    const words = Math.ceil(this.#bit.size / 32);
    const empty = new Uint32Array(words);
    const parentsFirst = [...graph.all()].reverse();
    for (const { hash, parents } of parentsFirst) {
      const own = this.#bit.get(hash);
      const [first, ...others] = parents;
      const inherited = (first && this.#held.get(first)) || empty;
      // Most commits hold just what their parent holds, and share its set.
      if (own === undefined && others.every((parent) => (this.#held.get(parent) ?? empty) === inherited)) {
        this.#held.set(hash, inherited);
        continue;
      }
      const bits = Uint32Array.from(inherited);
      for (const parent of others)
        this.#held.get(parent)?.forEach((word, i) => {
          bits[i] = (bits[i] ?? 0) | word;
        });
      if (own !== undefined) bits[own >>> 5] = (bits[own >>> 5] ?? 0) | (1 << (own & 31));
      this.#held.set(hash, bits);
    }
  }

  /** Whether `holder` is, or builds on, a commit that was asked about. */
  contains(holder: string, hash: string): boolean {
    const bit = this.#bit.get(hash);
    const bits = this.#held.get(holder);
    return bit !== undefined && bits !== undefined && ((bits[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
  }
}
