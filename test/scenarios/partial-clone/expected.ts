import type { Expected } from '../scenario.js';

// The search at the revision is whole; what the fix removed is not known, so nobody may be told that it removed nothing.
export const expected: Expected = {
  status: 'RESOLVED',
  grade: 'supported',
  rule: 8,
  fixedIn: ['fix'],
  counts: { production: 0 },
  findings: { 'occurrences-remain': 'no', 'claim-without-change': 'unknown' },
  notifications: ['partial-clone'],
};
