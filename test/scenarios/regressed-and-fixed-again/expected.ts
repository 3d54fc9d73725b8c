import type { Expected } from '../scenario.js';

export const expected: Expected = {
  status: 'RESOLVED',
  grade: 'supported',
  rule: 8,
  counts: { production: 0 },
  findings: { 'occurrences-came-back': 'no' },
};
