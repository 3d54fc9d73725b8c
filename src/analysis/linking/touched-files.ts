import type { BlobHistory } from '../../clients/git/blob-history.js';
import type { CommitGraph } from '../../domain/history.js';

/** What one commit did to a file: ids of the blob before and after; null for none. */
export interface FileStep {
  readonly commit: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Which commits changed a file, on every line of history. Merges are left out: what they join was changed before. */
export class TouchedFiles {
  readonly #history: BlobHistory;
  readonly #pathIndex: ReadonlyMap<string, number>;
  /** The rows of path `i` are `#rows[#starts[i]]` up to but not including `#rows[#starts[i + 1]]`. */
  readonly #starts: Uint32Array;
  readonly #rows: Uint32Array;
  readonly #commitOf: Uint32Array;

  constructor(history: BlobHistory, graph: CommitGraph) {
    this.#history = history;
    this.#pathIndex = new Map(history.paths.map((path, i) => [path, i]));
    this.#commitOf = new Uint32Array(history.pathOf.length);
    const order = newestFirst(history, graph);
    this.#starts = new Uint32Array(history.paths.length + 1);
    for (const commit of order)
      for (let row = this.#from(commit); row < this.#from(commit + 1); row += 1) {
        this.#commitOf[row] = commit;
        const next = (history.pathOf[row] as number) + 1;
        this.#starts[next] = (this.#starts[next] as number) + 1;
      }
    for (let i = 0; i < history.paths.length; i += 1)
      this.#starts[i + 1] = (this.#starts[i + 1] as number) + (this.#starts[i] as number);
    this.#rows = new Uint32Array(this.#starts[history.paths.length] as number);
    const next = this.#starts.slice();
    for (const commit of order)
      for (let row = this.#from(commit); row < this.#from(commit + 1); row += 1) {
        const path = history.pathOf[row] as number;
        this.#rows[next[path] as number] = row;
        next[path] = (next[path] as number) + 1;
      }
  }

  #from(commit: number): number {
    return this.#history.starts[commit] as number;
  }

  /** What was done to a file, newest commit first. */
  stepsOf(path: string): FileStep[] {
    const { commits, oids, before, after } = this.#history;
    const index = this.#pathIndex.get(path);
    if (index === undefined) return [];
    const rows = this.#rows.subarray(this.#starts[index], this.#starts[index + 1]);
    return Array.from(rows, (row) => ({
      commit: commits[this.#commitOf[row] as number] as string,
      before: oids[before[row] as number] ?? null,
      after: oids[after[row] as number] ?? null,
    }));
  }
}

/** Indices of the commits that are no merges, children before parents. */
function newestFirst(history: BlobHistory, graph: CommitGraph): number[] {
  const index = new Map(history.commits.map((hash, i) => [hash, i]));
  const order: number[] = [];
  for (const { hash, parents } of graph.all()) {
    const commit = parents.length > 1 ? undefined : index.get(hash);
    if (commit !== undefined) order.push(commit);
  }
  return order;
}
