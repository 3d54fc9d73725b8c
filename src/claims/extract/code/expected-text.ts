import { isIdentifier, type Token } from '../markdown/token.js';
import { isDeniedBefore } from '../words/mood.js';
import { longestWord, singleSpaced } from './code-text.js';

/** What a sentence says stands somewhere. */
export interface ExpectedText {
  readonly text: string;
  /** `code`: code or a name; `quote`: words in quotes; `number`: a value. */
  /** `name`: a name outside of a code span, which may be there by chance; like a number, it proves only what it finds. */
  readonly kind: 'code' | 'name' | 'quote' | 'number';
}

/** Code, names, quotes and values among some tokens that are not denied. */
export function expectedIn(tokens: readonly Token[]): ExpectedText[] {
  const found = new Map<string, ExpectedText>();
  for (const [i, token] of tokens.entries()) {
    const text = isDeniedBefore(tokens, i, 3) ? null : textOf(token);
    if (text && !found.has(text.text)) found.set(text.text, text);
  }
  return [...found.values()];
}

/** "Missing `-s`": code that is said not to be there, with nothing but such a word before it. */
export function deniedIn(tokens: readonly Token[]): ExpectedText[] {
  const at = tokens.findIndex(({ kind }) => kind === 'code');
  const before = tokens.slice(0, Math.max(0, at)).filter(({ kind }) => kind !== 'mark');
  const isAlone =
    before.length > 0 && before.every(({ text }) => /^(?:is|missing|without|lacks|no|the)$/i.test(text));
  const text = tokens[at]?.text.trim() ?? '';
  return isAlone && text.length > 1 ? [{ text, kind: 'code' }] : [];
}

function textOf({ kind, text: written }: Token): ExpectedText | null {
  // Of `Hub.close()` the class’s own lines hold `close(`.
  const text = written.trim().replace(/^[A-Z]\w{1,80}\.(?=\w{3,80}\(\)$)/, '');
  if (kind === 'code' && text.length > 1) return { text, kind };
  if (kind === 'quote' && text.length > 3 && text.length < 300) return { text, kind };
  if (kind === 'word' && isIdentifier(text)) return { text, kind: 'name' };
  if (kind === 'word' && /^\d{1,6}\.\d{1,4}s?$/.test(text))
    return { text: text.replace(/s$/, ''), kind: 'number' };
  return null;
}

/** A line or a piece of text without what makes no difference: spacing, quotes, case for words in quotes. */
export function loosened(text: string, kind: ExpectedText['kind']): string {
  if (kind !== 'quote') return singleSpaced(text).replaceAll('"', "'").trim();
  const lower = text.toLowerCase();
  // Most lines are of plain letters; to know of any other whether it is a letter takes several times as long.
  const others = BEYOND_ASCII.test(lower) ? /[^\p{L}\p{N}%$]+/gu : /[^a-z0-9%$]+/g;
  return lower.replace(others, ' ').trim();
}

const BEYOND_ASCII = /[\u0080-\uffff]/;

/** Whether a text holds what is expected of it. */
export function holds(text: string, expected: ExpectedText): boolean {
  const { wanted, word } = wantedIn(expected);
  if (wanted === '' || !text.includes(word)) return false;
  const given = loosened(text, expected.kind);
  // `-s` is no part of `--strict`.
  if (/^-{1,2}\w{1,3}$/.test(wanted)) return new RegExp(`(?<![\\w-])${wanted}(?![\\w-])`).test(given);
  if (expected.kind !== 'number') return given.includes(wanted);
  return new RegExp(`(?<![\\d.])${wanted.replace('.', '\\.').replace(/0+$/, '0*')}(?!\\d)`).test(given);
}

interface Wanted {
  /** Loosened. */
  readonly wanted: string;
  /** Whatever holds what is wanted holds this as it is. Of words in quotes, whose case makes no difference, it is empty. */
  readonly word: string;
}

const known = new WeakMap<ExpectedText, Wanted>();

/** What is asked of every line of a file is made once. */
function wantedIn(expected: ExpectedText): Wanted {
  const before = known.get(expected);
  if (before) return before;
  const wanted = loosened(wantedText(expected), expected.kind);
  const word = /^(?:code|name)$/.test(expected.kind) ? longestWord(wanted) : '';
  const found = { wanted, word };
  known.set(expected, found);
  return found;
}

/** `get()`, `get(…)`: the name alone, since a call’s arguments are seldom written as they are; `get('/', …)`: what is written. */
function wantedText({ text, kind }: ExpectedText): string {
  return kind === 'code' || kind === 'name'
    ? text.replace(/\((?:\.{3}|…)?\)$/, '(').replace(/(?:\.{3}|…|, ?(?:\.{3}|…)\))$/, '')
    : text;
}
