import type { Git } from './git.js';
import { records } from './records.js';
import { shallowBoundary } from './shallow-boundary.js';

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

/** How a rename is told: `exact` needs no file content, `similar` reads what changed while it moved. */
type Renames = 'exact' | 'similar';

/** So many times commits are asked again in smaller groups, to find those that cannot be read. */
const MOST_ATTEMPTS = 128;

/**
 * Which files each commit changed, against the first parent (the empty tree for a root commit). Needs no blob, except to
 * tell renames that also changed content; with `renames: 'exact'` it needs none at all. A commit whose trees this clone
 * does not hold, or at which a shallow clone is cut, changes nothing that could be seen.
 */
export async function readChanges(
  git: Git,
  commits: readonly string[],
  options: { renames: Renames } = { renames: 'similar' },
): Promise<Map<string, RawChange[]>> {
  const found = new Map<string, RawChange[]>();
  const boundary = await shallowBoundary(git);
  const visible = commits.filter((commit) => !boundary.has(commit));
  let groups: { commits: readonly string[]; renames: Renames }[] = [
    { commits: visible, renames: options.renames },
  ];
  for (let attempt = 0; groups.length > 0 && attempt < MOST_ATTEMPTS; attempt += 1) {
    const [group, ...others] = groups;
    if (!group || group.commits.length === 0) break;
    const read = await readGroup(git, group.commits, group.renames);
    groups = others;
    if (read) for (const [commit, changes] of read) found.set(commit, changes);
    // Looking for similar files reads blobs, and a partial clone may lack them.
    else if (group.renames === 'similar') groups.unshift({ ...group, renames: 'exact' });
    else
      groups.unshift(...halves(group.commits).map((half) => ({ commits: half, renames: options.renames })));
  }
  for (const commit of commits) if (!found.has(commit)) found.set(commit, []);
  return found;
}

/** Two groups out of one; none out of a commit that stands alone. */
function halves(commits: readonly string[]): (readonly string[])[] {
  const middle = commits.length >> 1;
  return middle === 0 ? [] : [commits.slice(0, middle), commits.slice(middle)];
}

/** @returns null when git gave up, for want of an object */
async function readGroup(
  git: Git,
  commits: readonly string[],
  renames: Renames,
): Promise<Map<string, RawChange[]> | null> {
  const child = git.stream([
    'diff-tree',
    '--stdin',
    '-r',
    '-z',
    // Not `-m --first-parent`, which lists a merge once for every parent.
    '--diff-merges=first-parent',
    '--root',
    '--raw',
    '--no-abbrev',
    '--no-ext-diff',
    '--ignore-submodules=none',
    // An empty order file: the setting of that name cannot be switched off by an empty value.
    '-O/dev/null',
    renames === 'exact' ? '-M100%' : '-M',
  ]);
  child.stdin.end(`${commits.join('\n')}\n`);
  const found = new Map<string, RawChange[]>();
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
  const { code } = await child.ended;
  return code === 0 ? found : null;
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
