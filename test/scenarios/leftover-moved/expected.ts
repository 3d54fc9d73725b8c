import type { Expected } from '../scenario.js';

export const expected: Expected = {
  status: 'PARTIALLY_RESOLVED',
  grade: 'proven',
  rule: 6,
  fixedIn: ['fix'],
  occurrences: ['app/tasks/jobs.py:5'],
  findings: { 'occurrences-came-back': 'no' },
};
