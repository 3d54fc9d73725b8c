import type { Reading } from '../check/context.js';
import { commitTokens } from './commit-mentions.js';
import { type Fence, isListingFence, type Sentence } from './document.js';
import { type ExpectedText, expectedIn } from './expected-text.js';
import { isComment } from './file-context.js';
import { fileMentions } from './file-mentions.js';
import type { LineMention } from './line-mentions.js';
import { isIdentifier } from './token.js';

/** What lines are said to hold. */
export interface Expected {
  readonly texts: readonly ExpectedText[];
  /** Said right behind the lines: "Line 12: `code`"; else only somewhere in the sentence. */
  readonly isBound: boolean;
  /** Code that a fence shows for these lines: where the file has no such line at all, it is a sketch. */
  readonly isShown?: boolean;
  /** How many lines beside those named may hold it, too. */
  readonly near?: number;
}

/** What a sentence says of the lines that its i-th mention points at. */
export function expectedAt(
  reading: Reading,
  sentence: Sentence,
  mentions: readonly LineMention[],
  i: number,
): Expected {
  const mention = mentions[i] as LineMention;
  const shown = sentence.fence && mentions.length === 1 ? codeShownFor(sentence, sentence.fence) : null;
  if (shown !== null)
    return { texts: [{ text: shown.code, kind: 'code' }], isBound: true, isShown: true, near: shown.near };
  const next =
    mentions.slice(i + 1).find(({ start }) => start >= mention.end)?.start ?? sentence.tokens.length;
  const files = new Set([
    ...fileMentions(sentence, reading.paths).map(({ token }) => token),
    ...commitTokens(sentence),
  ]);
  const skip = (from: number) => (_: unknown, k: number) => !files.has(from + k);
  const after = sentence.tokens.slice(mention.end, next).filter(skip(mention.end));
  const bound = expectedIn(after, () => false);
  if (bound.length > 0) return { texts: bound, isBound: isBoundTo(sentence, mention.end) };
  const before = sentence.tokens.slice(0, mentions[0]?.start ?? 0).filter(skip(0));
  const named = expectedIn(before, () => false).filter(({ kind }) => kind === 'code');
  if (named.length > 0) {
    const start = mentions[0]?.start ?? 0;
    return { texts: named, isBound: isBoundBefore(sentence, start, files) };
  }
  const below = mentions.length === 1 ? codeBelow(reading, sentence, mention) : [];
  if (below.length > 1) return { texts: below, isBound: true, isShown: true };
  return { texts: speaksOfPlaces(sentence) ? symbolBefore(reading, sentence) : [], isBound: true };
}

/** Lines by which a place in a comment may miss: that of a body, for its head. */
const ABOVE = 2;
/** Lines around a place that a comment in words gives ("Opens the hub (line 12)"): it is often that of a line beside it. */
const BESIDE = 5;

/**
 * The code of a fence that a comment gives a place for: `class Hub:  # Line 12`, or the first line below `# hub.py:12` or
 * `# Opens the hub (line 12)`. Null where there is none, and in a fence that shows what shall be.
 */
function codeShownFor(sentence: Sentence, fence: Fence): { code: string; near: number } | null {
  if (fence.mood !== 'present' || FIXTURE.test(fence.before?.text.slice(0, 300) ?? '')) return null;
  const at = sentence.line - fence.firstLine;
  const line = (fence.lines[at] ?? '').trim();
  const own = /^(\S.{6,200}?)\s{1,40}(?:#|\/\/|--)\s{0,4}(?:at |on )?(?:lines? |L)\d/i.exec(line)?.[1];
  if (own !== undefined) return isComment(own) ? null : { code: own.replace(/[\s,]+$/, ''), near: 0 };
  if (!isComment(line)) return null;
  const isPlace = /^.{0,24}[\w./\\-]{3,200}:\d{1,6}(?:[-–]\d{1,6})?\W{0,4}$/.test(line);
  const isSpoken = !isPlace && /\blines? \d/i.test(line) && !FIXTURE.test(line);
  const below = isPlace || isSpoken ? (fence.lines[at + 1] ?? '').trim() : '';
  const isCode = below.length >= 12 && !isComment(below) && !/\.{3}|…/.test(below);
  return isCode ? { code: below, near: isPlace ? ABOVE : BESIDE } : null;
}

/** Lines of a fence that are looked for. */
const MOST_SHOWN = 12;

/** "`hub.py` (lines 12-20):", and the code below it: what these lines are said to hold. */
function codeBelow(reading: Reading, sentence: Sentence, { end }: LineMention): ExpectedText[] {
  const fence = reading.document.fences.find(({ before }) => before === sentence);
  const isLast = sentence.tokens.slice(end).every(({ kind }) => kind === 'mark');
  if (!fence || !isLast || fence.mood !== 'present' || isListingFence(fence)) return [];
  if (FIXTURE.test(`${sentence.text.slice(0, 300)} ${fence.lines[0] ?? ''}`)) return [];
  return fence.lines
    .map((line) => line.trim().replace(/\s{2,40}(?:#|\/\/).*$/, ''))
    .filter((line) => line.length >= 14 && !isComment(line) && !/\.{3}|…/.test(line))
    .slice(0, MOST_SHOWN)
    .map((text) => ({ text, kind: 'code' as const }));
}

/** What introduces code that is not as the file has it. */
const FIXTURE =
  /\b(?:before|after|instead|should|proposed|fix|fixed|incorrect|correct|old|new|recommended|expected|would|wrong|solution|suggest\w*|rename|update|change|replace)\b/i;

/** Words that say where something stands. */
const PLACED =
  /^(?:at|in|on|from|of|is|are|was|defined|found|located|lives|stands|method|function|class|called|used|file|the|see|around)$/i;
/** Words that say of lines what they hold. */
const HOLDS =
  /^(?:has|have|contains?|holds?|shows?|uses?|calls?|defines?|raises?|throws?|imports?|sets?|reads?|returns?|logs?|creates?|declares?|invokes?|specif(?:y|ies)|hard-?codes?|assigns?|passes|awaits?|configures?|is|are|still|now|explicitly|the|a|an)$/i;

/** Nothing but marks, and words that say what lines hold, stands between the lines and the code. */
function isBoundTo(sentence: Sentence, end: number): boolean {
  const at = sentence.tokens.slice(end).findIndex(({ kind }) => kind === 'code');
  const between = sentence.tokens.slice(end, end + at);
  return at >= 0 && at < 7 && between.every(({ kind, text }) => kind === 'mark' || HOLDS.test(text));
}

/** "`f` (a.py:12)", "`f` at line 12 of a.py": the name stands right before its place. */
function isBoundBefore({ tokens }: Sentence, start: number, files: ReadonlySet<number>): boolean {
  const at = tokens.findLastIndex(({ kind }, i) => i < start && kind === 'code' && !files.has(i));
  const between = tokens.slice(at + 1, start).filter((_, k) => !files.has(at + 1 + k));
  return (
    at >= 0 && between.length < 6 && between.every(({ kind, text }) => kind === 'mark' || PLACED.test(text))
  );
}

/** "Violations in a.py:12": what is violated was named in the sentence before. */
function speaksOfPlaces(sentence: Sentence): boolean {
  return /\b(?:violations?|occurrences?|usages?|uses|calls?|call sites?|references?|instances?|imports?) (?:in|at|on)\b/i.test(
    sentence.text,
  );
}

function symbolBefore(reading: Reading, sentence: Sentence): ExpectedText[] {
  const before = reading.document.sentences[sentence.index - 1];
  if (!before || before.section !== sentence.section) return [];
  const names = before.tokens.filter(({ kind, text }) => kind === 'code' && isIdentifier(text));
  return names.length === 1 ? [{ text: names[0]?.text ?? '', kind: 'code' }] : [];
}
