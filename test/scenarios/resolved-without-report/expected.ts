import type { Expected } from '../scenario.js';

export const expected: Expected = {
  status: 'RESOLVED',
  grade: 'supported',
  rule: 8,
  fixedIn: ['fix'],
  counts: { production: 0 },
  findings: { 'issue-tests-pass': 'unknown', 'tests-came-with-fix': 'yes' },
  notifications: ['no-test-report'],
};
