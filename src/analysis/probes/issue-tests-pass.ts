import { count } from '../../domain/wording.js';
import { decidingTests } from '../issue-tests.js';
import { answer, type Probe } from '../probe.js';

export const issueTestsPass: Probe = {
  name: 'issue-tests-pass',
  question: 'Do the tests of the issue pass at the revision?',
  ask(facts) {
    const tests = decidingTests(facts);
    if (tests.length === 0) {
      const own = facts.tests.ofIssue.filter((test) => test.tie === 'declared' || test.tie === 'named');
      const known = own.length;
      const message =
        known > 0
          ? `${count(known, 'test')} of the issue ${known === 1 ? 'is' : 'are'} known, but no report of this revision tells the outcome.`
          : 'No test of the issue is known.';
      return answer('unknown', message, { evidence: own.map((test) => test.evidence) });
    }
    const evidence = tests.map((test) => test.evidence);
    const passed = tests.filter((test) => test.outcome === 'passed').length;
    if (passed === tests.length) {
      return answer(
        'yes',
        passed === 1 ? 'The test of the issue passes.' : `All ${count(passed, 'test')} of the issue pass.`,
        { evidence },
      );
    }
    return answer('no', `${passed} of ${count(tests.length, 'test')} of the issue pass.`, { evidence });
  },
};
