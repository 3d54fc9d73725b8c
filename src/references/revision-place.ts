import type { CommitGraph } from '../domain/history.js';

/** A graph as rows: a commit’s row is its place among all, children before parents. */
interface GraphRows {
  readonly rowOf: ReadonlyMap<string, number>;
  /** The parents of row `i` are `parents[starts[i]]` up to `parents[starts[i + 1]]`; those the clone lacks are left out. */
  readonly starts: Uint32Array;
  readonly parents: Uint32Array;
}

const KNOWN = new WeakMap<CommitGraph, GraphRows>();
const [ANCESTOR, DESCENDANT] = [1, 2];

/** Where commits stand to one revision; made in one pass over the graph, so that every question is answered at once. */
export class RevisionPlace {
  readonly revision: string;
  readonly #rowOf: ReadonlyMap<string, number>;
  readonly #marks: Uint8Array;

  /** @param graph whose commits are given children before parents */
  constructor(graph: CommitGraph, revision: string) {
    this.revision = revision;
    const { rowOf, starts, parents } = rowsOf(graph);
    this.#rowOf = rowOf;
    const marks = new Uint8Array(rowOf.size);
    this.#marks = marks;
    const own = rowOf.get(revision);
    if (own === undefined) return;
    marks[own] = ANCESTOR;
    for (let row = own; row < marks.length; row += 1) {
      if (marks[row] !== ANCESTOR) continue;
      for (let i = starts[row] ?? 0; i < (starts[row + 1] ?? 0); i += 1)
        marks[parents[i] as number] = ANCESTOR;
    }
    for (let row = own - 1; row >= 0; row -= 1) {
      for (let i = starts[row] ?? 0; i < (starts[row + 1] ?? 0); i += 1)
        if (parents[i] === own || marks[parents[i] as number] === DESCENDANT) marks[row] = DESCENDANT;
    }
  }

  /** Whether the commit is the revision or part of its history. */
  contains(hash: string): boolean {
    return hash === this.revision || this.#markOf(hash) === ANCESTOR;
  }

  /** Whether the commit builds on the revision. */
  isBefore(hash: string): boolean {
    return this.#markOf(hash) === DESCENDANT;
  }

  #markOf(hash: string): number | undefined {
    const row = this.#rowOf.get(hash);
    return row === undefined ? undefined : this.#marks[row];
  }
}

function rowsOf(graph: CommitGraph): GraphRows {
  const known = KNOWN.get(graph);
  if (known) return known;
  const rowOf = new Map<string, number>();
  for (const { hash } of graph.all()) rowOf.set(hash, rowOf.size);
  const starts = new Uint32Array(rowOf.size + 1);
  const parents: number[] = [];
  let row = 0;
  for (const entry of graph.all()) {
    for (const parent of entry.parents) {
      const found = rowOf.get(parent);
      if (found !== undefined) parents.push(found);
    }
    row += 1;
    starts[row] = parents.length;
  }
  const rows = { rowOf, starts, parents: Uint32Array.from(parents) };
  KNOWN.set(graph, rows);
  return rows;
}
