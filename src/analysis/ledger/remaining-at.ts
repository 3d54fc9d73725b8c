import { type ClassCounts, type CodeClass, zeroCounts } from '../../domain/code-class.js';
import type { VersionTable } from './version-table.js';

/**
 * What is left at the revision, from the files as they are there: the changes along first parents lead to exactly these.
 */
export function remainingAt(
  table: VersionTable,
  classOf: (path: number) => CodeClass,
): { counts: ClassCounts; files: ClassCounts } {
  const { commits, parents, starts, pathOf, after } = table.history;
  const chain: number[] = [];
  for (let at: number | undefined = commits.length - 1; at !== undefined && at >= 0; at = parents[at]?.[0]) {
    chain.push(at);
  }
  const present = new Map<number, number>();
  for (const commit of chain.reverse()) {
    for (let row = starts[commit] ?? 0; row < (starts[commit + 1] ?? 0); row += 1) {
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
