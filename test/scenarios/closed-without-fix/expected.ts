import type { Expected } from '../scenario.js';

export const expected: Expected = {
  status: 'CLOSED_WITHOUT_FIX',
  grade: 'claimed',
  rule: 9,
  fixedIn: [],
  decision: 'keep closed',
};
