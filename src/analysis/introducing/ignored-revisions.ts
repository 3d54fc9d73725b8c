import { readObjects } from '../../clients/git/objects.js';
import type { Clone } from '../../clients/git/repository.js';

/** Where projects list commits that blame shall pass over (reformatting and the like). */
const IGNORE_REVS_FILES = ['.git-blame-ignore-revs'] as const;

// Each becomes an argument of git blame.
const MOST = 500;

/**
 * The commits that the repository's own lists name, as the lists were at a revision. Entries that are no full hash, or no
 * commit of this clone, are left out: git would refuse to start with them.
 */
export async function readIgnoredRevisions(
  clone: Clone,
  revision: string,
  files: readonly string[] = IGNORE_REVS_FILES,
): Promise<string[]> {
  const named = new Set<string>();
  for await (const file of readObjects(
    clone.git,
    files.map((path) => `${revision}:${path}`),
  )) {
    if ('reason' in file || file.type !== 'blob') continue;
    for (const line of file.data.toString('utf8').split('\n')) {
      const hash = line.split('#')[0]?.trim() ?? '';
      if (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(hash)) named.add(hash);
    }
  }
  const commits: string[] = [];
  for await (const object of readObjects(clone.git, [...named].slice(0, MOST))) {
    if (!('reason' in object) && object.type === 'commit') commits.push(object.oid);
  }
  return commits.sort();
}
