import { destinationsOf, mainOf } from './replacements.js';
import { isAtSamePlaces, isPlainer } from './score.js';
import type { Weighed } from './weigh.js';

/**
 * The same places told so that what came there can be written: of `f($$$)`, whose only argument is called on now, nothing can be
 * said, but `f($A)` became `$A.g()`. The pattern itself where it already can, or where none does better.
 * @param others all that were weighed
 */
export function withReplacement(chosen: Weighed, others: readonly Weighed[]): Weighed {
  const isTold = (weighed: Weighed) => mainOf(weighed, destinationsOf(weighed)) !== null;
  if (isTold(chosen)) return chosen;
  const [plainest] = others
    .filter((other) => isSameSet(chosen, other) && isTold(other))
    .sort((a, b) => (isPlainer(a, b) ? -1 : 1));
  return plainest ?? chosen;
}

function isSameSet(a: Weighed, b: Weighed): boolean {
  const isEqual = a.removed === b.removed && a.matchedBefore === b.matchedBefore;
  return a !== b && isEqual && a.candidate.language === b.candidate.language && isAtSamePlaces(a, b);
}
