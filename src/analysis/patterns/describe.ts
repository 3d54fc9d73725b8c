import type { InferredPattern } from '../../domain/causes.js';
import { shortHash } from '../../domain/commit.js';
import { LEAST_PLACES, type Place } from './candidates.js';
import type { Edit } from './find-edits.js';
import { type Destination, destinationsOf, MAIN_SHARE, mainOf } from './replacements.js';
import { bareOf, isSameEdit } from './same-edit.js';
import type { Weighed } from './weigh.js';

const MOST_EXAMPLES = 5;
const MOST_DESTINATIONS = 10;
const LONGEST_CODE = 160;
/** In a single file, fewer places than this are a system only where one thing came in their place. */
const FEW_IN_ONE_FILE = 12;
/** or at least one method of several classes, in this share of them. */
const MOST_SHARE = 0.75;

interface Described {
  readonly weighed: Weighed;
  readonly destinations: readonly Destination[];
  readonly replacement: string | null;
}

/**
 * Puts chosen patterns into words and numbers; patterns that are one edit of several names are told as one. The fewest places
 * that make a system do so only if one thing came in their place; more, if one thing came in several of them.
 */
export function describePatterns(chosen: readonly Weighed[], edits: readonly Edit[]): InferredPattern[] {
  const groups: Described[][] = [];
  for (const weighed of chosen) {
    const destinations = destinationsOf(weighed);
    const described = { weighed, destinations, replacement: mainOf(weighed, destinations) };
    if (described.replacement === null && isScattered({ weighed, destinations })) continue;
    const group = groups.find(([head]) => head && isSameEdit(sides(head), sides(described)));
    if (group) group.push(described);
    else groups.push([described]);
  }
  const changedPlaces = countPlaces(chosen, edits);
  return groups
    .map((group) => describe(group, changedPlaces))
    .sort((a, b) => b.places - a.places)
    .map((pattern, i) => ({ ...pattern, evidence: `inferred:${shortHash(pattern.commit)}:${i + 1}` }));
}

/** Too few places for what became of them. */
function isScattered({ weighed, destinations }: Omit<Described, 'replacement'>): boolean {
  const { candidate, places, files } = weighed;
  // What a kind of node became holds what stood inside it, so that it is another text everywhere, unless nothing did.
  if (candidate.pattern.endsWith('\\\\)$"}')) return true;
  if (candidate.pattern.startsWith('{"kind"')) return places.length <= LEAST_PLACES;
  if (files === 1 && places.length < FEW_IN_ONE_FILE)
    return alikeIn(destinations.filter(isCalled).map(bare)) < places.length * MOST_SHARE;
  return alikeIn(destinations) < LEAST_PLACES;
}

function isCalled({ replacement }: Destination): boolean {
  return /^[\p{L}\p{N}_.$]+\(/u.test(replacement);
}

/** The same method of another class is the same thing. */
function bare(destination: Destination): Destination {
  return { ...destination, replacement: bareOf(destination.replacement) };
}

/** In how many places the first thing stands now, or the same call, whatever it is given. */
function alikeIn([first, ...others]: readonly Destination[]): number {
  if (!first || /^\$[A-Z]+$/.test(first.replacement)) return 0;
  const [called] = /^[^(]+\(/.exec(first.replacement) ?? [];
  const alike = others.filter((each) => called !== undefined && each.replacement.startsWith(called));
  return alike.reduce((sum, { places }) => sum + places, first.places);
}

/** Where the same call stands now with different things given, it still tells what a name became. */
function sides({ weighed, destinations, replacement }: Described) {
  const { language, pattern } = weighed.candidate;
  const isMain = alikeIn(destinations) >= weighed.places.length * MAIN_SHARE;
  return {
    language,
    pattern,
    replacement: replacement ?? (isMain ? (destinations[0]?.replacement ?? null) : null),
  };
}

/** Places of the chosen patterns, and every other edit as one. */
function countPlaces(chosen: readonly Weighed[], edits: readonly Edit[]): number {
  const places = new Set(chosen.flatMap((weighed) => weighed.places));
  const inside = new Set(chosen.flatMap((weighed) => weighed.edits));
  // A match inside an import, or inside another place, is counted as removed, but is no edit.
  const beyond = chosen.reduce((sum, { removed, places: own }) => sum + Math.max(0, removed - own.length), 0);
  return places.size + beyond + edits.filter((edit) => !inside.has(edit)).length;
}

function describe(group: readonly Described[], changedPlaces: number): InferredPattern {
  const ordered = [...group].sort((a, b) => b.weighed.removed - a.weighed.removed);
  const [first] = ordered;
  if (!first) throw new Error('a group of patterns is never empty');
  const { weighed } = first;
  const sum = (value: (each: Weighed) => number) =>
    ordered.reduce((total, each) => total + value(each.weighed), 0);
  const places = ordered.flatMap((each) => each.weighed.places).sort(byPlace);
  const commit = places[0]?.file.commit ?? '';
  return {
    language: weighed.candidate.language,
    pattern: weighed.candidate.pattern,
    alternatives: ordered.slice(1).map((each) => each.weighed.candidate.pattern),
    replacement: first.replacement,
    replacements: ordered
      .flatMap((each) => each.destinations)
      .slice(0, MOST_DESTINATIONS)
      .map(({ replacement, places: count }) => ({ replacement, places: count })),
    commit,
    places: sum((each) => each.removed),
    matchedBefore: sum((each) => each.matchedBefore),
    changedPlaces,
    files: new Set(places.map(({ file }) => file.path)).size,
    examples: places.slice(0, MOST_EXAMPLES).map(({ file, before, after }) => ({
      path: file.path,
      line: before.line,
      before: shorten(before.text),
      after: shorten(after.text),
    })),
    exceptions: ordered
      .flatMap((each) => each.weighed.exceptions)
      .slice(0, MOST_EXAMPLES)
      .map(({ file, start, end }) => ({
        path: file.path,
        line: file.before.slice(0, start).split('\n').length,
        code: shorten(file.before.slice(start, end)),
      })),
    evidence: '',
  };
}

function byPlace(a: Place, b: Place): number {
  if (a.file.path !== b.file.path) return a.file.path < b.file.path ? -1 : 1;
  return a.before.start - b.before.start;
}

function shorten(code: string): string {
  const plain = code.replace(/\s+/g, ' ').trim();
  return plain.length <= LONGEST_CODE ? plain : `${plain.slice(0, LONGEST_CODE - 1)}…`;
}
