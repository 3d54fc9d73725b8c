import type { Expected } from '../scenario.js';

// Without a confirmed pattern what remains is "not measured", never zero.
export const expected: Expected = {
  status: 'RESOLVED',
  grade: 'supported',
  rule: 8,
  fixedIn: ['fix'],
  findings: { 'occurrences-remain': 'unknown' },
};
