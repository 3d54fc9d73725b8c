import type { CommitGraph } from '../domain/history.js';
import { CommitOrder } from './commit-order.js';
import { type MessageIndex, plainTitle } from './message-index.js';
import type { RevertClaim } from './reverts.js';

/** Which commits each revert takes back, and the other way round; full hashes, all of them commits of the graph. */
export interface RevertMap {
  readonly targets: ReadonlyMap<string, readonly string[]>;
  readonly reverters: ReadonlyMap<string, readonly string[]>;
}

/** Titles this short ("a", "wip") are borne by many commits and name none. */
const SHORTEST_TITLE = 8;

/**
 * Finds the commits that reverts speak of: by hash, by the number of the pull request, by the quoted title. A commit can
 * only take back what it builds on; a squashed commit that repeats "This reverts commit …" of one of its own inner commits
 * therefore takes nothing back.
 */
export function resolveReverts(graph: CommitGraph, index: MessageIndex): RevertMap {
  const order = new CommitOrder(graph);
  const targets = new Map<string, string[]>();
  const reverters = new Map<string, string[]>();
  for (const [hash, claim] of index.reverts) {
    const found = targetsOf(hash, claim, { graph, index, order });
    if (found.length === 0) continue;
    targets.set(hash, found);
    for (const target of found) reverters.set(target, [...(reverters.get(target) ?? []), hash]);
  }
  return { targets, reverters };
}

interface Known {
  readonly graph: CommitGraph;
  readonly index: MessageIndex;
  readonly order: CommitOrder;
}

function targetsOf(revert: string, claim: RevertClaim, known: Known): string[] {
  const { graph, index, order } = known;
  const found = new Set<string>();
  const titles = new Set(claim.subjects);
  for (const prefix of claim.hashes) {
    const named = order.resolve(prefix);
    if (!named) continue;
    if (order.isBefore(named, revert)) found.add(named);
    // On another branch the hash is that of the original; what was taken back here is its copy of the same title.
    else titles.add(graph.get(named)?.subject ?? '');
  }
  for (const number of claim.pullRequests) {
    for (const landing of index.landings.get(number) ?? []) {
      if (order.isBefore(landing.commit, revert)) found.add(landing.commit);
    }
  }
  // A hash is exact; a title is not, and is asked only where no hash can be found.
  if (found.size === 0) for (const title of titles) addByTitle(title, revert, known, found);
  found.delete(revert);
  return [...found];
}

/** The latest commit of that title before the revert, and the merge that brought it in, if it bears the title too. */
function addByTitle(title: string, revert: string, { index, order }: Known, found: Set<string>): void {
  const plain = plainTitle(title);
  if (plain.length < SHORTEST_TITLE) return;
  const bearers = bearersOf(plain, index)
    .filter((hash) => hash !== revert && order.isBefore(hash, revert))
    .sort((a, b) => order.position(a) - order.position(b));
  const [nearest, ...older] = bearers;
  if (nearest === undefined) return;
  found.add(nearest);
  for (const other of older) if (order.isMergeOf(nearest, other)) found.add(other);
}

/** Commits of that title; of a title that was cut off, those that start with what is left of it. */
function bearersOf(title: string, index: MessageIndex): readonly string[] {
  const start = /^(.{20,}?)(?:…|\.\.\.)$/.exec(title)?.[1];
  if (start === undefined) return index.titles.get(title) ?? [];
  return [...index.titles].flatMap(([known, hashes]) => (known.startsWith(start) ? hashes : []));
}
