import type { Expected } from '../scenario.js';

export const expected: Expected = {
  status: 'RESOLVED',
  grade: 'claimed',
  rule: 8,
  fixedIn: ['claim'],
  decision: 'ask',
  findings: { 'backed-beyond-message': 'no' },
};
