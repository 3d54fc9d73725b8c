import type { CodeClass } from '../../domain/code-class.js';
import type { VersionMatches } from '../version-matches.js';
import type { VersionTable } from '../version-table.js';

/** A file in which one commit changed a pattern's matches, against the first parent. */
export interface FileDelta {
  /** Index into the history's paths. */
  readonly path: number;
  readonly class: CodeClass;
  /** Indices into the history's oids; -1 where the file is not. */
  readonly beforeOid: number;
  readonly afterOid: number;
  readonly before: VersionMatches | null;
  readonly after: VersionMatches | null;
}

/**
 * The files of each commit in which the number of matches changed, oldest commit first; commits without any are left out.
 * @param classOf what the file of a path index is for
 */
export function* commitDeltas(
  table: VersionTable,
  classOf: (path: number) => CodeClass,
): Generator<{ commit: number; files: FileDelta[] }> {
  const { commits, starts, pathOf, before, after } = table.history;
  for (let commit = 0; commit < commits.length; commit += 1) {
    const files: FileDelta[] = [];
    for (let row = starts[commit] ?? 0; row < (starts[commit + 1] ?? 0); row += 1) {
      const path = pathOf[row] ?? 0;
      const beforeOid = before[row] ?? -1;
      const afterOid = after[row] ?? -1;
      const [old, now] = [table.matchesOf(beforeOid, path), table.matchesOf(afterOid, path)];
      if (changes(old, now)) {
        files.push({ path, class: classOf(path), beforeOid, afterOid, before: old, after: now });
      }
    }
    if (files.length > 0) yield { commit, files };
  }
}

function changes(old: VersionMatches | null, now: VersionMatches | null): boolean {
  return (old?.occurrences ?? 0) !== (now?.occurrences ?? 0) || (old?.textOnly ?? 0) !== (now?.textOnly ?? 0);
}
