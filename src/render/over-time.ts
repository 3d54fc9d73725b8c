import { totalOf } from '../domain/code-class.js';
import type { Ledger } from '../domain/ledger.js';
import { thousands } from '../domain/wording.js';
import { sparkline } from './sparkline.js';

/**
 * A ledger in one line of a terminal, at most `columns` wide: bars, and what they say in numbers.
 * @param until ISO date of the revision
 * @returns null when there never was an occurrence
 */
export function overTime(
  ledger: Ledger,
  until: string,
  columns: number,
): { bars: string; said: string } | null {
  const levels = levelsOf(ledger);
  const most = levels.reduce((top, { total }) => Math.max(top, total), 0);
  if (most === 0) return null;
  const said = `  most ${thousands(most)}, last ${thousands(levels.at(-1)?.total ?? 0)}`;
  return { bars: sparkline(levels, Date.parse(until), Math.max(10, columns - said.length)), said };
}

/** The total after each change, in the order of time: commits of side lines count from when they were written. */
function levelsOf(ledger: Ledger): { at: number; total: number }[] {
  const start = totalOf(ledger.opening);
  const changes = ledger.entries.map((entry, i) => ({
    at: Date.parse(entry.authoredAt),
    change: entry.runningTotal - (ledger.entries[i - 1]?.runningTotal ?? start),
  }));
  changes.sort((a, b) => a.at - b.at);
  let total = start;
  return changes.map(({ at, change }) => {
    total += change;
    return { at, total: Math.max(0, total) };
  });
}
