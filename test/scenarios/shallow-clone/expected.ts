import type { Expected } from '../scenario.js';

export const expected: Expected = {
  status: 'INCONCLUSIVE',
  grade: 'unknown',
  rule: 1,
  fixedIn: [],
  notifications: ['shallow-clone'],
  findings: { 'history-complete': 'no' },
};
