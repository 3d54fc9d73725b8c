import type { Expected } from '../scenario.js';

export const expected: Expected = {
  status: 'RESOLVED',
  grade: 'supported',
  rule: 8,
  fixedIn: ['fix'],
  counts: { production: 0 },
};
