import { shortHash } from '../../domain/commit.js';
import type { Facts } from '../../domain/facts.js';
import type { Ledger, LedgerEntry } from '../../domain/ledger.js';
import { count, day, listing } from '../../domain/wording.js';
import { confirmedLedgers } from '../remaining.js';
import { answered, notKnown, type WhyQuestion } from '../why.js';

export const whyInTheCode: WhyQuestion = {
  number: 2,
  question: 'Why was it in the code?',
  ofDefectsOnly: true,
  answer(facts) {
    const ledger = confirmedLedgers(facts).find((candidate) => candidate.entries.length > 0);
    if (!ledger) {
      return notKnown(
        'Not established: no pattern was followed through history.',
        'A pattern of what was wrong (--pattern), followed through a complete history.',
      );
    }
    const sentences = [firstSentence(ledger), spreadSentence(ledger), callersSentence(facts)].filter(
      (s) => s !== null,
    );
    const evidence = [ledger.evidence, ...facts.contractChanges.slice(0, 1).map((change) => change.evidence)];
    return answered(ledger.first === null ? 'supported' : 'proven', sentences, evidence);
  },
};

function firstSentence(ledger: Ledger): string {
  const first = ledger.entries.find((entry) => entry.commit === ledger.first);
  return first
    ? `The first occurrence came with ${named(first)}.`
    : 'Where the first occurrence came from lies before what this clone holds.';
}

function spreadSentence(ledger: Ledger): string | null {
  const adding = ledger.entries.filter((entry) => !entry.isMerge && addedBy(entry) > 0);
  const { peak } = ledger;
  if (!peak || adding.length < 2) return null;
  const most = [...adding].sort((a, b) => addedBy(b) - addedBy(a)).slice(0, 2);
  const carriers = listing(most.map((entry) => `${shortHash(entry.commit)} (${addedBy(entry)})`));
  return `It grew over ${count(adding.length, 'commit')} to ${count(peak.total, 'occurrence')} at ${shortHash(peak.commit)}; most came with ${carriers}.`;
}

function callersSentence(facts: Facts): string | null {
  const [change] = facts.contractChanges;
  if (!change) return null;
  return `They were right until ${shortHash(change.commit)} changed ${change.symbol} and left ${count(change.callersOldWay, 'caller')} as they were.`;
}

function addedBy(entry: LedgerEntry): number {
  return Object.values(entry.added).reduce((a, b) => a + b, 0);
}

function named(entry: LedgerEntry): string {
  return `${shortHash(entry.commit)} of ${day(entry.authoredAt)} ("${entry.subject}")`;
}
