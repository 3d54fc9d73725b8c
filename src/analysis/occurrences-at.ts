import { type ClassCounts, type CodeClass, zeroCounts } from '../domain/code-class.js';
import type { VersionTable } from './version-table.js';

/** Tells in which versions of which files something is found as they are at a commit, for any number of commits. */
export class VersionsAt {
  readonly #table: VersionTable;
  /** For each commit that changes what is found, the rows that do. */
  readonly #rows = new Map<number, number[]>();

  constructor(table: VersionTable) {
    this.#table = table;
    const { commits, starts, pathOf, before, after } = table.history;
    const mayHold = table.rowsThatHold();
    for (let commit = 0; commit < commits.length; commit += 1) {
      for (let row = starts[commit] ?? 0; row < (starts[commit + 1] ?? 0); row += 1) {
        if (!mayHold(row)) continue;
        const path = pathOf[row] ?? 0;
        if (!table.matchesOf(before[row] ?? -1, path) && !table.matchesOf(after[row] ?? -1, path)) continue;
        const known = this.#rows.get(commit);
        if (known) known.push(row);
        else this.#rows.set(commit, [row]);
      }
    }
  }

  /**
   * Versions in which something is found in code, by path: the changes along first parents lead to exactly these.
   * @param commit index into the history’s commits
   */
  at(commit: number): Map<number, number> {
    const { parents, pathOf, after } = this.#table.history;
    const chain: number[] = [];
    for (let at: number | undefined = commit; at !== undefined && at >= 0; at = parents[at]?.[0])
      if (this.#rows.has(at)) chain.push(at);
    const present = new Map<number, number>();
    for (const step of chain.reverse()) {
      for (const row of this.#rows.get(step) ?? []) {
        const path = pathOf[row] ?? 0;
        const oid = after[row] ?? -1;
        if ((this.#table.matchesOf(oid, path)?.occurrences ?? 0) > 0) present.set(path, oid);
        else present.delete(path);
      }
    }
    return present;
  }
}

/** What is found in some versions of files, by what the files are for. */
export function countVersions(
  table: VersionTable,
  versions: ReadonlyMap<number, number>,
  classOf: (path: number) => CodeClass,
): { counts: ClassCounts; files: ClassCounts } {
  const [counts, files] = [zeroCounts(), zeroCounts()];
  for (const [path, oid] of versions) {
    counts[classOf(path)] += table.matchesOf(oid, path)?.occurrences ?? 0;
    files[classOf(path)] += 1;
  }
  return { counts, files };
}
