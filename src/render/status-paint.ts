import type { Grade } from '../domain/grade.js';
import type { Status } from '../domain/verdict.js';
import type { Palette } from './palette.js';

/** The colour of a status. Green is for what was shown to be fixed; somebody’s word alone never is. */
export function statusPaint(status: Status, grade: Grade, colors: Palette): (text: string) => string {
  if (status === 'RESOLVED') return grade === 'claimed' || grade === 'unknown' ? colors.yellow : colors.green;
  return status === 'UNRESOLVED' || status === 'REGRESSED' ? colors.red : colors.yellow;
}
