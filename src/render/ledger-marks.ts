import type { Ledger } from '../domain/ledger.js';

/** What makes some commits of a ledger stand out, in words, by commit. */
export function ledgerMarks(ledger: Ledger): Map<string, string[]> {
  const marks = new Map<string, string[]>();
  const mark = (commit: string | null | undefined, word: string) => {
    if (commit) marks.set(commit, [...(marks.get(commit) ?? []), word]);
  };
  mark(ledger.first, 'first');
  mark(ledger.peak?.commit, 'peak');
  mark(ledger.largestRemovals[0], 'largest removal');
  for (const commit of ledger.reintroductions) mark(commit, 'added again');
  return marks;
}
