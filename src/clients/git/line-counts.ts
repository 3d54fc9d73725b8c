import type { LineCounts } from './changes.js';
import type { Git } from './git.js';
import { records } from './records.js';
import { shallowBoundary } from './shallow-boundary.js';

/**
 * Line counts of many commits against their first parents, in as few processes as can be; null for a commit whose objects
 * this clone does not all hold, or at which a shallow clone is cut.
 */
export async function readLineCountsOf(
  git: Git,
  commits: readonly string[],
): Promise<Map<string, LineCounts | null>> {
  const found = new Map<string, LineCounts | null>();
  const boundary = await shallowBoundary(git);
  for (const hash of commits) if (boundary.has(hash)) found.set(hash, null);
  let rest = [...new Set(commits)].filter((hash) => !boundary.has(hash));
  while (rest.length > 0) {
    const counted = await countUntilFailure(git, rest, found);
    if (counted.complete) break;
    // git ends at the first object that is missing; that commit is passed over and the rest is asked for again.
    const stopped = rest.findIndex((hash) => !counted.done.has(hash));
    if (stopped < 0) break;
    found.set(rest[stopped] as string, null);
    rest = rest.slice(stopped + 1);
  }
  for (const hash of commits) if (!found.has(hash)) found.set(hash, new Map());
  return found;
}

async function countUntilFailure(
  git: Git,
  commits: readonly string[],
  found: Map<string, LineCounts | null>,
): Promise<{ complete: boolean; done: Set<string> }> {
  const child = git.stream([
    'diff-tree',
    '--stdin',
    '-r',
    '-z',
    // Not `-m --first-parent`, which lists a merge once for every parent.
    '--diff-merges=first-parent',
    '--root',
    '--always',
    '--numstat',
    '-M',
    '--no-ext-diff',
    '--no-textconv',
    '--diff-algorithm=default',
    '--ignore-submodules=none',
    '-O/dev/null',
  ]);
  child.stdin.end(`${commits.join('\n')}\n`);
  const read = new Map<string, LineCounts>();
  let current: LineCounts = new Map();
  // "3\t1\tpath"; for a rename "3\t1\t", the old path and the new one; "<hash> (from <parent>)" for a merge.
  let renamed: { counts: { added: number | null; deleted: number | null }; paths: number } | null = null;
  for await (const record of records(child.stdout)) {
    if (renamed) {
      renamed.paths += 1;
      if (renamed.paths < 2) continue;
      current.set(record, renamed.counts);
      renamed = null;
      continue;
    }
    const line = /^(\d+|-)\t(\d+|-)\t([\s\S]*)$/.exec(record);
    if (!line) {
      current = new Map();
      read.set(record.trim().split(' ')[0] ?? record, current);
      continue;
    }
    const counts = { added: toCount(line[1]), deleted: toCount(line[2]) };
    if (line[3]) current.set(line[3], counts);
    else renamed = { counts, paths: 0 };
  }
  const { code } = await child.ended;
  const complete = code === 0;
  // The last commit that was read before a failure may lack some of its files.
  const last = [...read.keys()].at(-1);
  const done = new Set(complete ? commits : [...read.keys()].filter((hash) => hash !== last));
  for (const [hash, counts] of read) if (done.has(hash)) found.set(hash, counts);
  return { complete, done };
}

function toCount(text: string | undefined): number | null {
  return text === undefined || text === '-' ? null : Number(text);
}
