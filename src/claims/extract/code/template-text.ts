import { loosened } from './expected-text.js';

/** Where a template puts a value in: `{user}`, `${user}`, `%s`, `%(user)s`, `<user>`. */
const HOLES = /\$?\{[^{}]{0,120}\}|%(?:\(\w{1,40}\))?[-+.\d]{0,6}[sdrfx]\b|<[A-Za-z][\w -]{0,40}>/g;
/** Letters of a template that are its own; fewer fit anything. */
const LEAST_OWN = 12;
/** Letters that a value has which was put in. */
const LONGEST_VALUE = 80;
/** Words of a template that are its own. */
const LEAST_WORDS = 3;

/** The share of a printed text that is its template’s own. */
const HALF = 0.5;
const MOST = 0.75;

/**
 * Whether a program prints a text by some template: its own words stand in the text, in their order, and are so much of it.
 * @param printed the text, loosened as a quote
 * @param template a literal of code; a few joined ones
 * @param share of the letters; half, unless more is asked
 */
export function isPrintedBy(printed: string, template: string, share = HALF): boolean {
  const pieces = template.replace(/\\[nrt]/g, ' ').split(HOLES);
  const own = pieces.map(pieceOf).filter(({ words }) => words.length > 1);
  const words = own.map((piece) => piece.words);
  const length = words.join('').length;
  // A literal without values is the text itself, or another one.
  const least = pieces.length > 1 ? share : Math.max(share, MOST);
  if (length < LEAST_OWN || length < printed.length * least) return false;
  if (words.join(' ').split(' ').length < LEAST_WORDS) return false;
  let at = 0;
  for (const [i, piece] of own.entries()) {
    const found = placeOf(printed, piece, at);
    if (found < 0 || (i > 0 && found - at > LONGEST_VALUE)) return false;
    at = found + piece.words.length;
  }
  return true;
}

/** A part of a template between two values. */
interface Piece {
  readonly words: string;
  /** A value stands right before it, or right behind it, as in `{time}s`. */
  readonly isGluedBefore: boolean;
  readonly isGluedBehind: boolean;
}

function pieceOf(raw: string, i: number, all: readonly string[]): Piece {
  return {
    words: loosened(raw, 'quote'),
    isGluedBefore: i > 0 && /^[\p{L}\p{N}]/u.test(raw),
    isGluedBehind: i < all.length - 1 && /[\p{L}\p{N}]$/u.test(raw),
  };
}

/** Where a piece begins in a text: "port" is no part of "report". */
function placeOf(text: string, { words, isGluedBefore, isGluedBehind }: Piece, from: number): number {
  for (let at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1)) {
    const isStart = isGluedBefore || at === 0 || text.charAt(at - 1) === ' ';
    const end = at + words.length;
    if (isStart && (isGluedBehind || end === text.length || text.charAt(end) === ' ')) return at;
  }
  return -1;
}
