import type { Git } from './git.js';
import { records } from './records.js';

/** One file that a commit changed against its first parent, with the blobs of both sides (null where there is none). */
export interface RawChange {
  readonly path: string;
  readonly oldPath: string | null;
  readonly status: 'added' | 'modified' | 'deleted' | 'renamed' | 'copied' | 'type-changed';
  readonly oldOid: string | null;
  readonly newOid: string | null;
}

const STATUS: Readonly<Record<string, RawChange['status']>> = {
  A: 'added',
  M: 'modified',
  D: 'deleted',
  R: 'renamed',
  C: 'copied',
  T: 'type-changed',
};

/**
 * Which files each commit changed, against the first parent (the empty tree for a root commit). Needs no blob, except to
 * tell renames that also changed content; with `renames: 'exact'` it needs none at all.
 */
export async function readChanges(
  git: Git,
  commits: readonly string[],
  options: { renames: 'exact' | 'similar' } = { renames: 'similar' },
): Promise<Map<string, RawChange[]>> {
  const found = new Map<string, RawChange[]>();
  if (commits.length === 0) return found;
  const detect = options.renames === 'exact' ? ['-M100%'] : ['-M'];
  const child = git.stream([
    'diff-tree',
    '--stdin',
    '-r',
    '-z',
    '-m',
    '--first-parent',
    '--root',
    '--raw',
    '--no-abbrev',
    '--no-ext-diff',
    ...detect,
  ]);
  child.stdin.end(`${commits.join('\n')}\n`);
  let current: RawChange[] = [];
  const pending: string[] = [];
  for await (const record of records(child.stdout)) {
    if (!record.startsWith(':') && pending.length === 0) {
      current = [];
      // A merge is headed "<hash> (from <parent>)" by older versions of git.
      found.set(record.trim().split(' ')[0] ?? record, current);
      continue;
    }
    pending.push(record);
    const change = completeChange(pending);
    if (change) {
      current.push(change);
      pending.length = 0;
    }
  }
  const { code, stderr } = await child.ended;
  if (code !== 0) {
    // Looking for similar files reads blobs, and a partial clone may lack them: exact renames need none.
    if (options.renames === 'similar') return readChanges(git, commits, { renames: 'exact' });
    throw new Error(`git diff-tree ended with code ${code}: ${stderr.trim()}`);
  }
  for (const commit of commits) if (!found.has(commit)) found.set(commit, []);
  return found;
}

/** `:mode mode oid oid status` NUL path NUL, with a second path for renames and copies. */
function completeChange(parts: readonly string[]): RawChange | null {
  const [head = '', first, second] = parts;
  const [, , oldOid = '', newOid = '', letters = ''] = head.split(' ');
  const status = STATUS[letters[0] ?? ''] ?? 'modified';
  const twoPaths = status === 'renamed' || status === 'copied';
  if (first === undefined || (twoPaths && second === undefined)) return null;
  return {
    path: twoPaths ? (second as string) : first,
    oldPath: twoPaths ? first : null,
    status,
    oldOid: /^0+$/.test(oldOid) ? null : oldOid,
    newOid: /^0+$/.test(newOid) ? null : newOid,
  };
}

/** Lines added and deleted, by path; null for binary files. */
export type LineCounts = Map<string, { added: number | null; deleted: number | null }>;

/**
 * Line counts of one commit against its first parent; null when this clone lacks an object that is needed for it.
 */
export async function readLineCounts(git: Git, commit: string): Promise<LineCounts | null> {
  const text = await git.tryRaw(
    'diff-tree',
    '-r',
    '-z',
    '-m',
    '--first-parent',
    '--root',
    '--no-commit-id',
    '--numstat',
    '--no-renames',
    '--no-ext-diff',
    '--no-textconv',
    commit,
  );
  if (text === null) return null;
  const counts: LineCounts = new Map();
  for (const record of text.split('\0')) {
    const found = /^(\d+|-)\t(\d+|-)\t([\s\S]+)$/.exec(record);
    if (!found) continue;
    const [, added = '-', deleted = '-', path = ''] = found;
    counts.set(path, {
      added: added === '-' ? null : Number(added),
      deleted: deleted === '-' ? null : Number(deleted),
    });
  }
  return counts;
}
