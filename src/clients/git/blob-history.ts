import type { Git } from './git.js';
import { type ChangeColumns, RawDiffReader } from './raw-diff-reader.js';

/**
 * Which blobs every commit put in the place of which: merges against their first parent, root commits against nothing, no
 * renames told. Columns instead of objects, because a history of 100,000 commits has millions of changes.
 */
export interface BlobHistory {
  /** As they were asked for. */
  readonly commits: readonly string[];
  readonly paths: readonly string[];
  /** Distinct ids of blobs (regular files only: no links, no submodules). */
  readonly oids: readonly string[];
  /** The changes of commit `i` are those from `starts[i]` up to but not including `starts[i + 1]`. */
  readonly starts: Uint32Array;
  /** Index into `paths` of each change. */
  readonly pathOf: Int32Array;
  /** Index into `oids` of the blob before and after; -1 where there is none. */
  readonly before: Int32Array;
  readonly after: Int32Array;
  /** Commits whose trees this clone does not hold. */
  readonly unreadable: readonly string[];
}

const PROCESSES = 2;
/** After so many commits that cannot be read one by one, the rest of their batch is taken for unreadable too. */
const MOST_UNREADABLE = 32;

/**
 * Reads it from `git diff-tree`, two processes side by side. Needs trees only, no blobs.
 * @param commits full hashes, in the order the history shall have
 */
export async function readBlobHistory(git: Git, commits: readonly string[]): Promise<BlobHistory> {
  const reader = new RawDiffReader(commits);
  const unreadable: string[] = [];
  const size = Math.max(1, Math.ceil(commits.length / PROCESSES));
  const batches: (readonly string[])[] = [];
  for (let i = 0; i < commits.length; i += size) batches.push(commits.slice(i, i + size));
  const parts = await Promise.all(batches.map((batch) => readBatch(git, reader, batch, unreadable)));
  return { commits, ...reader.columns(parts.flat()), unreadable: unreadable.sort() };
}

/** A batch that git gives up on is read again in halves, until the commits at fault stand alone. */
async function readBatch(
  git: Git,
  reader: RawDiffReader,
  batch: readonly string[],
  unreadable: string[],
): Promise<ChangeColumns[]> {
  const columns = await reader.read(startDiff(git, batch));
  if (columns) return [columns];
  if (batch.length === 1 || unreadable.length >= MOST_UNREADABLE) {
    unreadable.push(...batch);
    return [];
  }
  const middle = batch.length >> 1;
  const first = await readBatch(git, reader, batch.slice(0, middle), unreadable);
  return [...first, ...(await readBatch(git, reader, batch.slice(middle), unreadable))];
}

function startDiff(git: Git, batch: readonly string[]) {
  const child = git.stream([
    'diff-tree',
    '--stdin',
    '-r',
    '-z',
    '--root',
    // Not `-m --first-parent`, which lists a merge once for every parent.
    '--diff-merges=first-parent',
    '--raw',
    '--no-abbrev',
    '--no-renames',
    '--no-ext-diff',
  ]);
  child.stdin.end(`${batch.join('\n')}\n`);
  return child;
}
