import type { Expected } from '../scenario.js';

export const expected: Expected = { status: 'UNRESOLVED', grade: 'claimed', rule: 10, decision: 'keep open' };
