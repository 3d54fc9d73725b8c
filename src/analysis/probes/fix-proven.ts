import { answer, type Probe } from '../probe.js';

export const fixProven: Probe = {
  name: 'fix-proven',
  question: 'Do tests of the issue fail without the fix and pass with it?',
  ask({ proof }) {
    if (!proof) return answer('unknown', 'No test was run for this; --prove runs them.');
    const basis = { evidence: [proof.evidence], commits: proof.fix ? [proof.fix] : [] };
    if (proof.result === 'proven') return answer('yes', proof.reason, basis);
    // What could not be loaded without the fix, or not be run at all, is neither a yes nor a no.
    return answer(proof.result === 'not-proven' ? 'no' : 'unknown', proof.reason, basis);
  },
};
