import type { CommitGraph } from '../domain/history.js';

/** Questions about who comes before whom, answered without a set of ancestors for each commit. */
export class CommitOrder {
  readonly #graph: CommitGraph;
  readonly #positions = new Map<string, number>();
  readonly #byPrefix = new Map<string, string[]>();

  /** @param graph whose commits are given children before parents */
  constructor(graph: CommitGraph) {
    this.#graph = graph;
    for (const entry of graph.all()) {
      this.#positions.set(entry.hash, this.#positions.size);
      const prefix = entry.hash.slice(0, 7);
      this.#byPrefix.set(prefix, [...(this.#byPrefix.get(prefix) ?? []), entry.hash]);
    }
  }

  /** Smaller is newer: no commit builds on one of a smaller position. */
  position(hash: string): number {
    return this.#positions.get(hash) ?? Number.MAX_SAFE_INTEGER;
  }

  /** The one commit that a shortened hash of at least seven digits stands for; null for none or several. */
  resolve(prefix: string): string | null {
    const near = (this.#byPrefix.get(prefix.slice(0, 7)) ?? []).filter((hash) => hash.startsWith(prefix));
    return near.length === 1 ? (near[0] as string) : null;
  }

  /** Whether `later` builds on `earlier` (or is it). Commits that come before `earlier` anyway are not visited. */
  isBefore(earlier: string, later: string): boolean {
    const limit = this.#positions.get(earlier);
    if (limit === undefined) return false;
    const seen = new Set<string>();
    const todo = [later];
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
      if (next === earlier) return true;
      if (seen.has(next) || this.position(next) > limit) continue;
      seen.add(next);
      todo.push(...(this.#graph.get(next)?.parents ?? []));
    }
    return false;
  }

  /** Whether a merge brought a commit in from another line than its first parent’s. */
  isMergeOf(merge: string, hash: string): boolean {
    const [first, ...others] = this.#graph.get(merge)?.parents ?? [];
    if (!first || others.length === 0 || this.isBefore(hash, first)) return false;
    return others.some((parent) => this.isBefore(hash, parent));
  }
}
