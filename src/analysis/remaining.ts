import type { Facts } from '../domain/facts.js';
import type { Ledger, LedgerEntry } from '../domain/ledger.js';
import { NO_FILE, type Scan } from '../domain/pattern.js';
import { fixesOf } from './fixes.js';

/** Scans of patterns that a person named; only these may decide a status. */
export function confirmedScans(facts: Pick<Facts, 'patterns'>): Scan[] {
  return facts.patterns.filter((scan) => scan.confirmed);
}

/** Occurrences in production code over all the given scans. */
export function productionCount(scans: readonly Scan[]): number {
  return scans.reduce((sum, scan) => sum + scan.counts.production, 0);
}

/** Files of the pattern’s language whose content was looked at. */
export function filesLookedAt(scan: Scan): number {
  const { files, unparsed, skipped } = scan.searched;
  const unread = skipped.filter(({ reason }) => reason !== NO_FILE.submodule && reason !== NO_FILE.symlink);
  return Math.max(0, files - unparsed.length - unread.length);
}

/** Whether every scan looked at all it had to: nothing unparsed and nothing skipped. */
export function isComplete(scan: Scan): boolean {
  return scan.searched.unparsed.length === 0 && scan.searched.skipped.length === 0;
}

/** The most occurrences in production that a ledger ever saw; null without a ledger. */
export function peakProduction(ledger: Ledger | undefined): number | null {
  if (!ledger) return null;
  return ledger.entries.reduce((most, entry) => Math.max(most, entry.totalProduction), 0);
}

/** The ledger of a scan’s pattern; undefined when it was not followed through history. */
export function ledgerOf(facts: Facts, scan: Scan): Ledger | undefined {
  return facts.ledgers.find((ledger) => ledger.patternId === scan.definition.id);
}

/**
 * Ledgers of the patterns that a person named for this issue. Those that are looked for in every audit are among them only
 * where a fix of the issue removed some.
 */
export function confirmedLedgers(facts: Facts): Ledger[] {
  return confirmedScans(facts).flatMap((scan) => ledgerOf(facts, scan) ?? []);
}

/**
 * Commits after the fix that added production occurrences which are still counted: production now is above its lowest
 * point since the fix. Merges only balance the books and are never named.
 */
export function regressingEntries(facts: Facts): LedgerEntry[] {
  const fixes = new Set(
    fixesOf(facts)
      .filter((fix) => fix.isHere)
      .map((fix) => fix.commit.hash),
  );
  const found: LedgerEntry[] = [];
  for (const scan of confirmedScans(facts)) {
    const ledger = ledgerOf(facts, scan);
    if (!ledger || scan.counts.production === 0) continue;
    const start = ledger.entries.findIndex(
      (entry) => fixes.has(entry.commit) && entry.removed.production > 0,
    );
    if (start < 0) continue;
    const since = ledger.entries.slice(start);
    const lowest = Math.min(...since.map((entry) => entry.totalProduction));
    if (scan.counts.production <= lowest) continue;
    const again = new Set(ledger.reintroductions);
    found.push(
      ...since.filter((entry) => !entry.isMerge && again.has(entry.commit) && addsProduction(entry)),
    );
  }
  return found;
}

/** Whether it wrote occurrences into production code; a copy of a file that had them already is none of its making. */
function addsProduction(entry: LedgerEntry): boolean {
  return entry.added.production - entry.copied.production > 0;
}
