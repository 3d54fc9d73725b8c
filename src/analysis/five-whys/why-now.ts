import { shortHash } from '../../domain/commit.js';
import type { Facts } from '../../domain/facts.js';
import { count, listing } from '../../domain/wording.js';
import { evidenceOf, fixesInForce, fixesOf } from '../fixes.js';
import { findingOf } from '../probes.js';
import { answered, notKnown, type WhyQuestion } from '../why.js';

export const whyNow: WhyQuestion = {
  number: 5,
  question: 'Why now, and can it come back?',
  ofDefectsOnly: false,
  answer(facts, findings) {
    const fixes = fixesOf(facts);
    if (fixes.length === 0) {
      const left = findingOf(findings, 'occurrences-remain');
      if (left.outcome === 'yes')
        return answered('proven', ['It can happen now: no fix was found.', left.message], left.evidence);
      return notKnown(
        'Not established: no fix was found.',
        'A fixing commit, or a pattern of what is wrong (--pattern).',
      );
    }
    const used = ['occurrences-came-back', 'fix-reverted', 'fix-released'].map((probe) =>
      findingOf(findings, probe),
    );
    const told = used.filter((finding) => finding.outcome === 'yes' || finding.outcome === 'no');
    const sentences = [...told.map((finding) => finding.message), ...branchesSentence(facts)];
    const evidence = [...told.flatMap((finding) => finding.evidence), ...evidenceOf(fixes)];
    if (fixesInForce(facts).length === 0 && sentences.length === 0) {
      const away = fixes.map((fix) => shortHash(fix.commit.hash));
      return answered(
        'supported',
        [`It can happen here: ${listing(away)} is not part of the revision.`],
        evidence,
      );
    }
    const measured = findingOf(findings, 'occurrences-came-back').outcome === 'no';
    return answered(measured ? 'proven' : 'supported', sentences, evidence);
  },
};

function branchesSentence(facts: Facts): string[] {
  const [fix] = fixesInForce(facts);
  if (!fix || fix.commit.branches.length === 0) return [];
  return [
    `${count(fix.commit.branches.length, 'branch', 'branches')} of this clone ${fix.commit.branches.length === 1 ? 'contains' : 'contain'} it.`,
  ];
}
