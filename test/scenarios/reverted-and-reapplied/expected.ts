import type { Expected } from '../scenario.js';

// A revert quotes the title of what it takes back, and claims no fix by that.
export const expected: Expected = {
  status: 'RESOLVED',
  grade: 'supported',
  rule: 8,
  counts: { production: 0 },
  findings: { 'fix-reverted': 'no', 'occurrences-came-back': 'no', 'claim-without-change': 'no' },
};
