import { shortHash } from '../../domain/commit.js';
import { listing } from '../../domain/wording.js';
import { evidenceOf, fixesInForce } from '../fixes.js';
import { answer, type Probe } from '../probe.js';

export const backedBeyondMessage: Probe = {
  name: 'backed-beyond-message',
  question: 'Is the fix backed by a fact beyond its message?',
  ask(facts) {
    const fixes = fixesInForce(facts);
    if (fixes.length === 0) return answer('notApplicable', 'There is no fix in force in the revision.');
    const backed = fixes.filter((fix) => fix.link.grade === 'supported' || fix.link.grade === 'proven');
    const used = backed.length > 0 ? backed : fixes;
    const names = listing(used.map((fix) => shortHash(fix.commit.hash)));
    const basis = { evidence: evidenceOf(used), commits: used.map((fix) => fix.commit.hash) };
    if (backed.length === 0) return answer('no', `Only its message ties ${names} to the issue.`, basis);
    const reasons = [...new Set(backed.flatMap((fix) => fix.link.reasons))];
    return answer('yes', `${names}: ${listing(reasons, 4)}.`, basis);
  },
};
