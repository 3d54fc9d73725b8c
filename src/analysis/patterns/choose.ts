import type { Candidate } from './candidates.js';
import { LEAST_PLACES, placesOf } from './candidates.js';
import type { Edit } from './find-edits.js';
import { isHollow, isLone, isMadeWhereUsed, isMereDeclaration, isNameless, isPlainName } from './names.js';
import type { ParsedFile } from './parsed-file.js';
import { namesIn } from './plain-code.js';
import { withReplacement } from './replaceable.js';
import { isPlainer, scoreOf } from './score.js';
import { type Weighed, weigh } from './weigh.js';

/** Of the places that matched before, at least so many must be gone, */
const LEAST_RATIO = 0.5;
/** this share of them where a commit did little else, */
const LEAST_RATIO_OF_ALL = 1 / 8;
/** and more where nothing but operators is told. */
const LEAST_RATIO_NAMELESS = 0.75;
/** Places in a single file that are a system by themselves, where they are this share of what the commit did at least. */
const LONG_IN_ONE_FILE = 6;
const MUCH_OF_ALL = 1 / 3;
/** So many are one wherever they are. */
const VERY_LONG = 12;
const MOST_OF_ALL = 0.75;
/** A few places that are less of what a commit did are by the way. */
const LEAST_PART = 0.1;
/** And so is one of several edits. */
const LEAST_PART_OF_ONE = 0.03;
const MOST_WEIGHED = 120;
const MOST_PATTERNS = 8;

/**
 * Chooses patterns one after the other: each time the one that explains most of the edits that are left, by places removed
 * and by their share of the places that matched before.
 */
export function choosePatterns(candidates: readonly Candidate[], files: readonly ParsedFile[]): Weighed[] {
  const local = localNames(candidates);
  const all = candidates
    .filter(({ pattern }) => namesIn(pattern).every((name) => !local.has(name)))
    .slice(0, MOST_WEIGHED)
    .flatMap((candidate) => weigh(candidate, files) ?? []);
  const weighed = all.filter(isSystematic(placesOf(files).length));
  const chosen: Weighed[] = [];
  const explained = new Set<Edit>();
  while (chosen.length < MOST_PATTERNS) {
    const next = best(weighed, explained);
    if (!next) break;
    chosen.push(withReplacement(next, all));
    for (const edit of next.edits) explained.add(edit);
    // An edit inside a place of the pattern is the same edit.
    for (const file of files) for (const edit of insideOf(next, file)) explained.add(edit);
  }
  const whole = chosen.filter((each) => !chosen.some((other) => other !== each && isPartOf(each, other)));
  return hasSystem(whole, placesOf(files).length) ? whole : [];
}

/** Names that were replaced and that the files give their meaning themselves. */
function localNames(candidates: readonly Candidate[]): Set<string> {
  const names = candidates.filter(({ pattern, places }) => isPlainName(pattern) && isMadeWhereUsed(places));
  return new Set(names.map(({ pattern }) => pattern));
}

/** The fewest places make a system only where they are most of what the commit did, and a few where they are a part of it. */
function hasSystem(chosen: readonly Weighed[], allEdits: number): boolean {
  const isPart = chosen.reduce((sum, { edits }) => sum + edits.length, 0) >= allEdits * LEAST_PART;
  if (chosen.some(({ places, removed }) => removed >= VERY_LONG || (isPart && places.length > LEAST_PLACES)))
    return true;
  const told = new Set(chosen.flatMap(({ edits }) => edits));
  return chosen.reduce((sum, { places }) => sum + places.length, 0) >= allEdits - told.size;
}

/** `$A in $B` says nothing beside `assertTrue($A in $B)`, if it was replaced there alone. */
function isPartOf(inner: Weighed, outer: Weighed): boolean {
  return inner.places.every(({ file, before }) =>
    outer.places.some(
      (place) =>
        place.file === file &&
        place.before.start <= before.start &&
        before.end <= place.before.end &&
        place.before.end - place.before.start > before.end - before.start,
    ),
  );
}

/** Whether so many places speak of a system. */
function isSystematic(allEdits: number): (weighed: Weighed) => boolean {
  return (weighed) => {
    const { candidate, removed, places, edits, files } = weighed;
    if (removed < LEAST_PLACES || places.length < LEAST_PLACES || isHollow(candidate.pattern)) return false;
    const share = edits.length / Math.max(1, allEdits);
    if (share < LEAST_PART_OF_ONE && removed < VERY_LONG) return false;
    return isGone(weighed, share) && (files > 1 || isSystemOfOneFile(weighed, share));
  };
}

/** In one file alone a repeated edit is often no more than a local change, so it has to be most of what the commit did, or long. */
function isSystemOfOneFile({ candidate, removed, matchedBefore, places }: Weighed, share: number): boolean {
  // A name that only one file knows is a local one.
  if (isLone(candidate.pattern) || isNameless(candidate.pattern)) return false;
  const isLong = places.length >= VERY_LONG;
  // What is given there may be its own, too.
  if (candidate.how.args !== 'any' && share < MOST_OF_ALL) return isLong && share >= MUCH_OF_ALL;
  if (isLong) return true;
  if (places.length >= LONG_IN_ONE_FILE && share >= MUCH_OF_ALL) return true;
  if (share < MOST_OF_ALL) return false;
  return places.length > LEAST_PLACES || (share === 1 && removed === matchedBefore);
}

/**
 * Whether enough of what matched is gone. What is nearly all that a commit did, in several files, is its system, however much of
 * the same kind it left.
 * @param share of all edits
 */
function isGone({ candidate, removed, matchedBefore, places, files }: Weighed, share: number): boolean {
  const saysLittle = isNameless(candidate.pattern) || isMereDeclaration(candidate.pattern);
  if (removed >= matchedBefore * (saysLittle ? LEAST_RATIO_NAMELESS : LEAST_RATIO)) return true;
  if (isNameless(candidate.pattern)) return false;
  const isAll = files > 1 && places.length >= LONG_IN_ONE_FILE && share >= MOST_OF_ALL;
  return isAll && removed >= Math.max(places.length, matchedBefore * LEAST_RATIO_OF_ALL);
}

function best(weighed: readonly Weighed[], explained: ReadonlySet<Edit>): Weighed | null {
  let found: { weighed: Weighed; score: number } | null = null;
  for (const candidate of weighed) {
    const fresh = candidate.edits.filter((edit) => !explained.has(edit)).length;
    const share = fresh / Math.max(1, candidate.edits.length);
    if (fresh < LEAST_PLACES || share < 0.5) continue;
    const score = scoreOf(candidate) * share;
    if (!found || score > found.score || (score === found.score && isPlainer(candidate, found.weighed)))
      found = { weighed: candidate, score };
  }
  return found?.weighed ?? null;
}

function insideOf(chosen: Weighed, file: ParsedFile): Edit[] {
  const spans = chosen.places.filter((place) => place.file === file).map(({ before }) => before);
  if (spans.length === 0) return [];
  return file.edits.filter(({ around }) => {
    const [inner] = around;
    return inner && spans.some((span) => span.start <= inner.before.start && inner.before.end <= span.end);
  });
}
