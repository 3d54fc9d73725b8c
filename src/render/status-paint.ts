import type { Grade } from '../domain/grade.js';
import type { Status } from '../domain/verdict.js';
import type { Palette } from './palette.js';

/** How a status is to be taken: shown to be well, to be looked at, broken, not known. */
export type Tone = 'good' | 'warn' | 'bad' | 'idle';

/** The tone of a status. Good is for what was shown to be fixed; somebody’s word alone never is. */
export function statusTone(status: Status, grade: Grade): Tone {
  if (status === 'RESOLVED') return grade === 'claimed' || grade === 'unknown' ? 'warn' : 'good';
  if (status === 'INCONCLUSIVE') return 'idle';
  return status === 'UNRESOLVED' || status === 'REGRESSED' ? 'bad' : 'warn';
}

/** The colour of a status on a terminal. */
export function statusPaint(status: Status, grade: Grade, colors: Palette): (text: string) => string {
  const paints = { good: colors.green, warn: colors.yellow, bad: colors.red, idle: colors.yellow };
  return paints[statusTone(status, grade)];
}
