import { LARGEST_OBJECT } from '../../../clients/git/objects.js';
import { readBlobs } from '../../../clients/git/read-blobs.js';
import type { Clone } from '../../../clients/git/repository.js';
import type { TreeFile } from '../../../clients/git/tree.js';

/** Looks at files while a revision is read: all that is looked for is looked for in one reading. */
export interface FileLook {
  /** Whether a file of this path is to be read for it. */
  wants(path: string): boolean;
  /**
   * @param paths all wanted files with this content, in the tree’s order
   * @param data their content; it may be used during the call only
   */
  look(paths: readonly string[], data: Buffer, oid: string): void;
}

/** Files that were looked at, and those that are too large or that this clone does not hold, sorted. */
export interface LookedAt {
  readonly filesRead: number;
  readonly unread: readonly string[];
}

/** Reads the files of a revision once for all looks; links and submodules are left out. */
export async function lookAtFiles(
  clone: Clone,
  tree: readonly TreeFile[],
  looks: readonly FileLook[],
): Promise<LookedAt> {
  const paths = new Map<string, string[]>();
  for (const { path, oid, kind } of tree) {
    if ((kind !== 'file' && kind !== 'executable') || !looks.some((look) => look.wants(path))) continue;
    const known = paths.get(oid);
    if (known) known.push(path);
    else paths.set(oid, [path]);
  }
  const oids = [...paths.keys()];
  const unread: string[] = [];
  await readBlobs(clone.git, oids, { maxBytes: LARGEST_OBJECT }, (i, blob) => {
    const oid = oids[i] as string;
    const own = paths.get(oid) ?? [];
    if (!('data' in blob)) unread.push(...own);
    else
      for (const look of looks) {
        const wanted = own.filter((path) => look.wants(path));
        if (wanted.length > 0) look.look(wanted, blob.data, oid);
      }
    return undefined;
  });
  const filesRead = [...paths.values()].reduce((sum, own) => sum + own.length, 0) - unread.length;
  return { filesRead, unread: unread.sort() };
}
