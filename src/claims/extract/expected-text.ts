import { isIdentifier, type Token } from './token.js';

/** What a sentence says stands somewhere. */
export interface ExpectedText {
  readonly text: string;
  /** `code`: code or a name; `quote`: words in quotes; `number`: a value. */
  /** `name`: a name outside of a code span, which may be there by chance; like a number, it proves only what it finds. */
  readonly kind: 'code' | 'name' | 'quote' | 'number';
}

/** Code, names, quotes and values among some tokens; what is skipped says nothing of a file’s text. */
export function expectedIn(tokens: readonly Token[], skip: (token: Token) => boolean): ExpectedText[] {
  const found: ExpectedText[] = [];
  for (const [i, token] of tokens.entries()) {
    if (skip(token) || isDenied(tokens, i)) continue;
    const text = token.text.trim();
    if (token.kind === 'code' && text.length > 1) found.push({ text, kind: 'code' });
    else if (token.kind === 'quote' && text.length > 3 && text.length < 300)
      found.push({ text, kind: 'quote' });
    else if (token.kind === 'word' && isIdentifier(text)) found.push({ text, kind: 'name' });
    else if (token.kind === 'word' && /^\d{1,6}\.\d{1,4}s?$/.test(text))
      found.push({ text: text.replace(/s$/, ''), kind: 'number' });
  }
  return found;
}

/** "Missing `-s`", "without `retry()`": what is not there. */
function isDenied(tokens: readonly Token[], i: number): boolean {
  return tokens
    .slice(Math.max(0, i - 3), i)
    .some(({ text }) => /^(?:missing|without|lacks?|lacking|no|not|removed|dropped|absent)$/i.test(text));
}

/** A line or a piece of text without what makes no difference: spacing, quotes, case for words in quotes. */
export function loosened(text: string, kind: ExpectedText['kind']): string {
  if (kind === 'quote')
    return text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}%$]+/gu, ' ')
      .trim();
  return text.replace(/\s+/g, ' ').replaceAll('"', "'").trim();
}

/** Whether a text holds what is expected of it. */
export function holds(text: string, expected: ExpectedText): boolean {
  const wanted = loosened(wantedText(expected), expected.kind);
  if (wanted === '') return false;
  const given = loosened(text, expected.kind);
  // `-s` is no part of `--strict`.
  if (/^-{1,2}\w{1,3}$/.test(wanted)) return new RegExp(`(?<![\\w-])${wanted}(?![\\w-])`).test(given);
  if (expected.kind !== 'number') return given.includes(wanted);
  return new RegExp(`(?<![\\d.])${wanted.replace('.', '\\.').replace(/0+$/, '0*')}(?!\\d)`).test(given);
}

/** `get()`, `get(…)`: the name alone, since a call’s arguments are seldom written as they are; `get('/', …)`: what is written. */
function wantedText({ text, kind }: ExpectedText): string {
  return kind === 'code' || kind === 'name'
    ? text.replace(/\((?:\.{3}|…)?\)$/, '(').replace(/(?:\.{3}|…|, ?(?:\.{3}|…)\))$/, '')
    : text;
}
