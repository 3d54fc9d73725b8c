import { count } from '../../domain/wording.js';
import { HISTORY } from './gather.js';
import type { Signals } from './signals.js';

/** One piece of evidence for or against a candidate: a number, what it weighs, and how it is said. */
export interface Rule {
  readonly id: string;
  /** What a value of 1 adds to the score. */
  readonly weight: number;
  /** From what is known of a candidate; pure. */
  readonly value: (signals: Signals) => number;
  /** The rule in words, for the candidate it speaks for; null where it has nothing to say for it. */
  readonly reason: (signals: Signals) => string | null;
}

const isBlamed = (s: Signals) => s.deleted.length + s.deletedBySubstance.length + s.beside.length > 0;

/** A commit that changes more files than this is rarely the cause: imports, renames, formatting. */
const FEW_FILES = 10;

/**
 * All rules. The score of a candidate is the sum of weight × value. Weights are those of a conditional logit model over the
 * candidates of each fix, fitted on the measured cases and rounded (`docs/introducing.md`).
 */
export const RULES: readonly Rule[] = [
  {
    id: 'deleted-lines',
    weight: 0.9,
    // Half each: a commit that only re-indented a line, and the one before it, can both be the culprit.
    value: (s) => (s.deleted.length > 0 ? 0.5 : 0) + (s.deletedBySubstance.length > 0 ? 0.5 : 0),
    reason: sayDeleted,
  },
  {
    id: 'beside-insertions',
    weight: 0.5,
    value: (s) => (s.allDeleted === 0 && s.allBeside > 0 ? s.beside.length / s.allBeside : 0),
    reason: (s) =>
      s.beside.length === 0
        ? null
        : `was the last to change ${s.beside.length} of the ${count(s.allBeside, 'line')} beside what the fix only adds (${places(s.beside)})`,
  },
  {
    id: 'file-history',
    weight: 0.5,
    // Only for commits that blame does not name: those it names may be old.
    value: (s) => (isBlamed(s) ? 0 : -Math.log2(1 + (s.historyRank ?? HISTORY))),
    reason: (s) => (s.historyRank === 0 ? 'was the last commit to change the file before the fix' : null),
  },
  {
    id: 'age',
    weight: 0.7,
    value: (s) => -Math.log2(1 + s.laterCandidates),
    reason: (s) => (s.laterCandidates === 0 ? 'is the newest of all candidates' : null),
  },
  {
    id: 'distance',
    weight: 1.3,
    value: (s) => (s.distance === null ? 0 : 1 / (1 + s.distance)),
    reason: (s) =>
      s.distance === null || s.distance > 3 || isBlamed(s)
        ? null
        : `changed the file within ${count(s.distance + 1, 'line')} of the fix`,
  },
  {
    id: 'similar-change',
    weight: 2,
    value: (s) => s.similarity,
    reason: (s) =>
      s.similarity < 0.3
        ? null
        : `its most similar hunk is ${percent(s.similarity)} alike in the names it uses`,
  },
  {
    id: 'shared-names',
    weight: 1.2,
    value: (s) => s.sharedNames,
    reason: (s) =>
      s.sharedNames < 0.3
        ? null
        : `shares ${percent(s.sharedNames)} of the fix’s names, rare ones counting more`,
  },
  {
    id: 'taken-back',
    weight: 2,
    value: (s) => s.restoredLines + s.restoredNames,
    reason: (s) =>
      s.restoredLines > 0
        ? `removed ${percent(s.restoredLines)} of the lines that the fix adds`
        : s.restoredNames > 0.2
          ? `removed ${percent(s.restoredNames)} of the names that the fix adds`
          : null,
  },
  {
    id: 'few-files',
    weight: 1.3,
    value: (s) => (s.changedFiles !== null && s.changedFiles <= FEW_FILES ? 1 : 0),
    reason: () => null,
  },
  // Not weighed on the measured cases, which have no ledger: a contract change that callers did not follow is shown by the
  // code itself, so it outweighs everything else.
  {
    id: 'contract-change',
    weight: 8,
    value: (s) => (s.contractChange === null ? 0 : 1),
    reason: (s) => s.contractChange,
  },
  {
    id: 'ledger',
    weight: 1,
    value: (s) => s.occurrencesAdded,
    reason: (s) =>
      s.occurrencesAdded < 0.05
        ? null
        : `added ${percent(s.occurrencesAdded)} of all production occurrences of the issue’s pattern`,
  },
];

function sayDeleted({ deleted, deletedBySubstance, allDeleted }: Signals): string | null {
  const all = `the ${count(allDeleted, 'line')} of code that the fix deletes`;
  if (deleted.length === 0) {
    return deletedBySubstance.length === 0
      ? null
      : `was the last to change ${deletedBySubstance.length} of ${all} in more than white space (${places(deletedBySubstance)})`;
  }
  const substance =
    deletedBySubstance.length === deleted.length
      ? ''
      : `, in more than white space ${deletedBySubstance.length || 'none'} of them`;
  return `was the last to change ${deleted.length} of ${all} (${places(deleted)})${substance}`;
}

const MOST_PLACES = 3;

function places(all: readonly string[]): string {
  const shown = all.slice(0, MOST_PLACES).join(', ');
  return all.length > MOST_PLACES ? `${shown} and ${all.length - MOST_PLACES} more` : shown;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
