import type { Place } from './candidates.js';
import { replacementFor } from './generalise.js';
import { plainCode } from './plain-code.js';
import type { Weighed } from './weigh.js';

/** What stands in a pattern’s places now, and in how many. */
export interface Destination {
  readonly replacement: string;
  readonly places: number;
  /** Whether the pattern’s own metavariables are enough to write it. */
  readonly isExact: boolean;
}

/** The old side is settled first; what came in its place is then grouped, most places first. */
export function destinationsOf({ candidate, places }: Weighed): Destination[] {
  const found = new Map<string, Destination>();
  for (const place of places) {
    const to = destinationOf(place, candidate.how);
    if (!to) continue;
    const known = found.get(to.text);
    found.set(to.text, { replacement: to.text, isExact: to.isExact, places: (known?.places ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.places - a.places || (a.replacement < b.replacement ? -1 : 1));
}

function destinationOf(
  place: Place,
  how: Weighed['candidate']['how'],
): { text: string; isExact: boolean } | null {
  const { before, after, edit } = place;
  const inside = edit.around.findIndex(
    (pair) => pair.before.start === before.start && pair.before.end === before.end,
  );
  const changed = edit.around.slice(0, Math.max(0, inside)).map((pair) => pair.before);
  const to = replacementFor(before, after, changed, how);
  return to === null || plainCode(to.text) === '' ? null : to;
}
