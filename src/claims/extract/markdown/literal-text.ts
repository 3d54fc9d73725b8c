import { longestWord } from '../code/code-text.js';
import { loosened } from '../code/expected-text.js';

/** A text that is said to stand in a file as it is: a message, an example, a value. */
export interface LiteralText {
  /** As it was written. */
  readonly written: string;
  /** Whether a line, or a few lines that were joined, holds it. */
  fits(line: string): boolean;
  /** How a line begins that holds its beginning; empty where that cannot be told. */
  readonly beginning: string;
}

/** What a value was put in for, or what was left out. */
const LEFT_OUT = /\.{3,}|…|\$?\{[^{}]{0,80}\}|<[A-Za-z][\w -]{0,40}>|%[sd]\b/;
const HOLE = new RegExp(LEFT_OUT, 'g');
/** Texts of code, with their quotes. */
const STRINGS = /"((?:\\.|[^"\\]){4,400})"|'((?:\\.|[^'\\]){4,400})'|`((?:\\.|[^`\\]){4,400})`/g;
/** Letters of a message that are its own, where the rest of it was put in. */
const LEAST_OWN = 12;
/** Letters of the beginning of a message by which it is known without its end. */
const LEAST_OF_BEGINNING = 30;
/** Letters that a value has which was put in. */
const LONGEST_VALUE = 80;

/** @param written at most 400 characters are read */
export function literalText(written: string): LiteralText {
  const text = written.trim().slice(0, 400);
  const isOneWord = !/\s/.test(text);
  const form = isOneWord ? plain : words;
  const pieces = text.split(HOLE).map(form).filter(isLong);
  const whole = form(text);
  const hasHoles = pieces.length > 1 || pieces[0] !== whole;
  const isLongEnough = pieces.join('').length >= (isOneWord ? 4 : 6);
  const word = longestWord(pieces[0] ?? '');
  let ownWords: string | undefined;
  const wordsOfText = () => {
    ownWords ??= words(text);
    return ownWords;
  };
  const holdsWord = (line: string) => (isOneWord ? line : line.toLowerCase()).includes(word);
  return {
    written: text,
    beginning: isOneWord ? '' : (pieces[0] ?? '').slice(0, 16),
    fits: (line) => {
      if (!isLongEnough) return false;
      // Most lines lack its longest word, and are not worth to be read closely.
      const given = holdsWord(line) ? form(line) : '';
      return (
        (given !== '' &&
          (isWithin(given, whole, isOneWord) ||
            (hasHoles && pieces.length > 0 && isInOrder(given, pieces)))) ||
        isFilledIn(line, wordsOfText)
      );
    },
  };
}

/** Without what is written otherwise in another language, or by another hand. */
function plain(text: string): string {
  return text.replace(/\\(?=["'])/g, '').replaceAll('"', "'");
}

/** Letters and numbers alone: case, marks and spacing are seldom quoted as they are. */
function words(text: string): string {
  return loosened(text, 'quote');
}

/** An address, or a setting, as a whole: `/health` is no part of `/health/ready`, nor is `MODE=test` of `MODE=test_all`. */
function isWithin(given: string, whole: string, isOneWord: boolean): boolean {
  if (!isOneWord || !/[=/].*\w$/.test(whole)) return given.includes(whole);
  for (let at = given.indexOf(whole); at >= 0; at = given.indexOf(whole, at + 1))
    if (!/^(?:\w|[-/.]\w)/.test(given.slice(at + whole.length, at + whole.length + 2))) return true;
  return false;
}

function isLong(piece: string): boolean {
  return piece.length > 1;
}

function isInOrder(text: string, pieces: readonly string[]): boolean {
  let at = 0;
  for (const piece of pieces) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return true;
}

/** `f"no hub for {user}"` is what "no hub for anna" was made of. @param wordsOfText made for the first line that asks */
function isFilledIn(line: string, wordsOfText: () => string): boolean {
  if (!mayLeaveOut(line) || !LEFT_OUT.test(line)) return false;
  for (const [, double, single, back] of line.slice(0, 400).matchAll(STRINGS)) {
    const template = double ?? single ?? back ?? '';
    if (LEFT_OUT.test(template) && isMadeOf(wordsOfText(), template)) return true;
  }
  return false;
}

/** Quick, before it is read closely: most lines have nothing that a value could be put in for. */
function mayLeaveOut(line: string): boolean {
  return MARKS_LEFT_OUT.some((mark) => line.includes(mark));
}

/** One of them is in whatever `LEFT_OUT` matches. */
const MARKS_LEFT_OUT = ['{', '...', '<', '%', '…'];

/** A message may be quoted up to some word: what the template goes on with is not asked for then. */
function isMadeOf(given: string, template: string): boolean {
  const own = template.split(HOLE).map(words).filter(isLong);
  let [at, length] = [0, 0];
  for (const [i, piece] of own.entries()) {
    const found = given.indexOf(piece, at);
    if (found < 0 && length >= LEAST_OF_BEGINNING && given.length - at <= LONGEST_VALUE) break;
    if (found < 0 || (i > 0 && found - at > LONGEST_VALUE)) return false;
    length += piece.length;
    at = found + piece.length;
  }
  return length >= LEAST_OWN && length * 2 >= given.length;
}
