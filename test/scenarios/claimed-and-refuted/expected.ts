import type { Expected } from '../scenario.js';

// Nothing was removed, so no part of a fix is in: 3 of 3 left is not "partially resolved".
export const expected: Expected = {
  status: 'UNRESOLVED',
  grade: 'proven',
  rule: 10,
  counts: { production: 3 },
  findings: { 'claim-without-change': 'yes' },
};
