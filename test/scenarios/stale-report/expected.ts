import type { Expected } from '../scenario.js';

export const expected: Expected = {
  status: 'RESOLVED',
  grade: 'supported',
  rule: 8,
  findings: { 'issue-tests-pass': 'unknown' },
  notifications: ['report-is-no-evidence'],
};
