import type { Expected } from '../scenario.js';

// The oldest commit that is here looks as if it had added everything; the first occurrence may be older.
export const expected: Expected = {
  status: 'RESOLVED',
  grade: 'supported',
  rule: 8,
  fixedIn: ['fix'],
  counts: { production: 0 },
  firstOccurrence: null,
  notifications: ['shallow-clone'],
};
