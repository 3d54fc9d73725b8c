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
/** Fewer commits are read faster than a second process starts. */
const FEW_COMMITS = 100;
/** After so many commits that cannot be read one by one, the rest of their batch is taken for unreadable too. */
const MOST_UNREADABLE = 32;

/**
 * Reads it from `git diff-tree`, two processes side by side. Needs trees only, no blobs.
 * @param commits full hashes, in the order the history shall have
 * @param paths only what they did to these is read; all, where there are none
 */
export async function readBlobHistory(
  git: Git,
  commits: readonly string[],
  paths: readonly string[] = [],
): Promise<BlobHistory> {
  const reader = new RawDiffReader(commits);
  const unreadable: string[] = [];
  const size = Math.max(FEW_COMMITS, Math.ceil(commits.length / PROCESSES));
  const batches: (readonly string[])[] = [];
  for (let i = 0; i < commits.length; i += size) batches.push(commits.slice(i, i + size));
  const parts = await Promise.all(
    batches.map((batch) => readBatch({ git, reader, paths, unreadable }, batch)),
  );
  return { commits, ...reader.columns(parts.flat()), unreadable: unreadable.sort() };
}

interface Reading {
  readonly git: Git;
  readonly reader: RawDiffReader;
  readonly paths: readonly string[];
  readonly unreadable: string[];
}

/** A batch that git gives up on is read again in halves, until the commits at fault stand alone. */
async function readBatch(reading: Reading, batch: readonly string[]): Promise<ChangeColumns[]> {
  const { unreadable } = reading;
  const columns = await reading.reader.read(startDiff(reading, batch));
  if (columns) return [columns];
  if (batch.length === 1 || unreadable.length >= MOST_UNREADABLE) {
    unreadable.push(...batch);
    return [];
  }
  const middle = batch.length >> 1;
  const first = await readBatch(reading, batch.slice(0, middle));
  return [...first, ...(await readBatch(reading, batch.slice(middle)))];
}

function startDiff({ git, paths }: Reading, batch: readonly string[]) {
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
    ...(paths.length > 0 ? ['--', ...paths] : []),
  ]);
  child.stdin.end(`${batch.join('\n')}\n`);
  return child;
}
