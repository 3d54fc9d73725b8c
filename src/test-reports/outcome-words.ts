import type { Outcome } from '../domain/test-outcome.js';

/**
 * A runner’s words and what they mean here. A map, not an object: the words come from foreign files, and one of them may be
 * `constructor`.
 */
export function outcomeWords(words: Readonly<Record<string, Outcome>>): ReadonlyMap<string, Outcome> {
  return new Map(Object.entries(words));
}
