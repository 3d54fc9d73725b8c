import type { BoardChange, BoardPoint, BoardRun } from '../../domain/board.js';
import { type Status, StatusSchema } from '../../domain/verdict.js';
import type { BoardEntry } from './row-of-audit.js';

/** So many runs are shown as a trend, this one included. */
const TREND = 30;

/** What is different from the last run, in status or decision; null when nothing is, or there was no run. */
export function changeSince(entry: BoardEntry, last: BoardRun | undefined): BoardChange | null {
  if (!last) return null;
  const before = keptOf(last, entry.id);
  if (!before) return { kind: 'new', status: null, action: null };
  const [status, action] = before;
  return isSame(entry, before) ? null : { kind: 'changed', status, action };
}

/**
 * When the first of the runs in a row was made that found an issue as it is now.
 * @param runs oldest first
 * @param now when this run is made
 */
export function sameSince(entry: BoardEntry, runs: readonly BoardRun[], now: string): string {
  let since = now;
  for (const run of [...runs].reverse()) {
    const value = keptOf(run, entry.id);
    if (!value || !isSame(entry, value)) break;
    since = run.at;
  }
  return since;
}

/** Counts of one run. */
export function pointOf(entries: readonly BoardEntry[], at: string): BoardPoint {
  const statuses = Object.fromEntries(
    StatusSchema.options.map((status) => [status, entries.filter((one) => one.status === status).length]),
  ) as Record<Status, number>;
  return {
    at,
    issues: entries.length,
    needsDecision: entries.filter((one) => one.needsDecision && one.fold === null).length,
    statuses,
    claimed: entries.filter((one) => one.block === 'only-claimed').length,
  };
}

/** The points of the last runs and of this one, oldest first. */
export function trendOf(runs: readonly BoardRun[], now: BoardPoint): BoardPoint[] {
  return [...runs.map((run) => run.point), now].slice(-TREND);
}

type Kept = BoardRun['issues'][string];

/** A key may be any text, `__proto__` too. */
function keptOf(run: BoardRun, id: string): Kept | undefined {
  return Object.hasOwn(run.issues, id) ? run.issues[id] : undefined;
}

function isSame(entry: BoardEntry, [status, action]: Kept): boolean {
  return entry.status === status && entry.action === action;
}
