import { shortHash } from '../../domain/commit.js';
import { count, listing } from '../../domain/wording.js';
import { changesProduction, fixesOf } from '../fixes.js';
import { answered, notKnown, type WhyQuestion } from '../why.js';

export const whyItMattered: WhyQuestion = {
  number: 4,
  question: 'Why did it matter?',
  ofDefectsOnly: false,
  answer(facts) {
    const sentences: string[] = [];
    const evidence: string[] = [];
    const { blastRadius: radius, tracker } = facts;
    if (radius) {
      const reached = `${count(radius.dependents.production, 'production file')} and ${count(radius.dependents.test, 'test file')}`;
      const entries =
        radius.entryPointCount > 0
          ? `, ${count(radius.entryPointCount, 'of them', 'of them')} imported by no other production file (${listing(radius.entryPoints, 2)})`
          : '';
      sentences.push(
        `${reached} reach the affected code (${listing(radius.affectedFiles, 2)}) through imports${entries}.`,
      );
      evidence.push(radius.evidence);
    }
    if (tracker && tracker.labels.length > 0) {
      sentences.push(`It is labelled ${listing(tracker.labels, 5)}.`);
      evidence.push('issue');
    }
    if (sentences.length > 0) return answered('supported', sentences, evidence);
    if (facts.notes.impact.length > 0) {
      const notes = facts.evidence.filter((item) => item.kind === 'note').map((item) => item.id);
      return answered(
        'claimed',
        ['Nothing was measured; the impact is what the author of the configuration states.'],
        notes,
      );
    }
    const [fix] = fixesOf(facts).filter(({ commit }) => changesProduction(commit));
    if (fix) {
      return notKnown(
        `Not established: what ${shortHash(fix.commit.hash)} changed is not in this revision under the same names, or its imports cannot be read.`,
        `An audit of a revision that has these files (--at ${shortHash(fix.commit.hash)}), the issue’s labels, or a stated impact in issue-audit.yml.`,
      );
    }
    return notKnown(
      'Not established: it is not known which code is affected.',
      'A fixing commit in a language whose imports can be read, the issue’s labels, or a stated impact in issue-audit.yml.',
    );
  },
};
