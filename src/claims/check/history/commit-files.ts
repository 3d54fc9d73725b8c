import { readBlobHistory } from '../../../clients/git/blob-history.js';
import { shallowBoundary } from '../../../clients/git/shallow-boundary.js';
import type { CheckContext } from '../context.js';
import { type Deed, deedOf } from './deed.js';

/**
 * The files that a commit touched against its first parent, and what it did to each; links and submodules are left out.
 * @returns null where this clone lacks an object that is needed for it, or a shallow clone is cut
 */
export function filesOfCommit(
  context: CheckContext,
  hash: string,
): Promise<ReadonlyMap<string, Deed> | null> {
  return context.once(['files of commit', hash], () => read(context, hash));
}

async function read(context: CheckContext, hash: string): Promise<ReadonlyMap<string, Deed> | null> {
  // There all files would seem to be new.
  if ((await shallowBoundary(context.clone.git)).has(hash)) return null;
  const { paths, oids, pathOf, before, after, unreadable } = await readBlobHistory(context.clone.git, [hash]);
  if (unreadable.length > 0) return null;
  const found = new Map<string, Deed>();
  for (const [row, path] of pathOf.entries()) {
    const deed = deedOf({
      before: oids[before[row] as number] ?? null,
      after: oids[after[row] as number] ?? null,
    });
    if (deed) found.set(paths[path] as string, deed);
  }
  return found;
}
