import type { DiskCache } from '../clients/cache/disk-cache.js';
import { type BlobHistory, readBlobHistory } from '../clients/git/blob-history.js';
import { decodeHistory, encodeHistory, HISTORY_LAYOUT } from '../clients/git/blob-history-file.js';
import { joinHistories, selectCommits } from '../clients/git/blob-history-parts.js';
import type { Clone } from '../clients/git/repository.js';
import { shallowBoundary } from '../clients/git/shallow-boundary.js';
import type { CommitGraph } from '../domain/history.js';

/** Which blobs each commit of a revision's history changed, oldest commit first. */
export interface CodeHistory extends BlobHistory {
  readonly revision: string;
  /** Indices into `commits` of each commit's parents, first parent first; parents outside the history are left out. */
  readonly parents: readonly (readonly number[])[];
}

/** Where to read it, and what is to be read. */
export interface CodeHistoryInput {
  readonly graph: CommitGraph;
  /** Without it nothing is kept between runs. */
  readonly cache?: DiskCache | undefined;
}

/**
 * Which blobs the commits of a revision changed, parents before children.
 * @param input.revision full hash
 * @param input.graph must hold the revision and all that it builds on
 */
export async function openCodeHistory(
  clone: Clone,
  input: CodeHistoryInput & { revision: string },
): Promise<CodeHistory> {
  const { revision, graph } = input;
  const commits = oldestFirst(graph, revision);
  const history = selectCommits(await openWholeHistory(clone, input), commits);
  return { ...history, revision, parents: parentIndices(commits, graph) };
}

/** The index of each blob's id in a history's `oids`. */
export function indexOfOids({ oids }: Pick<BlobHistory, 'oids'>): ReadonlyMap<string, number> {
  let index = indices.get(oids);
  if (!index) {
    index = new Map(oids.map((oid, i) => [oid, i]));
    indices.set(oids, index);
  }
  return index;
}

/** Made once for all patterns: a long history has a hundred thousand blobs. */
const indices = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** Read once for all who ask about the same graph in one run. */
const opened = new WeakMap<CommitGraph, Promise<BlobHistory>>();

/** What `openWholeHistory` would give, where nothing has to be asked of git for it: read before in this run or in another. */
async function knownHistory(clone: Clone, { graph, cache }: CodeHistoryInput): Promise<BlobHistory | null> {
  const before = opened.get(graph);
  if (before) return before;
  const kept = cache ? await keptHistory(cache, await keyOf(clone)) : null;
  const known = new Set(kept?.commits);
  for (const { hash } of graph.all()) if (!known.has(hash)) return null;
  if (kept) opened.set(graph, Promise.resolve(kept));
  return kept;
}

/** Which blobs all commits of a graph changed, in no order that means anything. */
export function openWholeHistory(clone: Clone, input: CodeHistoryInput): Promise<BlobHistory> {
  const known = opened.get(input.graph);
  if (known) return known;
  const history = readWholeHistory(clone, input);
  opened.set(input.graph, history);
  // Whoever asks again after a failure shall not be told of that one for ever.
  history.catch(() => opened.delete(input.graph));
  return history;
}

/**
 * Which blobs some commits changed, and maybe others: what was read of all commits, in this run or in another, or what was kept
 * of those that were asked for. To ask git takes a second for ten thousand commits.
 * @param hashes commits that are asked for together by run after run, such as those along first parents
 */
export async function openHistoryOf(
  clone: Clone,
  input: CodeHistoryInput,
  hashes: readonly string[],
): Promise<BlobHistory> {
  const all = await knownHistory(clone, input);
  if (all) return all;
  const key = `some\n${await keyOf(clone)}`;
  const kept = input.cache ? await keptHistory(input.cache, key) : null;
  return readRest(clone, { cache: input.cache, key, kept, hashes });
}

async function readWholeHistory(clone: Clone, { graph, cache }: CodeHistoryInput): Promise<BlobHistory> {
  const key = await keyOf(clone);
  const kept = cache ? await keptHistory(cache, key) : null;
  return readRest(clone, { cache, key, kept, hashes: Array.from(graph.all(), ({ hash }) => hash) });
}

/**
 * What a commit changed stays the same for ever, except where the clone is shallow: of what the cache holds, only commits that
 * came since are read.
 */
async function readRest(
  clone: Clone,
  asked: { cache?: DiskCache | undefined; key: string; kept: BlobHistory | null; hashes: readonly string[] },
): Promise<BlobHistory> {
  const { cache, key, kept, hashes } = asked;
  const known = new Set(kept?.commits);
  const commits = hashes.filter((hash) => !known.has(hash));
  if (kept && commits.length === 0) return kept;
  const read = await readBlobHistory(clone.git, commits);
  const history = kept ? joinHistories(kept, read) : read;
  // What a clone without trees could not read, another clone can, and so can this one when they are fetched.
  if (cache && read.unreadable.length === 0) await cache.write(key, encodeHistory(history));
  return history;
}

async function keyOf({ git }: Clone): Promise<string> {
  return [HISTORY_LAYOUT, ...[...(await shallowBoundary(git))].sort()].join('\n');
}

async function keptHistory(cache: DiskCache, key: string): Promise<BlobHistory | null> {
  return decodeHistory((await cache.read(key)) ?? Buffer.alloc(0));
}

/** Every commit of the revision's history, parents before children. */
function oldestFirst(graph: CommitGraph, revision: string): string[] {
  const reachable = graph.ancestorsOf(revision);
  const commits: string[] = [];
  for (const entry of graph.all()) if (reachable.has(entry.hash)) commits.push(entry.hash);
  return commits.reverse();
}

function parentIndices(commits: readonly string[], graph: CommitGraph): number[][] {
  const index = new Map(commits.map((hash, i) => [hash, i]));
  return commits.map((hash) => (graph.get(hash)?.parents ?? []).flatMap((parent) => index.get(parent) ?? []));
}
