import type { CheckContext } from './context.js';

/**
 * Counts the questions of a kind that cost git or many files: a text may ask another one in each of its lines.
 * @returns whether so many were asked before, so that this one is left out
 */
export function isAskedTooOften(context: CheckContext, what: string, most: number): boolean {
  const asked = context.once(['how often asked', what], () => ({ number: 0 }));
  asked.number += 1;
  return asked.number > most;
}
