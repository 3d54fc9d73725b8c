import type { Expected } from '../scenario.js';

// In tests or copies only: reported, no change of status.
export const expected: Expected = {
  status: 'RESOLVED',
  grade: 'supported',
  rule: 8,
  counts: { production: 0, test: 1, backup: 2 },
  textOnly: 2,
  findings: { 'occurrences-came-back': 'no', 'lookalikes-in-text': 'yes' },
};
