import type { CommitGraph } from '../domain/history.js';

/** Where commits stand to one revision; made in one pass over the graph, so that every question is answered at once. */
export class RevisionPlace {
  readonly revision: string;
  readonly #ancestors = new Set<string>();
  readonly #descendants = new Set<string>();

  /** @param graph whose commits are given children before parents */
  constructor(graph: CommitGraph, revision: string) {
    this.revision = revision;
    this.#ancestors.add(revision);
    const earlier: { hash: string; parents: readonly string[] }[] = [];
    for (const entry of graph.all()) {
      if (this.#ancestors.has(entry.hash)) for (const parent of entry.parents) this.#ancestors.add(parent);
      else earlier.push(entry);
    }
    for (const { hash, parents } of earlier.reverse())
      if (parents.some((parent) => parent === revision || this.#descendants.has(parent)))
        this.#descendants.add(hash);
  }

  /** Whether the commit is the revision or part of its history. */
  contains(hash: string): boolean {
    return this.#ancestors.has(hash);
  }

  /** Whether the commit builds on the revision. */
  isBefore(hash: string): boolean {
    return this.#descendants.has(hash);
  }
}
