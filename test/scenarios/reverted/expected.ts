import type { Expected } from '../scenario.js';

export const expected: Expected = {
  status: 'REGRESSED',
  grade: 'supported',
  rule: 3,
  regressedBy: 'revert',
  findings: { 'fix-reverted': 'yes' },
};
