import { shortHash } from '../../domain/commit.js';
import { issueName } from '../../domain/issue.js';
import { listing } from '../../domain/wording.js';
import { evidenceOf, type Fix, fixesOf } from '../fixes.js';
import { answer, type Probe } from '../probe.js';

export const fixFound: Probe = {
  name: 'fix-found',
  question: 'Is a fix part of the revision?',
  ask(facts) {
    const here = fixesOf(facts).filter((fix) => fix.isHere);
    if (here.length > 0) {
      const names = listing(here.map(nameOf));
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

/** A twin stands for a fix that is not here itself: what was said to be in must be found in. */
function nameOf({ commit, hereAs }: Fix): string {
  const own = shortHash(commit.hash);
  return hereAs === null || hereAs === commit.hash ? own : `${shortHash(hereAs)} (the same change as ${own})`;
}
