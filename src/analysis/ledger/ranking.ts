import { totalOf } from '../../domain/code-class.js';
import type { LedgerEntry } from '../../domain/ledger.js';

const MOST_REMOVALS = 10;

/** Commits that replaced most places come first, then those that took most code away; merges never. */
export async function rankRemovals(
  entries: readonly LedgerEntry[],
  countReplaced: (entry: LedgerEntry) => Promise<number | null>,
): Promise<{ commits: string[]; replaced: Map<string, number | null> }> {
  const removing = entries
    .map((entry, order) => ({ entry, order, removed: totalOf(entry.removed) }))
    .filter(({ entry, removed }) => !entry.isMerge && removed > 0)
    .sort((a, b) => b.removed - a.removed || a.order - b.order);
  const replaced = new Map<string, number | null>();
  const counted: { commit: string; replaced: number; removed: number; order: number }[] = [];
  // The first ones are counted whatever comes out, so the next may be begun while one is waited for.
  const begun = removing.slice(0, MOST_REMOVALS).map(({ entry }) => once(() => countReplaced(entry)));
  for (const [i, { entry, removed, order }] of removing.entries()) {
    // Nobody replaces more places than were removed, so whoever comes later can no longer be among the first.
    const least = counted.map((c) => c.replaced).sort((a, b) => b - a)[MOST_REMOVALS - 1];
    if (least !== undefined && removed < least) break;
    if (counted.length >= MOST_COUNTED) break;
    begun[i + 1]?.().catch(() => undefined);
    const n = await (begun[i]?.() ?? countReplaced(entry));
    replaced.set(entry.commit, n);
    counted.push({ commit: entry.commit, replaced: n ?? 0, removed, order });
  }
  counted.sort((a, b) => b.replaced - a.replaced || b.removed - a.removed || a.order - b.order);
  return { commits: counted.slice(0, MOST_REMOVALS).map(({ commit }) => commit), replaced };
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= work();
    return result;
  };
}

/** A bound on the work where very many commits removed equally few. */
const MOST_COUNTED = 30;

/**
 * Commits after the largest removal that brought the pattern back: its descendants that added more than copies.
 * @param isDescendant of the largest removal
 */
export function reintroductionsOf(
  entries: readonly LedgerEntry[],
  isDescendant: (commit: string) => boolean,
): string[] {
  return entries
    .filter((e) => !e.isMerge && totalOf(e.added) > totalOf(e.copied) && isDescendant(e.commit))
    .map((e) => e.commit);
}
