import { answer, type Probe } from '../probe.js';

export const issueOpen: Probe = {
  name: 'issue-open',
  question: 'Is the issue open?',
  ask({ tracker }) {
    if (!tracker || tracker.state === null)
      return answer('unknown', 'What the issue tracker says was not read.');
    return tracker.state === 'open'
      ? answer('yes', `The issue is open, says ${tracker.source}.`, { evidence: ['issue'] })
      : answer('no', `The issue is closed, says ${tracker.source}.`, { evidence: ['issue'] });
  },
};
