import type { SyntaxNode } from '../../clients/code/syntax-tree.js';
import type { Place } from './candidates.js';
import type { Edit } from './find-edits.js';
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
    const to = destinationOf(place, candidate.pattern);
    if (!to) continue;
    const known = found.get(to.text);
    found.set(to.text, { replacement: to.text, isExact: to.isExact, places: (known?.places ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.places - a.places || (a.replacement < b.replacement ? -1 : 1));
}

/** The old code is written as it was for the pattern, so that both sides give the same names to the same code. */
function destinationOf(place: Place, pattern: string): { text: string; isExact: boolean } | null {
  const { before, after, edit, others, how } = place;
  const below = [edit, ...others].map((each) => nodesBelow(each, before));
  let found: ReturnType<typeof replacementFor> = null;
  for (const changed of [...below, below.flat()]) {
    const to = replacementFor(before, after, changed, how);
    if (to?.pattern === pattern) {
      found = to;
      break;
    }
    found ??= to;
  }
  return found === null || plainCode(found.text) === '' ? null : found;
}

/** The nodes inside a place that an edit changed. */
function nodesBelow({ around }: Edit, place: SyntaxNode): SyntaxNode[] {
  const inside = around.findIndex(({ before }) => before.start === place.start && before.end === place.end);
  return around.slice(0, Math.max(0, inside)).map(({ before }) => before);
}
