import type { Expected } from '../scenario.js';

export const expected: Expected = {
  status: 'PARTIALLY_RESOLVED',
  grade: 'proven',
  rule: 6,
  fixedIn: ['fix'],
  counts: { production: 5 },
  occurrences: [
    'app/-e.py:5',
    'app/new\nline.py:5',
    'app/n\u00e4\u0131ve \ud83c\udf89.py:5',
    'app/quo"te`|<b>.py:5',
    'app/with space.py:5',
  ],
};
