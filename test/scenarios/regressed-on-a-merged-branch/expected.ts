import type { Expected } from '../scenario.js';

export const expected: Expected = { status: 'REGRESSED', grade: 'proven', rule: 2, regressedBy: 'culprit' };
