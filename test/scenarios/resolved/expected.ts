import type { Expected } from '../scenario.js';

export const expected: Expected = {
  status: 'RESOLVED',
  grade: 'proven',
  rule: 8,
  fixedIn: ['fix'],
  counts: { production: 0, test: 0 },
  findings: { 'issue-tests-pass': 'yes', 'occurrences-remain': 'no', 'fix-reverted': 'no' },
};
