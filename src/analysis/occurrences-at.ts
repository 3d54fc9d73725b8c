import { type ClassCounts, type CodeClass, zeroCounts } from '../domain/code-class.js';
import type { VersionTable } from './version-table.js';

/**
 * What is found in the files as they are at a commit: the changes along first parents lead to exactly these.
 * @param commit index into the history's commits
 */
export function occurrencesAt(
  table: VersionTable,
  classOf: (path: number) => CodeClass,
  commit: number,
): { counts: ClassCounts; files: ClassCounts } {
  const { parents, starts, pathOf, after } = table.history;
  const chain: number[] = [];
  for (let at: number | undefined = commit; at !== undefined && at >= 0; at = parents[at]?.[0])
    chain.push(at);
  const present = new Map<number, number>();
  for (const step of chain.reverse()) {
    for (let row = starts[step] ?? 0; row < (starts[step + 1] ?? 0); row += 1) {
      const path = pathOf[row] ?? 0;
      const occurrences = table.matchesOf(after[row] ?? -1, path)?.occurrences ?? 0;
      if (occurrences > 0) present.set(path, occurrences);
      else present.delete(path);
    }
  }
  const [counts, files] = [zeroCounts(), zeroCounts()];
  for (const [path, occurrences] of present) {
    counts[classOf(path)] += occurrences;
    files[classOf(path)] += 1;
  }
  return { counts, files };
}
