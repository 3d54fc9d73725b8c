import type { Expected } from '../scenario.js';

export const expected: Expected = {
  status: 'INCONCLUSIVE',
  grade: 'unknown',
  rule: 11,
  decision: 'ask',
  fixedIn: [],
  audit: { commits: [], links: [] },
};
