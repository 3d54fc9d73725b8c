import { shortHash } from '../../domain/commit.js';
import { either, listing } from '../../domain/wording.js';
import { evidenceOf, fixesOf } from '../fixes.js';
import { answer, type Probe } from '../probe.js';

export const fixReverted: Probe = {
  name: 'fix-reverted',
  question: 'Was the fix taken back and not applied again?',
  ask(facts) {
    const here = fixesOf(facts).filter((fix) => fix.isHere);
    if (here.length === 0) return answer('notApplicable', 'There is no fix in the revision to take back.');
    const reverted = here.filter((fix) => !fix.isInForce);
    if (reverted.length === 0) {
      return answer('no', 'Nothing in the revision takes the fix back.', {
        evidence: evidenceOf(here),
        commits: here.map((fix) => fix.commit.hash),
      });
    }
    const reverts = [...new Set(reverted.flatMap((fix) => fix.link.revertedBy))];
    const taken = listing(reverted.map((fix) => shortHash(fix.commit.hash)));
    return answer(
      'yes',
      `${taken} ${either(reverted.length, 'was', 'were')} taken back by ${listing(reverts.map(shortHash))}.`,
      {
        evidence: evidenceOf(reverted),
        commits: reverts,
      },
    );
  },
};
