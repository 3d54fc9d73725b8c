import { EnvironmentError } from '../../errors.js';
import type { Git } from './git.js';
import { gitFailure } from './git-failure.js';
import { lacksPromisedObject } from './held-objects.js';
import { records } from './records.js';

/** A file of a revision. */
export interface TreeFile {
  readonly path: string;
  readonly oid: string;
  /** `file`, `executable`, `symlink`, or `submodule` (whose oid is a commit of another repository). */
  readonly kind: 'file' | 'executable' | 'symlink' | 'submodule';
}

const KINDS: Readonly<Record<string, TreeFile['kind']>> = {
  '100644': 'file',
  '100664': 'file',
  '100755': 'executable',
  '120000': 'symlink',
  '160000': 'submodule',
};

/**
 * Every file of a revision, sorted by path as git sorts (bytes). Nothing is followed out of the tree.
 * @throws EnvironmentError where a clone without trees (`--filter=tree:0`) does not hold them
 */
export async function readTree(git: Git, commit: string): Promise<TreeFile[]> {
  const child = git.stream(['ls-tree', '-r', '-z', '--full-tree', commit]);
  const files: TreeFile[] = [];
  for await (const record of records(child.stdout)) {
    const tab = record.indexOf('\t');
    const [mode = '', , oid = ''] = record.slice(0, tab).split(' ');
    files.push({ path: record.slice(tab + 1), oid, kind: KINDS[mode] ?? 'file' });
  }
  const ended = await child.ended;
  if (lacksPromisedObject(ended.stderr)) {
    throw new EnvironmentError(
      'this partial clone lacks the list of files of the revision',
      'Fetch what was left out with: git fetch --refetch --no-filter',
    );
  }
  if (ended.code !== 0) throw gitFailure('ls-tree', ended);
  return files;
}
