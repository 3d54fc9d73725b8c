import { listing } from '../../domain/wording.js';
import { evidenceOf, fixesInForce } from '../fixes.js';
import { answer, type Probe } from '../probe.js';

export const fixReleased: Probe = {
  name: 'fix-released',
  question: 'Does a tag contain the fix?',
  ask(facts) {
    const fixes = fixesInForce(facts);
    if (fixes.length === 0) return answer('notApplicable', 'There is no fix in force in the revision.');
    const tags = fixes[0]?.commit.tags ?? [];
    const basis = {
      evidence: evidenceOf(fixes.slice(0, 1)),
      commits: fixes.slice(0, 1).map((fix) => fix.commit.hash),
    };
    if (tags.length === 0) return answer('no', 'No tag of this clone contains the fix.', basis);
    return answer('yes', `The fix is in ${listing(tags)}.`, basis);
  },
};
