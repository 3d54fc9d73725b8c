import type { Reading } from '../../check/context.js';
import { deniedIn, type ExpectedText, expectedIn } from '../code/expected-text.js';
import { type CodeShown, codeBelow, codeOfCard, codeShownFor } from '../code/shown-for-lines.js';
import { commitMentions, commitTokens } from '../commits/commit-mentions.js';
import { fileMentions } from '../files/file-mentions.js';
import type { Fence, Sentence } from '../markdown/document.js';
import { isIdentifier } from '../markdown/token.js';
import { codeOfItems, errorSpokenOf, toldBeside, warnedOf } from '../words/told-beside.js';
import type { LineMention } from './line-mentions.js';
import { type DefinitionSaid, definitionSaid, tellingWords } from './words-of-lines.js';

/** What lines are said to hold. */
export interface Expected {
  readonly texts: readonly ExpectedText[];
  /** Said right behind the lines: "Line 12: `code`"; else only somewhere in the sentence. */
  readonly isBound: boolean;
  /** Code that a fence shows for these lines: where the file has no such line at all, it is a sketch. */
  readonly isShown?: boolean;
  /** Code that is shown for them as it was before a change: where it stands whole somewhere else, it is not theirs. */
  readonly former?: readonly string[];
  /** "About lines 12-20". */
  readonly isRough?: boolean;
  /** Told in another sentence: where the file does not hold it, something else was meant. */
  readonly isBeside?: boolean;
  /** How many lines beside those named may hold it, too. */
  readonly near?: number;
  /** What they are said not to hold. */
  readonly denied?: readonly ExpectedText[];
  /** What they are said to begin, where nothing else is said of them. */
  readonly definition?: DefinitionSaid | null;
  /** Telling words of the sentence. */
  readonly words: readonly string[];
  /** They are said to call something without waiting for it. */
  readonly lacksAwait?: boolean;
  /** The words stand behind the lines and a colon: they say what the lines are, and nothing else does. */
  readonly isTold?: boolean;
}

/** What a sentence says of the lines that its i-th mention points at. */
export function expectedAt(
  reading: Reading,
  sentence: Sentence,
  mentions: readonly LineMention[],
  i: number,
): Expected {
  if (mentions.length === 1 && awaitMissing(reading, sentence))
    return { texts: [], isBound: true, lacksAwait: true, words: [] };
  return saidOf(reading, sentence, mentions, i);
}

function saidOf(reading: Reading, sentence: Sentence, mentions: readonly LineMention[], i: number): Expected {
  const mention = mentions[i] as LineMention;
  const places = placesIn(reading, sentence, mentions);
  // What shall be done at a line, or what a commit did, says nothing of what stands there.
  const isTold = /^(?:present|past)$/.test(sentence.mood) && commitMentions(sentence).length === 0;
  const behind = wordsBehind(sentence, mentions);
  const words = isTold ? wordsFor(sentence, behind, places) : [];
  const isRough = ROUGHLY.test(sentence.text.slice(0, 300));
  const shown = sentence.fence ? shownFor(sentence, sentence.fence, mentions) : null;
  if (shown !== null) {
    const texts = shown.codes.map((text) => ({ text, kind: 'code' as const }));
    return { texts, isBound: true, isShown: true, isRough, near: shown.near, words };
  }
  const warned = warnedOf(sentence);
  if (warned.length > 0) return { texts: warned, isBound: true, isBeside: true, words };
  const error = errorSpokenOf(reading, sentence, mention);
  const said = saidInSentence(sentence, mentions, i, places);
  if (said && (said.isBound || error.length === 0)) return { ...said, words };
  if (error.length > 0) return { texts: error, isBound: true, isBeside: true, words };
  const definition = isTold ? definitionSaid(sentence, mention.end) : null;
  const below = codeBelowOf(reading, sentence, mentions, i);
  const isAlone = mentions.length === 1;
  const items = isAlone ? codeOfItems(reading, sentence) : [];
  if (below.length > 0) return { texts: [...items, ...below], isBound: true, isShown: true, isRough, words };
  const isPlaceOnly = words.length === 0 && definition === null && isTold;
  if (isPlaceOnly && items.length > 0) return { texts: items, isBound: true, isBeside: true, words };
  const former = isAlone && !isRough ? codeOfCard(reading, sentence) : [];
  if (isPlaceOnly) return { ...toldBeside(reading, sentence), isBound: true, isBeside: true, former };
  const texts = speaksOfPlaces(sentence) ? symbolBefore(reading, sentence) : [];
  return { texts, isBound: true, definition, words, former, isTold: isTold && behind.length > 0 };
}

/** The words behind the lines where those say what they are, else all of the sentence. */
function wordsFor(
  sentence: Sentence,
  behind: readonly string[],
  places: ReadonlySet<number>,
): readonly string[] {
  return behind.length > 0 ? behind : tellingWords(sentence, (token) => places.has(token));
}

const AWAIT = /\b(?:missing|lack(?:s|ing)?|without|forg[eo]t\w*)(?: (?:an|the|its))? (?:an )?[`'"]?await\b/i;
/** Items below a place that may tell of it. */
const MOST_ITEMS = 2;

/** "Line 57 is missing an `await`"; also below "**Location:** `hub.py` line 57" in "**Action:** Add missing `await`". */
function awaitMissing(reading: Reading, sentence: Sentence): boolean {
  if (AWAIT.test(sentence.text.slice(0, 600))) return true;
  if (!/^(?:file |code )?(?:location|place|line|file)s?$/.test(sentence.label)) return false;
  const { index, section, depth } = sentence;
  const below = reading.document.sentences.slice(index + 1, index + 1 + MOST_ITEMS);
  return below.some(
    (each) => each.section === section && each.depth === depth && AWAIT.test(each.text.slice(0, 300)),
  );
}

/** What lines do that are told in words behind them. */
const DOES = /^(?:shows?|contains?|handles?|implements?|holds?|performs?|defines?|checks?|validates?)$/i;

/**
 * "Deployment of the hub (lines 350-351): connector settings", "lines 5-9 show handling of limits": two telling words or more
 * behind the colon, or the verb; else none.
 */
function wordsBehind(sentence: Sentence, [mention, ...others]: readonly LineMention[]): string[] {
  const { tokens } = sentence;
  const end = mention?.end ?? 0;
  if (!mention || others.length > 0) return [];
  const isClosed = tokens[end]?.text === ')';
  const named = /^(?:in|of)$/i.test(tokens[end]?.text ?? '') && mention.file.token === end + 1 ? 2 : 0;
  const next = tokens[end + (isClosed ? 1 : named)]?.text ?? '';
  if (next !== ':' && !DOES.test(next)) return [];
  const words = tellingWords(sentence, (token) => token <= end + named);
  return words.length > 1 ? words : [];
}

const ROUGHLY = /[~≈]|\b(?:about|around|approx\w{0,10}|roughly|circa|near)\b/i;

/** The code below a place in a comment; below several single lines of a file only one line, which each of them is said to be. */
function shownFor(sentence: Sentence, fence: Fence, mentions: readonly LineMention[]): CodeShown | null {
  const shown = codeShownFor(sentence, fence);
  if (mentions.length === 1 || shown === null) return shown;
  const [first] = mentions;
  const isOfOne = mentions.every(({ file, lines }) => file === first?.file && lines.from === lines.to);
  return isOfOne && shown.codes.length === 1 && isOfOneLine(sentence, fence) ? { ...shown, near: 0 } : null;
}

/** Whether no more than one line of code stands in a fence. */
function isOfOneLine({ line }: Sentence, { firstLine, lines }: Fence): boolean {
  return lines.filter((each, i) => i + firstLine !== line && each.trim() !== '').length === 1;
}

/** The code of the fence below; of several lines of one file each has its own, where there are as many. */
function codeBelowOf(
  reading: Reading,
  sentence: Sentence,
  mentions: readonly LineMention[],
  i: number,
): readonly ExpectedText[] {
  const mention = mentions[i] as LineMention;
  if (mentions.some(({ file }) => file !== mention.file)) return [];
  const below = codeBelow(reading, sentence, mention);
  return below.length === mentions.length && mentions.length > 1 ? below.slice(i, i + 1) : below;
}

/** Tokens that name files, their lines, or commits. */
function placesIn(
  reading: Reading,
  sentence: Sentence,
  mentions: readonly LineMention[],
): ReadonlySet<number> {
  const lines = mentions.flatMap(({ start, end }) =>
    Array.from({ length: end - start }, (_, k) => start + k),
  );
  return new Set([
    // An import that is shown, or the name of a module, is text of the lines, though it names a file.
    ...fileMentions(sentence, reading.paths).flatMap(({ token, isImport, match }) =>
      isImport || (match.how === 'module' && !mentions.some(({ file }) => file.token === token))
        ? []
        : [token],
    ),
    ...commitTokens(sentence),
    ...lines,
  ]);
}

/** Code, names and quotes of the sentence itself; null where it has none for these lines. */
function saidInSentence(
  sentence: Sentence,
  mentions: readonly LineMention[],
  i: number,
  places: ReadonlySet<number>,
): Pick<Expected, 'texts' | 'isBound' | 'denied'> | null {
  const { tokens } = sentence;
  const mention = mentions[i] as LineMention;
  const owners = mentions.map((each) => ownerOf(sentence, each, places));
  const owner = owners[i] ?? null;
  if (owner !== null) {
    const texts = expectedIn(tokens.slice(owner, owner + 1));
    if (texts.length > 0) return { texts, isBound: true };
  }
  const next = mentions.slice(i + 1).find(({ start }) => start >= mention.end)?.start ?? tokens.length;
  const isOwn = (token: number) => !places.has(token) && !owners.some((each, k) => k !== i && each === token);
  const after = tokens.slice(mention.end, next).filter((_, k) => isOwn(mention.end + k));
  const denied = deniedIn(after);
  const bound = expectedIn(after);
  if (bound.length > 0) return { texts: bound, isBound: isBoundTo(sentence, mention.end, places) };
  if (denied.length > 0) return { texts: [], isBound: true, denied };
  const first = mentions[0]?.start ?? 0;
  const before = tokens.slice(0, first).filter((_, k) => isOwn(k));
  const named = expectedIn(before).filter(({ kind, text }) => kind === 'code' || text.endsWith('()'));
  return named.length > 0 ? { texts: named, isBound: isBoundBefore(sentence, first, places) } : null;
}

/** "`f()` method (line 12)": the name in front of the brackets in which nothing but the place stands; null for others. */
function ownerOf(
  { tokens }: Sentence,
  { start, end }: LineMention,
  places: ReadonlySet<number>,
): number | null {
  let open = start - 1;
  while (open > 0 && places.has(open)) open -= 1;
  if (tokens[open]?.text !== '(') return null;
  let close = end;
  while (places.has(close) || /^(?:of|in|from|,)$/.test(tokens[close]?.text ?? '')) close += 1;
  if (tokens[close]?.text !== ')') return null;
  let at = open - 1;
  while (at > open - 3 && NOUN.test(tokens[at]?.text ?? '')) at -= 1;
  const token = tokens[at];
  if (!token || places.has(at)) return null;
  return token.kind === 'code' || (token.kind === 'word' && isIdentifier(token.text)) ? at : null;
}

/** What a name is called that stands before its place. */
const NOUN =
  /^(?:methods?|functions?|class|classes|fields?|property|properties|constants?|variables?|attributes?|parameters?|tests?|fixtures?|helpers?|decorators?|import|call|key|setting|flag|option|endpoint|handler|factory|type|interface|enum|hook|component|table|column|query|index|schema)$/i;

/** Words that say where something stands. */
const PLACED =
  /^(?:at|in|on|from|of|is|are|was|defined|found|located|lives|stands|method|function|class|called|used|file|the|see|around)$/i;
/** Words that say of lines what they hold. */
const HOLDS =
  /^(?:has|have|contains?|holds?|shows?|uses?|calls?|defines?|raises?|throws?|imports?|sets?|reads?|returns?|logs?|creates?|declares?|invokes?|specif(?:y|ies)|hard-?codes?|assigns?|passes|awaits?|configures?|accesses|tries|attempts|to|access|call|use|import|raise|set|is|are|still|now|the|a|an|deprecated|obsolete|legacy|old|outdated|invalid|incorrect|direct|[a-z]{3,20}ly)$/i;

/** Nothing but marks, and words that say what lines hold, stands between the lines and the code, or the name without any. */
function isBoundTo(sentence: Sentence, end: number, places: ReadonlySet<number>): boolean {
  const behind = sentence.tokens.slice(end);
  const code = behind.findIndex(({ kind }) => kind === 'code');
  const isName = ({ kind, text }: Sentence['tokens'][number], k: number) =>
    kind === 'word' && isIdentifier(text) && !places.has(end + k);
  const at = code >= 0 ? code : behind.findIndex(isName);
  const between = sentence.tokens.slice(end, Math.max(end, end + at));
  const isNear = ({ kind, text }: Sentence['tokens'][number], k: number) =>
    kind === 'mark' ||
    HOLDS.test(text) ||
    NOUN.test(text) ||
    places.has(end + k) ||
    (/^(?:in|of)$/i.test(text) && places.has(end + k + 1));
  return at >= 0 && at < 7 && between.every(isNear);
}

/** "`f` (a.py:12)", "`f` at line 12 of a.py": the name stands right before its place. */
function isBoundBefore({ tokens }: Sentence, start: number, files: ReadonlySet<number>): boolean {
  const isName = ({ kind, text }: Sentence['tokens'][number]) =>
    kind === 'code' || /^[\w.]{3,100}\(\)$/.test(text);
  const at = tokens.findLastIndex((token, i) => i < start && isName(token) && !files.has(i));
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
