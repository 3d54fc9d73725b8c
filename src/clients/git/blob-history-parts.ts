import type { BlobHistory } from './blob-history.js';

/**
 * The part of a history that some of its commits make, in the order given; paths and ids of blobs keep their indices.
 * @param commits those that the history does not hold are taken for commits without a change
 */
export function selectCommits(history: BlobHistory, commits: readonly string[]): BlobHistory {
  const indexOf = new Map(history.commits.map((hash, i) => [hash, i]));
  const from = commits.map((hash) => indexOf.get(hash) ?? -1);
  const starts = new Uint32Array(commits.length + 1);
  for (const [i, own] of from.entries()) starts[i + 1] = (starts[i] as number) + rowsOf(history, own);
  const total = starts[commits.length] as number;
  const [pathOf, before, after] = [new Int32Array(total), new Int32Array(total), new Int32Array(total)];
  for (const [i, own] of from.entries()) {
    if (own < 0) continue;
    const [first, last] = [history.starts[own], history.starts[own + 1]];
    const to = starts[i] as number;
    pathOf.set(history.pathOf.subarray(first, last), to);
    before.set(history.before.subarray(first, last), to);
    after.set(history.after.subarray(first, last), to);
  }
  const selected = new Set(commits);
  const unreadable = history.unreadable.filter((hash) => selected.has(hash));
  return { ...history, commits, starts, pathOf, before, after, unreadable };
}

function rowsOf({ starts }: BlobHistory, commit: number): number {
  return commit < 0 ? 0 : (starts[commit + 1] as number) - (starts[commit] as number);
}

/** Two histories without a commit in common, one after the other. */
export function joinHistories(one: BlobHistory, other: BlobHistory): BlobHistory {
  const paths = new Joined(one.paths);
  const oids = new Joined(one.oids);
  const [pathAt, oidAt] = [
    other.paths.map((path) => paths.add(path)),
    other.oids.map((oid) => oids.add(oid)),
  ];
  const rows = one.pathOf.length;
  const renumbered = (column: Int32Array, at: readonly number[]) => column.map((i) => at[i] ?? -1);
  return {
    commits: [...one.commits, ...other.commits],
    paths: paths.names,
    oids: oids.names,
    starts: joined(
      Uint32Array,
      one.starts,
      other.starts.subarray(1).map((start) => start + rows),
    ),
    pathOf: joined(Int32Array, one.pathOf, renumbered(other.pathOf, pathAt)),
    before: joined(Int32Array, one.before, renumbered(other.before, oidAt)),
    after: joined(Int32Array, one.after, renumbered(other.after, oidAt)),
    unreadable: [...one.unreadable, ...other.unreadable].sort(),
  };
}

/** A list of names that grows by those it does not have yet. */
class Joined {
  readonly names: string[];
  readonly #indices: Map<string, number>;

  constructor(names: readonly string[]) {
    this.names = [...names];
    this.#indices = new Map(names.map((name, i) => [name, i]));
  }

  add(name: string): number {
    const known = this.#indices.get(name);
    if (known !== undefined) return known;
    this.#indices.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

function joined<A extends Int32Array | Uint32Array>(make: new (length: number) => A, one: A, other: A): A {
  const all = new make(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  return all;
}
