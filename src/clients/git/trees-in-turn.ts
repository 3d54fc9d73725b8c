import type { Git } from './git.js';
import { records } from './records.js';
import { readTree } from './tree.js';

/** A file and its content’s id; null where the file is no more. */
export type FileStep = readonly [path: string, oid: string | null];

/**
 * The files of many revisions: those of the first whole, those of each other as what differs from the one before. Two
 * processes for all, and the time of the differences.
 * @param commits full hashes, best in an order in which neighbours differ little
 * @param isWanted files that are of interest; links and submodules never are
 * @returns one list of steps a commit, in the same order
 */
export async function readTreesInTurn(
  git: Git,
  commits: readonly string[],
  isWanted: (path: string) => boolean,
): Promise<FileStep[][]> {
  const [first] = commits;
  if (first === undefined) return [];
  const whole = (await readTree(git, first))
    .filter(({ kind, path }) => (kind === 'file' || kind === 'executable') && isWanted(path))
    .map(({ path, oid }): FileStep => [path, oid]);
  return [whole, ...(await readSteps(git, commits, isWanted))];
}

async function readSteps(
  git: Git,
  commits: readonly string[],
  isWanted: (path: string) => boolean,
): Promise<FileStep[][]> {
  const pairs = commits.slice(1).map((commit, i) => [commit, commits[i] as string] as const);
  // git says nothing at all of two revisions without a difference, so that pairs are told by what heads them.
  const byCommit = new Map<string, FileStep[]>();
  if (pairs.length > 0) {
    // A commit with another one in its parent's place.
    const child = git.stream(['diff-tree', '--stdin', '-r', '-z', '--raw', '--no-abbrev', '--no-renames']);
    child.stdin.end(pairs.map((pair) => `${pair.join(' ')}\n`).join(''));
    await readOutput(child.stdout, byCommit, isWanted);
    const { code, stderr } = await child.ended;
    if (code !== 0) throw new Error(`git diff-tree ended with code ${code}: ${stderr.trim()}`);
  }
  return pairs.map(([commit]) => byCommit.get(commit) ?? []);
}

async function readOutput(
  stdout: Parameters<typeof records>[0],
  byCommit: Map<string, FileStep[]>,
  isWanted: (path: string) => boolean,
): Promise<void> {
  let steps: FileStep[] = [];
  let head: string | null = null;
  for await (const record of records(stdout)) {
    if (head === null && !record.startsWith(':')) {
      steps = [];
      byCommit.set(record.trim(), steps);
    } else if (head === null) head = record;
    else {
      const [, mode = '', , oid = ''] = head.split(' ');
      if (isWanted(record)) steps.push([record, mode.startsWith('100') ? oid : null]);
      head = null;
    }
  }
}
