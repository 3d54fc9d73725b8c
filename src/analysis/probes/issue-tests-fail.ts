import { count, either, listing } from '../../domain/wording.js';
import { decidingTests, testName } from '../issue-tests.js';
import { answer, type Probe } from '../probe.js';

export const issueTestsFail: Probe = {
  name: 'issue-tests-fail',
  question: 'Do tests of the issue fail at the revision?',
  ask(facts) {
    const tests = decidingTests(facts);
    if (tests.length === 0)
      return answer('unknown', 'No report of this revision tells the outcome of a test of the issue.');
    const failing = tests.filter((test) => test.outcome === 'failed' || test.outcome === 'error');
    const evidence = [...new Set((failing.length > 0 ? failing : tests).map((test) => test.evidence))];
    if (failing.length === 0)
      return answer('no', `None of the ${count(tests.length, 'test')} of the issue fails.`, { evidence });
    return answer(
      'yes',
      `${count(failing.length, 'test')} of the issue ${either(failing.length, 'fails', 'fail')}: ${listing(failing.map(testName))}.`,
      { evidence },
    );
  },
};
