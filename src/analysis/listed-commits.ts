import { zeroCounts } from '../domain/code-class.js';
import { type Commit, type FileChange, type ListedCommit, MOST_CHANGES } from '../domain/commit.js';

/** A commit as an audit lists it: what it changed added up, and as many of its files as can be looked at, production first. */
export function listedCommit(commit: Commit): ListedCommit {
  const { changes } = commit;
  const classes = zeroCounts();
  for (const change of changes) classes[change.class] += 1;
  return {
    ...commit,
    changes: changes.length > MOST_CHANGES ? productionFirst(changes).slice(0, MOST_CHANGES) : changes,
    changed: {
      files: changes.length,
      added: sumOf(changes.map(({ added }) => added)),
      deleted: sumOf(changes.map(({ deleted }) => deleted)),
      classes,
    },
  };
}

function productionFirst(changes: readonly FileChange[]): FileChange[] {
  const isProduction = (change: FileChange) => change.class === 'production';
  return [...changes.filter(isProduction), ...changes.filter((change) => !isProduction(change))];
}

/** Null where nothing could be counted. */
function sumOf(counts: readonly (number | null)[]): number | null {
  const known = counts.filter((n) => n !== null);
  return counts.length > 0 && known.length === 0 ? null : known.reduce((sum, n) => sum + n, 0);
}
