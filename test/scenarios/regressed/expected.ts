import type { Expected } from '../scenario.js';

export const expected: Expected = {
  status: 'REGRESSED',
  grade: 'proven',
  rule: 2,
  regressedBy: 'culprit',
  fixedIn: ['fix'],
  counts: { production: 1 },
  occurrences: ['app/admin.py:5'],
};
