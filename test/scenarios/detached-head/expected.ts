import type { Expected } from '../scenario.js';

export const expected: Expected = {
  status: 'UNRESOLVED',
  grade: 'supported',
  rule: 5,
  fixedIn: [],
  fixedElsewhere: ['fix'],
  counts: { production: 3 },
};
