import type { Expected } from '../scenario.js';

export const expected: Expected = {
  status: 'UNRESOLVED',
  grade: 'proven',
  rule: 10,
  fixedIn: [],
  fixedElsewhere: [],
  counts: { production: 3 },
  occurrences: ['app/jobs.py:5', 'app/routes.py:5', 'app/routes.py:10'],
};
