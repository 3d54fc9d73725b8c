import { listing } from '../../domain/wording.js';
import { changesTests, evidenceOf, fixesInForce } from '../fixes.js';
import { answer, type Probe } from '../probe.js';

export const testsCameWithFix: Probe = {
  name: 'tests-came-with-fix',
  question: 'Did the fix add or change tests?',
  ask(facts) {
    const fixes = fixesInForce(facts);
    if (fixes.length === 0) return answer('notApplicable', 'There is no fix in force in the revision.');
    const tested = fixes.filter((fix) => changesTests(fix.commit));
    if (tested.length === 0) return answer('no', 'The fix changes no test.', { evidence: evidenceOf(fixes) });
    const paths = tested.flatMap((fix) =>
      fix.commit.changes.filter((c) => c.class === 'test').map((c) => c.path),
    );
    return answer('yes', `The fix changes tests: ${listing([...new Set(paths)].sort())}.`, {
      evidence: evidenceOf(tested),
      commits: tested.map((fix) => fix.commit.hash),
    });
  },
};
