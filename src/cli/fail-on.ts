import { type Grade, GradeSchema } from '../domain/grade.js';
import { type Status, StatusSchema, type Verdict } from '../domain/verdict.js';
import { InputError } from '../errors.js';
import { nearest } from './check-arguments.js';

/** A verdict that makes the command fail; `grade` null means at any grade. */
export interface FailRule {
  readonly status: Status;
  readonly grade: Grade | null;
}

/**
 * Reads `REGRESSED,RESOLVED:claimed`.
 * @param option the option it was given with, for messages
 * @throws InputError naming what is allowed
 */
export function parseFailOn(parts: readonly string[], option = 'fail-on'): FailRule[] {
  return parts.map((part) => {
    const [status = '', grade, ...rest] = part.split(':');
    if (rest.length > 0)
      throw new InputError(
        `--${option} does not understand "${part}"`,
        'Write STATUS or STATUS:grade, e.g. RESOLVED:claimed.',
      );
    return {
      status: pick(option, 'status', status.toUpperCase().replaceAll('-', '_'), StatusSchema.options),
      grade: grade === undefined ? null : pick(option, 'grade', grade.toLowerCase(), GradeSchema.options),
    };
  });
}

function pick<T extends string>(option: string, what: string, typed: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === typed);
  if (found) return found;
  const best = nearest(typed, allowed);
  throw new InputError(
    `--${option} knows no ${what} "${typed}"${best ? `; did you mean ${best}?` : ''}`,
    `Allowed: ${allowed.join(', ')}.`,
  );
}

/** @returns whether a verdict is one of those to fail on */
export function failsOn(rules: readonly FailRule[], verdict: Pick<Verdict, 'status' | 'grade'>): boolean {
  return rules.some(
    (rule) => rule.status === verdict.status && (rule.grade === null || rule.grade === verdict.grade),
  );
}
