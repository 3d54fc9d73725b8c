import { totalOf } from '../domain/code-class.js';
import type { Ledger } from '../domain/ledger.js';
import { toCsv } from './csv.js';
import { ledgerMarks } from './ledger-marks.js';

const HEADER = [
  'commit',
  'authored_at',
  'author',
  'subject',
  'marks',
  'is_merge',
  'added_production',
  'added_elsewhere',
  'removed_production',
  'removed_elsewhere',
  'moved_production',
  'copied',
  'replaced',
  'files_added',
  'files_removed',
  'text_only_change',
  'total',
  'total_production',
] as const;

/** A ledger as CSV, a commit a row, oldest first. */
export function ledgerCsv(ledger: Ledger): string {
  const marks = ledgerMarks(ledger);
  return toCsv(
    HEADER,
    ledger.entries.map((entry) => [
      entry.commit,
      entry.authoredAt,
      entry.author,
      entry.subject,
      (marks.get(entry.commit) ?? []).join('; '),
      entry.isMerge,
      entry.added.production,
      totalOf(entry.added) - entry.added.production,
      entry.removed.production,
      totalOf(entry.removed) - entry.removed.production,
      entry.moved.production,
      totalOf(entry.copied),
      entry.replaced,
      entry.filesAdded,
      entry.filesRemoved,
      entry.textOnlyDelta,
      entry.total,
      entry.totalProduction,
    ]),
  );
}
