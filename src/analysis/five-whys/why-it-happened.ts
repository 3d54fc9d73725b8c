import { shortHash } from '../../domain/commit.js';
import type { Facts } from '../../domain/facts.js';
import type { Scan } from '../../domain/pattern.js';
import { count, day } from '../../domain/wording.js';
import { candidateSentence, contractSentence } from '../cause.js';
import { evidenceOf, fixesOf } from '../fixes.js';
import { confirmedScans, ledgerOf } from '../remaining.js';
import { answered, notKnown, type WhyQuestion } from '../why.js';

export const whyItHappened: WhyQuestion = {
  number: 1,
  question: 'Why did it happen?',
  ofDefectsOnly: true,
  answer(facts) {
    const removed = removedSentence(facts);
    const [change] = facts.contractChanges;
    if (change)
      return answered(
        'proven',
        [contractSentence(change), ...removed.sentences],
        [change.evidence, ...removed.evidence],
      );
    const [best] = facts.introducedBy;
    if (best && (best.tier === 'stated' || best.tier === 'high')) {
      const grade = best.tier === 'stated' ? 'claimed' : 'supported';
      return answered(
        grade,
        [candidateSentence(best), ...removed.sentences],
        [best.evidence, ...removed.evidence],
      );
    }
    if (removed.sentences.length > 0) {
      return answered(
        'supported',
        [
          ...removed.sentences,
          best ? candidateSentence(best) : 'Which commit made that code wrong is not established.',
        ],
        removed.evidence,
      );
    }
    const fixes = fixesOf(facts);
    if (fixes.length === 0) {
      return notKnown(
        'Not established: without a fix there is nothing to compare the code with.',
        'A fixing commit, or a pattern of what is wrong (--pattern).',
      );
    }
    const evidence = [...evidenceOf(fixes), ...(best ? [best.evidence] : [])];
    const hint = best ? ` ${candidateSentence(best)}` : '';
    return notKnown(
      `Not established.${hint}`,
      'A pattern of what was wrong (--pattern), or a message that names the commit which introduced it.',
      evidence,
    );
  },
};

/** What the largest removal took out of the code. */
function removedSentence(facts: Facts): { sentences: string[]; evidence: string[] } {
  for (const scan of confirmedScans(facts)) {
    const ledger = ledgerOf(facts, scan);
    const entry = ledger?.entries.find((e) => e.commit === ledger.largestRemovals[0]);
    if (!ledger || !entry) continue;
    const places = Object.values(entry.removed).reduce((a, b) => a + b, 0);
    return {
      sentences: [
        `What was wrong is the pattern ${written(scan)}: ${shortHash(entry.commit)} of ${day(entry.authoredAt)} removed ` +
          `${count(places, 'occurrence')} of it in ${count(entry.filesRemoved, 'file')}.`,
      ],
      evidence: [ledger.evidence],
    };
  }
  const [inferred] = facts.inferredPatterns;
  if (!inferred) return { sentences: [], evidence: [] };
  const instead = inferred.replacement ? ` by ${inferred.replacement}` : '';
  return {
    sentences: [
      `${shortHash(inferred.commit)} replaced ${inferred.pattern}${instead} at ${count(inferred.places, 'place')} in ${count(inferred.files, 'file')}.`,
    ],
    evidence: [inferred.evidence],
  };
}

function written(scan: Scan): string {
  return scan.language === null ? scan.definition.source : scan.pattern;
}
