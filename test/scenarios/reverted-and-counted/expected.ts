import type { Expected } from '../scenario.js';

// The revert is a non-merge descendant of the fix that added production occurrences which are still there: rule 2 is the first
// to match.
export const expected: Expected = {
  status: 'REGRESSED',
  grade: 'proven',
  rule: 2,
  regressedBy: 'revert',
  counts: { production: 3 },
};
