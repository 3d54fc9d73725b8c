import type { Expected } from '../scenario.js';

export const expected: Expected = {
  status: 'RESOLVED',
  grade: 'claimed',
  rule: 8,
  fixedIn: ['fix'],
  findings: { 'part-missing': 'no' },
};
