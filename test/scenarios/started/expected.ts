import type { Expected } from '../scenario.js';

export const expected: Expected = {
  status: 'PARTIALLY_RESOLVED',
  grade: 'supported',
  rule: 6,
  fixedElsewhere: ['done'],
};
