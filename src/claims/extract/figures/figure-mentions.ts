import type { Sentence } from '../markdown/document.js';
import { quantityOf, type Token, tokenize } from '../markdown/token.js';
import { singular } from './quantities.js';

/** A number in a sentence that another document may give, too. */
export interface FigureMention {
  /** As it is written: `18,264`, `15+`, `7.2s`. */
  readonly text: string;
  /** Index of its token. */
  readonly token: number;
  /**
   * How telling the number is by itself: `strong` has three digits or a percentage with decimals, or is an address; `weak` has
   * two digits, or few of them and a unit, or is a share (`7/17`); a span of time (`4-17s`) is strong, too; `small` are all others.
   */
  readonly weight: 'strong' | 'weak' | 'small';
}

/** A number behind one of these is a name or a date and counts nothing. */
const KEYS =
  /^(?:issues?|pr|prs|pull|port|http|https|line|lines|phases?|steps?|why|priority|tier|level|section|option|chapter|day|week|version|python|node|iteration|round|exit|code|sprint|batch|part|rfc|iso|pep|cve|ieee|#|jan\w*|feb\w*|mar|march|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)$/i;

/** The sentence with its quotations taken for words of its own: "despite "98.7% compliance" claims". */
export function withWordsOfQuotes(sentence: Sentence): Sentence {
  if (!sentence.tokens.some(isShortQuote)) return sentence;
  const tokens = sentence.tokens.flatMap((token) =>
    isShortQuote(token) ? tokenize(token.text, token.line, token.strong) : [token],
  );
  return { ...sentence, tokens };
}

/** Longer ones are looked for as they stand. */
const LONGEST_QUOTE = 60;

function isShortQuote({ kind, text }: Token): boolean {
  return kind === 'quote' && text.length <= LONGEST_QUOTE && /\d/.test(text);
}

/** Every telling number of a sentence, in its order. */
export function figureMentions(sentence: Sentence): FigureMention[] {
  return mentionsBy(sentence, weightOf);
}

/** Every number of a sentence that tells nothing by itself: "6 violations", "85% capacity", "30s delays". */
export function smallFigures(sentence: Sentence): FigureMention[] {
  return mentionsBy(sentence, (text) => {
    const quantity = weightOf(text) === null && /^\d/.test(text) ? quantityOf(text) : null;
    const isYear = quantity?.unit === '' && quantity.value >= 1900 && quantity.value <= 2100;
    // "0% success" is told of, "0 errors" of everything.
    const isTold = quantity !== null && (quantity.value > 0 || quantity.unit === '%');
    return isTold && !isYear ? 'small' : null;
  }).filter(({ token }) => !isListNumber(sentence, token));
}

/** "### 1. First", "2) Second". */
function isListNumber({ tokens }: Sentence, token: number): boolean {
  return token < 2 && /^[.):]$/.test(tokens[token + 1]?.text ?? '');
}

function mentionsBy(
  sentence: Sentence,
  weigh: (text: string) => FigureMention['weight'] | null,
): FigureMention[] {
  return sentence.tokens.flatMap(({ kind, text: written }, token) => {
    const text = kind === 'word' ? (spanOfTime(sentence, token) ?? written) : written;
    const weight = kind === 'word' ? weigh(text) : null;
    return weight && !isKey(sentence, token) && !isCode(sentence, token, text)
      ? [{ text, token, weight }]
      : [];
  });
}

const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}(?::\d{2,5})?$/;
const SHARE = /^(\d{1,5})\/(\d{1,5})$/;

const SPAN = /^(\d{1,6}(?:\.\d{1,3})?)[-–](\d{1,6}(?:\.\d{1,3})?)(ms|s)?$/;
const UNIT_BEHIND = /^(?:(ms|milli-?seconds?)|s|secs?|seconds?)$/i;

/** "60-140ms", "4-17 second latencies" as `60-140ms`, `4-17s`; null for any other token. Hours and days are what is planned. */
function spanOfTime({ tokens }: Sentence, token: number): string | null {
  const [found, least, most, unit] = SPAN.exec(tokens[token]?.text ?? '') ?? [];
  if (found === undefined || Number(least) >= Number(most)) return null;
  if (unit !== undefined) return `${least}-${most}${unit}`;
  const behind = UNIT_BEHIND.exec(tokens[token + 1]?.text ?? '');
  return behind ? `${least}-${most}${behind[1] === undefined ? 's' : 'ms'}` : null;
}

function isSpan(text: string): boolean {
  return /^\d/.test(text) && /s$/.test(text) && SPAN.test(text);
}

/** Both ends of a time that was measured are seldom the same by chance. */
function weightOfSpan(text: string): FigureMention['weight'] {
  return Number(SPAN.exec(text)?.[2]) > 9 ? 'strong' : 'weak';
}

/** "24/7" is no share, and neither are the numbers of errors in "500/503". */
function isShare(text: string): boolean {
  const [, part, whole] = SHARE.exec(text) ?? [];
  if (part === undefined || whole === undefined) return false;
  const isOfErrors = /^[45]\d\d$/.test(part) && /^[45]\d\d$/.test(whole);
  return Number(part) <= Number(whole) && Number(whole) > 1 && !isOfErrors;
}

function weightOf(text: string): FigureMention['weight'] | null {
  if (ADDRESS.test(text)) return 'strong';
  if (isShare(text)) return 'weak';
  if (isSpan(text)) return weightOfSpan(text);
  const quantity = /^[<>~≈]/.test(text) ? null : quantityOf(text);
  if (!quantity) return null;
  const { value, unit, atLeast } = quantity;
  const isWhole = Number.isInteger(value);
  // Whole percentages are goals and shares that every second document gives.
  if (unit === '%') return isWhole ? null : 'strong';
  if (unit === '') {
    const isYear = value >= 1900 && value <= 2100;
    if (value >= 100 && !isYear && !atLeast) return 'strong';
    return isWhole && value > 9 && !isYear ? 'weak' : null;
  }
  // "20.0s" was measured or set.
  return isWhole && !text.includes('.') ? null : 'weak';
}

function isKey({ tokens }: Sentence, token: number): boolean {
  if (/^[<>~≈]$/.test(tokens[token - 1]?.text ?? '')) return true;
  // "Issue: 100% of the hubs" names no issue.
  if (tokens[token]?.text.endsWith('%')) return false;
  const [before, earlier] = [tokens[token - 1], tokens[token - 2]];
  // "Next.js 15" is a version.
  if (/[a-z]\.js$/i.test(before?.text ?? '')) return true;
  // "Phase: 3" is one, "Why are 264 of them left" is none.
  return KEYS.test(before?.text ?? '') || (before?.kind === 'mark' && KEYS.test(earlier?.text ?? ''));
}

/** "WebSocket 1011 internal errors", "HTTP 503", "404 error": the number of an error counts nothing. */
function isCode({ tokens }: Sentence, token: number, text: string): boolean {
  const before = tokens[token - 1]?.text ?? '';
  // "ConnectionClosedError 1011", "[WinError 10061]"; "10146348…" is the beginning of something longer.
  if (/[a-z](?:Error|rno)$/.test(before) || /^(?:\.{3}|…)/.test(tokens[token + 1]?.text ?? '')) return true;
  if (!/^(?:[1-5]\d\d|10[01]\d)$/.test(text)) return false;
  const after = tokens.slice(token + 1, token + 4).map((each) => each.text.toLowerCase());
  // "1011 errors", "1011 internal server error": how a socket was closed.
  if (text.startsWith('10') && after.some((word) => /^errors?$/.test(word))) return true;
  if (/^(?:websockets?|http|https|code|codes|error|errors|status|closed?|endpoints?)$/i.test(before))
    return true;
  // "503 errors" are those of a server, "139 errors" were counted.
  if (/^errors?$/.test(after[0] ?? '') && /^(?:40[0-9]|429|50[0-4])$/.test(text)) return true;
  return /^(?:error|code|status|response|ok)$/.test(after[0] ?? '');
}

const EMPTY =
  /^(?:total|current|currently|status|across|about|should|would|progress|overall|with|from|that|this|have|been|were|will|when|over|only|more|than|into|each|there|these|their|which|also|both|some|none|such|after|before|under|remaining|approximately|required|multiple|including|between|within|during|using)$/i;
/** What is counted in every second document: alone, such a word does not tell that two speak of the same. */
const COMMON =
  /^(?:e2e|test|file|error|issue|line|time|minute|second|hour|day|week|user|code|commit|change|item|module|class|method|function|case|rate|pass|passed|passing|fail|failed|failing|complete|critical|system|service|success|failure|result|score|coverage|level|health|business|priority|point|integration|unit|comprehensive|existing|validation|validated|concurrent|mission|golden|path|staging|suite|scenario|requiring|required|require|update|updated|working|found|added|created|production|development|covering|performance|platform|value|tested|full|real|agent|team|fix|fixed|document|report|analysis|function|component|feature|python|collected|collection|executed|execution|skipped|total|type|active|individual|specific|separate|successfully|successful|available|implementation|number|response)$/;

/** The first telling word behind a figure, or else before it, as it is written, or what its row is about; empty without one. */
export function nounOf({ tokens, place, row }: Sentence, token: number): string {
  const isTelling = ({ kind, text }: Token) =>
    kind === 'word' && plainWord(text) !== null && !UNIT_BEHIND.test(text);
  const behind = tokens.slice(token + 1, token + 8).find(isTelling);
  return (
    (behind ?? tokens.slice(Math.max(0, token - 6), token).findLast(isTelling))?.text ??
    (place === 'cell' ? row : '')
  );
}

/**
 * Telling words around a figure, in lower case and singular: those behind it say what it counts, those before it may. Of a
 * figure that is alone in its cell, what its row is about.
 */
export function wordsAround({ tokens, place, row }: Sentence, token: number): string[] {
  const behind = tellingWords(tokens.slice(token + 1, token + 8)).slice(0, 4);
  const before = tellingWords(tokens.slice(Math.max(0, token - 6), token).reverse()).slice(0, 3);
  const own = [...new Set([...behind, ...before])];
  return own.length > 0 || place !== 'cell' ? own : wordsOfRow(row);
}

function wordsOfRow(row: string): string[] {
  return [
    ...new Set((row.slice(0, 100).match(/[a-z]+/g) ?? []).flatMap((word) => plainWord(word) ?? [])),
  ].slice(0, 4);
}

/** Words right behind a figure that say what it counts, or those of its label: "6 auth violations", "Auth violations: 6". */
export function phraseOf({ tokens }: Sentence, token: number): string[] {
  const behind: string[] = [];
  // "**33% lamps lit** shows that …": what is marked with the figure belongs to it.
  const isMarked = tokens[token]?.strong;
  for (const { kind, text, strong } of tokens.slice(token + 1, token + 6)) {
    // "45 P0 failures", and how grave they are.
    if (behind.length === 0 && /^[PS]\d$/.test(text)) continue;
    const word = kind === 'word' ? plainWord(text) : null;
    if (word === null || (behind.length > 0 && isMarked && !strong)) break;
    behind.push(word);
  }
  if (behind.length > 0 || !/^[:|]$/.test(tokens[token - 1]?.text ?? '')) return behind.slice(0, 3);
  return tellingWords(tokens.slice(Math.max(0, token - 6), token));
}

/** Every telling word of a sentence, its table’s row and column included. */
export function wordsOfSentence({ tokens, row, column }: Sentence): string[] {
  const beside = `${row} ${column}`.match(/[A-Za-z]+/g) ?? [];
  return [...new Set([...tellingWords(tokens), ...beside.flatMap((word) => plainWord(word) ?? [])])];
}

/** "passed", "passing" and "pass" are one word. */
export function stemOf(word: string): string {
  return word.length > 5 ? word.replace(/(?:ed|ing)$/, '') : word;
}

function tellingWords(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ kind, text }) => (kind === 'word' ? (plainWord(text) ?? []) : []));
}

/** A word in lower case and singular; null for one that tells nothing. Texts say the same few thousand again and again. */
export function plainWord(text: string): string | null {
  const known = plainWords.get(text);
  if (known !== undefined) return known;
  const found = findPlainWord(text);
  if (plainWords.size >= MOST_WORDS) plainWords.clear();
  plainWords.set(text, found);
  return found;
}

const plainWords = new Map<string, string | null>();
const MOST_WORDS = 20_000;

function findPlainWord(text: string): string | null {
  // "E2E", "B2B" are words, too.
  if (/^[A-Z]\d[A-Z]$/.test(text)) return text.toLowerCase();
  if (!/^[A-Za-z]{3,30}$/.test(text) || (text.length < 4 && text !== text.toUpperCase())) return null;
  return EMPTY.test(text) ? null : singular(text.toLowerCase());
}

/** How much it tells that two sentences both hold a word beside a figure. */
export function weightOfWord(word: string): number {
  return COMMON.test(word) ? 0.5 : 1;
}
