import type { Expected } from '../scenario.js';

// For a feature request the first three whys do not apply, and say so.
export const expected: Expected = {
  status: 'RESOLVED',
  grade: 'supported',
  rule: 8,
  fixedIn: ['fix'],
  whys: ['notApplicable', 'notApplicable', 'notApplicable', 'any', 'any'],
};
