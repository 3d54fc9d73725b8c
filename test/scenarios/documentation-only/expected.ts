import type { Expected } from '../scenario.js';

// A change to documentation alone is not a fix of a bug; nothing else is known.
export const expected: Expected = { status: 'INCONCLUSIVE', grade: 'unknown', rule: 11, fixedIn: [] };
