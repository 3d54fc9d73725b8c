import type { ContractChange } from '../../domain/causes.js';
import type { Ledger } from '../../domain/ledger.js';
import { count } from '../../domain/wording.js';

/** What other derivations say of a commit: weighed with the rest where there is any. */
export interface DerivedEvidence {
  /** The contract it changed while callers still used it the old way, in words; null without one. */
  readonly contractChange: string | null;
  /** Of all production occurrences of the issue's patterns that were ever added, the share it added. */
  readonly occurrencesAdded: number;
}

export const NOTHING_DERIVED: DerivedEvidence = { contractChange: null, occurrencesAdded: 0 };

const MOST_PLACES = 3;

/** `: src/a.py:12, src/b.py:3 and 5 more`, production first */
function whereTo({ places, callersOldWay }: ContractChange): string {
  const shown = places.slice(0, MOST_PLACES);
  if (shown.length === 0) return '';
  const left = callersOldWay - shown.length;
  return `: ${shown.map(({ path, line }) => `${path}:${line}`).join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

/** By commit. Pure. */
export function collectDerived(
  ledgers: readonly Ledger[],
  contractChanges: readonly ContractChange[],
): Map<string, DerivedEvidence> {
  const found = new Map<string, DerivedEvidence>();
  for (const change of contractChanges) {
    const words = `changed how ${change.symbol} must be used (${change.change}) while ${count(change.callersOldWay, 'place')} still used it the old way${whereTo(change)}`;
    found.set(change.commit, { ...NOTHING_DERIVED, contractChange: words });
  }
  const entries = ledgers.flatMap((ledger) => ledger.entries.filter((entry) => !entry.isMerge));
  const all = entries.reduce((sum, entry) => sum + entry.added.production, 0);
  for (const entry of entries) {
    if (entry.added.production === 0) continue;
    const known = found.get(entry.commit) ?? NOTHING_DERIVED;
    const more = entry.added.production / all;
    found.set(entry.commit, { ...known, occurrencesAdded: known.occurrencesAdded + more });
  }
  return found;
}
