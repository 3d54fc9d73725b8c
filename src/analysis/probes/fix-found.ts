import { shortHash } from '../../domain/commit.js';
import { issueName } from '../../domain/issue.js';
import { listing } from '../../domain/wording.js';
import { evidenceOf, fixesOf } from '../fixes.js';
import { answer, type Probe } from '../probe.js';

export const fixFound: Probe = {
  name: 'fix-found',
  question: 'Is a fix part of the revision?',
  ask(facts) {
    const here = fixesOf(facts).filter((fix) => fix.isHere);
    if (here.length > 0) {
      const names = listing(here.map((fix) => shortHash(fix.commit.hash)));
      return answer('yes', `The revision contains ${names}, taken for the fix.`, {
        evidence: evidenceOf(here),
        commits: here.map((fix) => fix.commit.hash),
      });
    }
    if (facts.history.shallow)
      return answer('unknown', 'No fix was found in the part of the history that is here.', {
        evidence: ['history'],
      });
    return answer('no', `No commit of the revision was found to fix ${issueName(facts.issue)}.`, {
      evidence: ['history'],
    });
  },
};
