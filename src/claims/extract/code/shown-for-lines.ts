import type { Reading } from '../../check/context.js';
import { isComment } from '../files/file-context.js';
import { fileMentions } from '../files/file-mentions.js';
import { type Fence, isListingFence, type Sentence } from '../markdown/document.js';
import { rolesOf } from '../markdown/fence-roles.js';
import type { LineMention } from '../names/line-mentions.js';
import { withoutComment } from './code-text.js';
import type { ExpectedText } from './expected-text.js';

/** Lines by which a place in a comment may miss: that of a body, for its head. */
const ABOVE = 2;
/** Lines around a place that a comment in words gives ("Opens the hub (line 12)"): it is often that of a line beside it. */
const BESIDE = 5;

/** Code that a fence shows for a place, and how many lines beside it may hold it. */
export interface CodeShown {
  readonly codes: readonly string[];
  readonly near: number;
}

/**
 * The code of a fence that a comment gives a place for: `class Hub:  # Line 12`, or what stands below `# hub.py:12` or
 * `# Opens the hub (line 12)`, up to the next such comment. Null where there is none, and in a fence that shows what shall be.
 */
export function codeShownFor(sentence: Sentence, fence: Fence): CodeShown | null {
  if (fence.mood !== 'present' || FIXTURE.test(fence.before?.text.slice(0, 300) ?? '')) return null;
  const at = sentence.line - fence.firstLine;
  const line = (fence.lines[at] ?? '').trim();
  const own = /^(\S.{6,200}?)\s{1,40}(?:#|\/\/|--)\s{0,4}(?:at |on )?(?:lines? |L)\d/i.exec(line)?.[1];
  if (own !== undefined) return isComment(own) ? null : { codes: [own.replace(/[\s,]+$/, '')], near: 0 };
  if (!isComment(line)) return null;
  const isPlace = PLACE.test(line);
  const isSpoken = !isPlace && SPOKEN_PLACE.test(line) && !FIXTURE.test(line.replace(/\binstead of\b/i, ''));
  const codes = isPlace || isSpoken ? blockBelow(fence, at + 1) : [];
  return codes.length > 0 ? { codes, near: isPlace ? ABOVE : BESIDE } : null;
}

/** A comment that is a place, and one that names lines in words. */
const PLACE = /^.{0,24}[\w./\\-]{3,200}:\d{1,6}(?:[-–]\d{1,6})?\W{0,4}$/;
const SPOKEN_PLACE = /\blines? \d/i;
/** Lines of a block but the first may stand elsewhere by chance, where they are short. */
const TELLING = 16;

/** The first line of code, and the telling ones after it. */
function blockBelow({ lines }: Fence, start: number): string[] {
  const found: string[] = [];
  for (const line of lines.slice(start, start + 2 * MOST_SHOWN)) {
    if (isComment(line) && (PLACE.test(line.trim()) || SPOKEN_PLACE.test(line))) break;
    const code = withoutComment(line);
    const shortest = found.length === 0 ? 12 : TELLING;
    if (code.length >= shortest && !isComment(code) && !/\.{3}|…/.test(code)) found.push(code);
    if (found.length >= MOST_SHOWN) break;
  }
  return found;
}

/** Lines of a fence that are looked for. */
const MOST_SHOWN = 12;

/** "`hub.py` (lines 12-20):", and the code below it: what these lines are said to hold. */
export function codeBelow(reading: Reading, sentence: Sentence, { end }: LineMention): ExpectedText[] {
  const fence = fenceBelow(reading, sentence);
  const isLast = sentence.tokens.slice(end).every(({ kind }) => kind === 'mark');
  if (!fence || !isLast || fence.mood !== 'present' || isListingFence(fence)) return [];
  if (FIXTURE.test(`${sentence.text.slice(0, 300)} ${fence.lines[0] ?? ''}`)) return [];
  const roles = rolesOf(fence);
  const lines = fence.lines
    .filter((_, i) => roles[i] !== 'other')
    .map(withoutComment)
    .filter((line) => line.length >= 14 && !isComment(line) && !/\.{3}|…/.test(line))
    .slice(0, MOST_SHOWN);
  // A single line may be an example, where it is not said to be what is there.
  if (lines.length === 1 && !PLACE_LABEL.test(sentence.label) && !CURRENT.test(sentence.text.slice(0, 300)))
    return [];
  return lines.map((text) => ({ text, kind: 'code' as const }));
}

/** "Lines: 12-20", and below it "Before:" or "Current code:" with what stands there until the change is made. */
export function codeOfCard({ document, paths }: Reading, sentence: Sentence): string[] {
  if (sentence.fence || !PLACE_LABEL.test(sentence.label)) return [];
  const fence = document.fences.find(({ index }) => index > sentence.index);
  if (!fence || fence.section !== sentence.section || isListingFence(fence)) return [];
  const between = document.sentences.slice(sentence.index + 1, fence.index);
  const isOfCard = between.every((each) => each.label !== '' || each === fence.before);
  const head = fence.before?.text.slice(0, 60) ?? '';
  if (between.length === 0 || between.length > MOST_OF_CARD || !isOfCard || !FORMER.test(head)) return [];
  if (between.some((each) => fileMentions(each, paths).length > 0)) return [];
  const lines = fence.lines.map(withoutComment).filter((line) => /\w{3}/.test(line) && !isComment(line));
  return lines.some((line) => /\.{3}|…/.test(line)) ? [] : lines.slice(0, MOST_SHOWN);
}

/** What introduces code as it is until a change is made. */
const FORMER =
  /^\W{0,4}(?:before|current(?:ly)?|existing|old|broken|problem(?:atic)?)\b(?!.{0,40}\bafter\b)/i;

/** The fence right below a sentence, or below "Location: hub.py:12", "Impact: …", "Problem: …": a card with its code. */
function fenceBelow({ document, paths }: Reading, sentence: Sentence): Fence | undefined {
  const below = document.fences.find(({ before }) => before === sentence);
  if (below || !PLACE_LABEL.test(sentence.label)) return below;
  const fence = document.fences.find(({ index }) => index > sentence.index);
  if (!fence || fence.section !== sentence.section || !rolesOf(fence).includes('said')) return undefined;
  const between = document.sentences.slice(sentence.index + 1, fence.index);
  const isCard = (each: Sentence) => each.label !== '' && fileMentions(each, paths).length === 0;
  return between.length <= MOST_OF_CARD && between.every(isCard) ? fence : undefined;
}

/** Lines between a place and the code of its card. */
const MOST_OF_CARD = 5;

/** Labels of a line that gives nothing but a place. */
const PLACE_LABEL = /^(?:files?|lines?|(?:code |exact )?locations?|source|where)$/;
const CURRENT = /\b(?:current(?:ly)?|existing|actual|present) (?:code|line|state|implementation|content)?/i;

/** What introduces code that is not as the file has it. */
const FIXTURE =
  /\b(?:before|after|instead|should|proposed|fix|fixed|incorrect|correct|old|new|recommended|expected|would|wrong|solution|suggest\w*|rename|update|change|replace)\b/i;
