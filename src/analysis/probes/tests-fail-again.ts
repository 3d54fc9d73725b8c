import { listing } from '../../domain/wording.js';
import { decidingTests, testName } from '../issue-tests.js';
import { answer, type Probe } from '../probe.js';

export const testsFailAgain: Probe = {
  name: 'tests-fail-again',
  question: 'Do tests fail at the revision that passed with the fix?',
  ask(facts) {
    const { proof, revision } = facts;
    if (proof?.result !== 'proven')
      return answer('unknown', 'No test is known to have failed without the fix and passed with it.');
    const here = proof.revisions.find(({ commit }) => commit === revision);
    if (here && here.result !== 'not-run')
      return answer(here.result === 'fails' ? 'yes' : 'no', here.reason, { evidence: [proof.evidence] });
    const deciding = decidingTests(facts);
    const failing = deciding.filter(({ outcome }) => outcome === 'failed' || outcome === 'error');
    if (failing.length > 0 && proof.tree !== revision)
      return answer(
        'yes',
        `With the fix they passed; in a report of this revision they fail: ${listing(failing.map(testName))}.`,
        {
          evidence: [proof.evidence, ...failing.map(({ evidence }) => evidence)],
        },
      );
    if (proof.tree === revision || deciding.length > 0)
      return answer('no', 'The tests of the issue pass at the revision.', { evidence: [proof.evidence] });
    return answer(
      'unknown',
      'The tests that show the fix were not run at this revision; --prove-at runs them there.',
    );
  },
};
