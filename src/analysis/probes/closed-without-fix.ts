import { answer, type Probe } from '../probe.js';

export const closedWithoutFix: Probe = {
  name: 'closed-without-fix',
  question: 'Was the issue closed as not planned or as a duplicate?',
  ask({ tracker }) {
    if (!tracker || tracker.state === null)
      return answer('unknown', 'What the issue tracker says was not read.');
    const reason = tracker.stateReason;
    if (tracker.state === 'closed' && (reason === 'not_planned' || reason === 'duplicate')) {
      return answer(
        'yes',
        `The issue was closed as ${reason === 'duplicate' ? 'a duplicate' : 'not planned'}.`,
        { evidence: ['issue'] },
      );
    }
    return answer('no', 'The issue was not closed as not planned or as a duplicate.', {
      evidence: ['issue'],
    });
  },
};
