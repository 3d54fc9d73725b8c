import { readLineCountsOf } from '../../../clients/git/line-counts.js';
import type { CheckContext } from '../context.js';

/** Files and lines that a commit changed against its first parent. */
export interface CommitSize {
  readonly files: number;
  readonly added: number;
  readonly deleted: number;
  readonly paths: readonly string[];
}

/** @returns null where this clone lacks an object that is needed for it */
export function sizeOfCommit(context: CheckContext, hash: string): Promise<CommitSize | null> {
  return context.once(['size of commit', hash], () => measure(context, hash));
}

async function measure(context: CheckContext, hash: string): Promise<CommitSize | null> {
  const counts = (await readLineCountsOf(context.clone.git, [hash])).get(hash);
  if (!counts) return null;
  const all = [...counts.values()];
  return {
    files: counts.size,
    added: all.reduce((sum, { added }) => sum + (added ?? 0), 0),
    deleted: all.reduce((sum, { deleted }) => sum + (deleted ?? 0), 0),
    paths: [...counts.keys()].sort(),
  };
}
