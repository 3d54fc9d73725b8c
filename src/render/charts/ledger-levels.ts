import { totalOf } from '../../domain/code-class.js';
import type { Ledger } from '../../domain/ledger.js';

/** How many occurrences there were from a moment on. */
export interface Level {
  readonly at: Date;
  readonly total: number;
  readonly production: number;
}

/** More steps than that cannot be told apart on a page. */
const MOST = 300;

/**
 * A ledger as steps over time. Dates only go forward: a commit whose author dates it before its predecessor stands at the same
 * moment. Of many steps in a short time the highest and the last are kept, so that no peak is lost.
 * @param until ISO date up to which the last count holds
 */
export function levelsOf(ledger: Ledger, until: string): Level[] {
  const levels: Level[] = [];
  let latest = Number.NEGATIVE_INFINITY;
  for (const entry of ledger.entries) {
    const time = Date.parse(entry.authoredAt);
    if (Number.isFinite(time)) latest = Math.max(latest, time);
    if (latest === Number.NEGATIVE_INFINITY) continue;
    // Where lines of work ran side by side, a line’s removal can come before the other’s addition.
    const total = Math.max(0, entry.runningTotal);
    const production = Math.min(total, Math.max(0, entry.runningProduction));
    levels.push({ at: new Date(latest), total, production });
  }
  const [first] = levels;
  const last = levels.at(-1);
  if (first === undefined || last === undefined) return [];
  const opening = { total: totalOf(ledger.opening), production: ledger.opening.production };
  const span = Math.max(
    latest - first.at.getTime(),
    Math.max(Date.parse(until) || latest, latest) - first.at.getTime(),
    1,
  );
  const before = { at: new Date(first.at.getTime() - span * 0.02), ...opening };
  const end = Math.max(latest, Date.parse(until) || latest);
  return [before, ...thinned(levels, first.at.getTime(), span), { ...last, at: new Date(end + span * 0.01) }];
}

function thinned(levels: readonly Level[], from: number, span: number): readonly Level[] {
  if (levels.length <= MOST) return levels;
  const buckets = new Map<number, Level[]>();
  for (const level of levels) {
    const bucket = Math.floor(((level.at.getTime() - from) / span) * (MOST / 2));
    buckets.set(bucket, [...(buckets.get(bucket) ?? []), level]);
  }
  return [...buckets.values()].flatMap((bucket) => {
    const last = bucket.at(-1) as Level;
    const highest = bucket.reduce((high, level) => (level.total > high.total ? level : high), last);
    return highest === last ? [last] : [{ ...highest, at: (bucket[0] as Level).at }, last];
  });
}
