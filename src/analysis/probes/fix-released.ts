import { day, listing } from '../../domain/wording.js';
import { evidenceOf, fixesInForce } from '../fixes.js';
import { answer, type Probe } from '../probe.js';
import { releasesWith } from '../releases.js';

export const fixReleased: Probe = {
  name: 'fix-released',
  question: 'Is the fix part of a release?',
  ask(facts) {
    const [fix] = fixesInForce(facts);
    if (!fix) return answer('notApplicable', 'There is no fix in force in the revision.');
    const basis = { evidence: evidenceOf([fix]), commits: [fix.commit.hash] };
    if (facts.releases.policy === 'none') {
      return answer('notApplicable', 'The project delivers continuously: it has no releases.', basis);
    }
    if (facts.releases.tags.length === 0)
      return answer('unknown', 'No tag of this clone is a release.', basis);
    const [first, ...later] = releasesWith(facts, fix);
    if (!first) return answer('no', 'No release that this clone knows of contains the fix.', basis);
    const also =
      later.length > 0 ? `, and later ones up to ${listing(later.slice(-1).map((tag) => tag.name))}` : '';
    return answer('yes', `The fix was first released in ${first.name} of ${day(first.date)}${also}.`, basis);
  },
};
