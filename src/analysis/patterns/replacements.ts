import { parseRule } from '../../clients/code/rule-pattern.js';
import type { SyntaxNode } from '../../clients/code/syntax-tree.js';
import type { Place } from './candidates.js';
import type { Edit } from './find-edits.js';
import { metavariablesIn, type Replacement, replacementFor, replacementOf } from './generalise.js';
import { plainCode } from './plain-code.js';
import type { Weighed } from './weigh.js';

/** What stands in a pattern’s places now, and in how many. */
export interface Destination {
  readonly replacement: string;
  readonly places: number;
  /** Whether the pattern’s own metavariables are enough to write it. */
  readonly isExact: boolean;
}

/** What stands in fewer of the places is not the replacement, but one of several. */
export const MAIN_SHARE = 0.5;

/** What came in a pattern’s place, if it was one thing that the pattern can write; null for several. */
export function mainOf({ places }: Weighed, [first]: readonly Destination[]): string | null {
  return first?.isExact && first.places >= places.length * MAIN_SHARE ? first.replacement : null;
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

/**
 * The old code is written as it was for the pattern, so that both sides give the same names to the same code; where no way of
 * writing it gives the pattern, its match tells what the names stand for.
 */
function destinationOf(place: Place, pattern: string): Pick<Replacement, 'text' | 'isExact'> | null {
  const { before, after, edit, others, how } = place;
  const code = codeOf(pattern);
  if (code === null) return { text: after.text, isExact: true };
  const below = [edit, ...others].map((each) => nodesBelow(each, before));
  for (const changed of [...below, below.flat()]) {
    const to = replacementFor(before, after, changed, how);
    if (!to) continue;
    if (plainCode(to.text) === '') return null;
    if (plainCode(to.pattern) === plainCode(code)) return to;
  }
  return fromMatch(place, code);
}

function fromMatch({ file, before, after, how }: Place, code: string): Replacement | null {
  const letters = metavariablesIn(code).flatMap((name) => (name === '$$$' ? [] : [name.slice(1)]));
  const captures = file.reader.captures(code, before, letters);
  const names = new Map([...(captures ?? [])].map(([letter, text]) => [text, `$${letter}`]));
  const to = replacementOf(before, after, how, { pattern: code, names });
  if (!to || plainCode(to.text) === '') return null;
  return captures ? to : { ...to, isExact: false };
}

/** The code in a pattern that is a rule; null for a rule that only tells a kind of node. */
function codeOf(pattern: string): string | null {
  const rule = parseRule(pattern);
  if (!rule) return pattern;
  return typeof rule.pattern === 'string' ? rule.pattern : null;
}

/** The nodes inside a place that an edit changed, with those that stand there now. */
function nodesBelow({ around }: Edit, place: SyntaxNode): Edit['around'][number][] {
  const inside = around.findIndex(({ before }) => before.start === place.start && before.end === place.end);
  return around.slice(0, Math.max(0, inside));
}
