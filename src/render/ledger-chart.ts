import type { Ledger, LedgerEntry } from '../domain/ledger.js';
import { day } from '../domain/wording.js';
import { codeBlock } from './markdown.js';
import type { Markup } from './markup.js';

/** More labels than this cannot be read below a chart as wide as a comment. */
const MOST_POINTS = 12;

/** Whether a chart of the ledger shows more than a sentence: it moved at least three times, and not between 0 and 1. */
export function isChartable(ledger: Ledger): boolean {
  return ledger.entries.length >= 3 && highest(ledger.entries) >= 2;
}

/**
 * What was left over time as a mermaid chart: bars for all occurrences, a line for those in production. It holds days and
 * numbers only, nothing that strangers wrote.
 */
export function ledgerChart(ledger: Ledger): Markup {
  const entries = telling(ledger);
  const list = (values: readonly (string | number)[]) => `[${values.join(', ')}]`;
  const lines = [
    'xychart-beta',
    `    x-axis ${list(dayLabels(entries))}`,
    `    y-axis "left" 0 --> ${highest(entries)}`,
    `    bar ${list(entries.map((entry) => entry.runningTotal))}`,
    `    line ${list(entries.map((entry) => entry.runningProduction))}`,
  ];
  return codeBlock(lines.join('\n'), 'mermaid');
}

function highest(entries: readonly LedgerEntry[]): number {
  return entries.reduce((most, entry) => Math.max(most, entry.runningTotal), 0);
}

/** The first entry, the highest, the last and the largest changes between them, in order. */
function telling(ledger: Ledger): LedgerEntry[] {
  const { entries } = ledger;
  const top = highest(entries);
  const change = (index: number) =>
    Math.abs((entries[index]?.runningTotal ?? 0) - (entries[index - 1]?.runningTotal ?? 0));
  const rank = (index: number) => {
    const isTold = index === 0 || index === entries.length - 1;
    return isTold || entries[index]?.runningTotal === top ? Number.POSITIVE_INFINITY : change(index);
  };
  const best = entries.map((_, index) => index).sort((a, b) => rank(b) - rank(a) || a - b);
  const chosen = new Set(best.slice(0, MOST_POINTS));
  return entries.filter((_, index) => chosen.has(index));
}

/** Days; the second of one day is told apart, because equal labels would fall into one. */
function dayLabels(entries: readonly LedgerEntry[]): string[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const label = /^\d{4}-\d\d-\d\d$/.test(day(entry.authoredAt)) ? day(entry.authoredAt) : 'undated';
    const times = (seen.get(label) ?? 0) + 1;
    seen.set(label, times);
    return times === 1 ? `"${label}"` : `"${label} (${times})"`;
  });
}
