import type { Expected } from '../scenario.js';

export const expected: Expected = {
  status: 'PARTIALLY_RESOLVED',
  grade: 'proven',
  rule: 6,
  fixedIn: ['fix'],
  counts: { production: 1 },
  occurrences: ['app/jobs.py:5'],
  decision: 'keep open',
};
