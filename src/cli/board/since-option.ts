import { InputError } from '../../errors.js';
import type { Arguments } from '../command.js';
import { dateOption } from '../repository-command.js';

const DAYS: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30, y: 365 };

/**
 * `--since` as a date or as a time back from now: `90d`, `12w`, `6m`, `1y`. Whole days, so that runs of one day look at the same.
 * @returns an ISO date; null when it was not given
 * @throws InputError
 */
export function sinceOption(args: Arguments, now: Date): string | null {
  const text = args.text('since');
  if (text === null) return null;
  const back = /^(\d{1,5})([dwmy])$/.exec(text);
  if (!back) {
    if (/^\d/.test(text) && !text.includes('-'))
      throw new InputError(
        `--since: "${text.slice(0, 60)}" is neither a date nor a time back from now`,
        'Write it as 2025-09-14, or as 90d, 12w, 6m or 1y.',
      );
    return dateOption(args, 'since');
  }
  const days = Number(back[1]) * (DAYS[back[2] ?? 'd'] ?? 1);
  const start = new Date(now.getTime() - days * 24 * 60 * 60 * 1000);
  if (Number.isNaN(start.getTime()) || start.getUTCFullYear() < 1)
    throw new InputError(`--since: ${text} is too long ago`, 'Leave it out to look at all issues.');
  return start.toISOString().slice(0, 10);
}
