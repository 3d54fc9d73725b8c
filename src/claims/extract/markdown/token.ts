/** A piece of a sentence: markup is gone, what it meant is kept. */
export interface Token {
  /** `code`: a code span; `quote`: text in double quotes; `mark`: punctuation that stands alone. */
  readonly kind: 'word' | 'code' | 'quote' | 'mark';
  readonly text: string;
  /** 1-based line of the document. */
  readonly line: number;
  readonly strong: boolean;
  /** It is the text of a link to another site. */
  readonly isLinked?: boolean;
}

/** A number as it was written: `1,586`, `49+`, `98.7%`, `75.0s`, `over 100`. */
export interface Quantity {
  readonly value: number;
  /** At least so many: `49+`. */
  readonly atLeast: boolean;
  /** About so many: `~30`. */
  readonly about?: boolean;
  /** `%`, `s`, `ms`, `K`, …; empty without one. */
  readonly unit: string;
  readonly text: string;
}

/** Longer words are data, not language. */
const LONGEST_WORD = 300;
const OPENING = '([{<“‘«*_~';
const CLOSING = '.,;:!?)]}>”’»*_~…';

/** Splits plain text at white space and takes punctuation off the ends of words; quotes stay whole. */
export function tokenize(text: string, line: number, strong = false): Token[] {
  const tokens: Token[] = [];
  let at = line;
  for (const [i, row] of text.split('\n').entries()) {
    at = line + i;
    for (const piece of quotedPieces(row)) {
      if (piece.quoted) tokens.push({ kind: 'quote', text: piece.text, line: at, strong });
      // Not spread: a line may hold more words than a call may have arguments.
      else for (const word of words(piece.text, at, strong)) tokens.push(word);
    }
  }
  return tokens;
}

/** The parts of a line inside and outside of double quotes. A quote without an end is no quote. */
function quotedPieces(row: string): { text: string; quoted: boolean }[] {
  const pieces: { text: string; quoted: boolean }[] = [];
  let start = 0;
  for (let open = nextQuote(row, 0); open >= 0; open = nextQuote(row, start)) {
    const close = nextQuote(row, open + 1);
    if (close < 0) break;
    pieces.push({ text: row.slice(start, open), quoted: false });
    pieces.push({ text: row.slice(open + 1, close), quoted: true });
    start = close + 1;
  }
  pieces.push({ text: row.slice(start), quoted: false });
  return pieces;
}

function nextQuote(row: string, from: number): number {
  for (let i = from; i < row.length; i += 1) if ('"“”'.includes(row.charAt(i))) return i;
  return -1;
}

function words(text: string, line: number, strong: boolean): Token[] {
  const tokens: Token[] = [];
  const push = (kind: Token['kind'], piece: string) => {
    if (piece !== '') tokens.push({ kind, text: piece, line, strong });
  };
  for (const raw of text.replace(/(→|←|—|–|⇒|✅|❌)/g, ' $1 ').split(/\s+/)) {
    if (raw === '' || raw.length > LONGEST_WORD) continue;
    let start = 0;
    let end = raw.length;
    while (start < end && OPENING.includes(raw.charAt(start)) && !isFenced(raw, start)) {
      push('mark', raw.charAt(start));
      start += 1;
    }
    const tail: string[] = [];
    while (end > start && CLOSING.includes(raw.charAt(end - 1)) && !closesOwn(raw, start, end)) {
      tail.unshift(raw.charAt(end - 1));
      end -= 1;
    }
    const core = raw.slice(start, end);
    push(/[\p{L}\p{N}]/u.test(core) ? 'word' : 'mark', core);
    for (const mark of tail) push('mark', mark);
  }
  return tokens;
}

/** `_private` and `__init__` are names. */
function isFenced(raw: string, at: number): boolean {
  return raw.charAt(at) === '_' && /^_+[A-Za-z]/.test(raw.slice(at, at + 8));
}

/** The parenthesis of `f()` belongs to it, that of `(see f)` does not; `<5` and `__init__` keep their ends, too. */
function closesOwn(raw: string, start: number, end: number): boolean {
  const last = raw.charAt(end - 1);
  // `app.core.__init__` keeps them, too.
  if (last === '_') return raw.charAt(start) === '_' || /\.__\w{1,60}__$/.test(raw.slice(start, end));
  const pair = { ')': '(', ']': '[', '}': '{', '>': '<' }[last];
  return pair !== undefined && raw.slice(start, end - 1).includes(pair);
}

const QUANTITY = /^([<>~≈$]?)(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,9})?(%|x|ms|s|[KMB])?(\+)?$/;

const BEGINS_QUANTITY = /^[<>~≈$\d]/;

/** The number a word is; null for any other word. */
export function quantityOf(text: string): Quantity | null {
  // Most words are none, and every kind of statement asks.
  if (text.length > 24 || !BEGINS_QUANTITY.test(text)) return null;
  const found = QUANTITY.exec(text);
  if (!found || found[1] === '$') return null;
  const [, sign = '', whole = '', fraction = '', unit = '', plus] = found;
  if (sign === '<') return null;
  const value = Number(whole.replaceAll(',', '') + fraction);
  return { value, atLeast: plus === '+' || sign === '>', unit, text };
}

/** Whether a text is the name of a thing in code: a call, `snake_case`, `CamelCase`, `CONSTANT_CASE`, dotted names. */
export function isIdentifier(text: string): boolean {
  if (text.length < 3 || text.length > 120) return false;
  const name = text.replace(/\(.{0,80}\)$/s, '');
  if (!/^[A-Za-z_$][\w$]*(?:(?:\.|::|#)[A-Za-z_$][\w$]*){0,6}$/.test(name)) return false;
  if (name !== text) return true;
  // `HTTPServer`, not "URLs".
  return /_|[a-z][A-Z]|\.|::/.test(name) || /^[A-Z](?:[a-z]+[A-Z]|[A-Z]{2,}[a-z]{2})/.test(name);
}

/** The tokens as text again. */
export function plainText(tokens: readonly Token[]): string {
  let text = '';
  for (const token of tokens) {
    const shown = token.kind === 'quote' ? `"${token.text}"` : token.text;
    const glued = token.kind === 'mark' && /^[.,;:!?)\]}>”’…]$/.test(token.text);
    const afterOpening = '([{'.includes(text.charAt(text.length - 1) || ' ');
    text += text === '' || glued || afterOpening ? shown : ` ${shown}`;
  }
  return text;
}
