import type { DiskCache } from '../clients/cache/disk-cache.js';
import { type BlobHistory, readBlobHistory } from '../clients/git/blob-history.js';
import { decodeHistory, encodeHistory, HISTORY_LAYOUT } from '../clients/git/blob-history-file.js';
import type { Clone } from '../clients/git/repository.js';
import { shallowBoundary } from '../clients/git/shallow-boundary.js';
import type { CommitGraph } from '../domain/history.js';

/** Which blobs each commit of a revision's history changed, oldest commit first. */
export interface CodeHistory extends BlobHistory {
  readonly revision: string;
  /** Indices into `commits` of each commit's parents, first parent first; parents outside the history are left out. */
  readonly parents: readonly (readonly number[])[];
}

/**
 * Reads it, or takes it from the cache: it is the same for a commit for ever, except where the clone is shallow.
 * @param input.revision full hash
 * @param input.graph must hold the revision and all that it builds on
 */
export async function openCodeHistory(
  clone: Clone,
  input: { revision: string; graph: CommitGraph; cache?: DiskCache | undefined },
): Promise<CodeHistory> {
  const { revision, graph, cache } = input;
  const commits = oldestFirst(graph, revision);
  // The order of the commits is part of the key: branches that come and go can change it.
  const key = [HISTORY_LAYOUT, ...[...(await shallowBoundary(clone.git))].sort(), '', ...commits].join('\n');
  const kept = cache ? decodeHistory((await cache.read(key)) ?? Buffer.alloc(0)) : null;
  const history = kept ?? (await readBlobHistory(clone.git, commits));
  // What a clone without trees could not read, another clone can, and so can this one when they are fetched.
  const isWhole = history.unreadable.length === 0;
  if (!kept && cache && isWhole) await cache.write(key, encodeHistory(history));
  return { ...history, revision, parents: parentIndices(history.commits, graph) };
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
