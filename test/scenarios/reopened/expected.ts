import type { Expected } from '../scenario.js';

export const expected: Expected = {
  status: 'UNRESOLVED',
  grade: 'claimed',
  rule: 7,
  fixedIn: ['fix'],
  decision: 'keep open',
};
