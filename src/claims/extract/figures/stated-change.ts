import type { Sentence } from '../markdown/document.js';
import type { Token } from '../markdown/token.js';

/** How much a number is said to have changed: "36% improvement", "+250%", "2.5x increase", "three times faster". */
export interface StatedChange {
  /** A share of the first number, how many times it, or the difference itself. */
  readonly kind: 'percent' | 'factor' | 'difference';
  /** Never negative. */
  readonly value: number;
  readonly decimals: number;
  /** Which way it goes; null where the words do not say. */
  readonly direction: 'up' | 'down' | null;
  /** "40+%", "over 40%", "~40%": no exact number. */
  readonly isLoose: boolean;
  /** Index of its token. */
  readonly token: number;
  readonly text: string;
}

const UP = /^(?:increas\w*|grow\w*|growth|grew|rise|rose|rising|more|higher|larger|gain\w*|up|longer)$/i;
const DOWN =
  /^(?:reduc\w*|decreas\w*|fewer|less|drop\w*|down|shr[iua]nk\w*|smaller|lower|cut|elimin\w*|shorter)$/i;
const EITHER = /^(?:improve\w*|better|worse|faster|slower|speedup|resolved|change|changed)$/i;
const LOOSE = /^(?:[~≈<>]|about|approximately|around|over|than|nearly|almost|least|roughly|to|target|goal)$/i;
/** A change of several things at once is not that of the one pair beside it. */
const OF_MANY = /^(?:average|avg|mean|median|overall|combined)$/i;
/** Words around a percentage in which a word of change stands. */
const NEAR = 6;

/** Every change that a sentence states as a share or a multiple. */
export function statedChanges({ tokens }: Pick<Sentence, 'tokens'>): StatedChange[] {
  return tokens.flatMap((token, i) => (token.kind === 'word' ? (changeAt(tokens, i) ?? []) : []));
}

const CHANGE = /^([+−-]?)(\d{1,5})(?:\.(\d{1,4}))?(%|x)(\+?)$/i;

function changeAt(tokens: readonly Token[], i: number): StatedChange | null {
  const text = tokens[i]?.text ?? '';
  const [, sign = '', whole, fraction = '', unit = '', plus] = CHANGE.exec(text) ?? [];
  if (whole === undefined) return null;
  const words = wordsBeside(tokens, i, unit === '%' ? NEAR : 2);
  if (words === null) return null;
  const direction = directionOf(sign, words);
  // "3x" alone may be anything, and so may a percentage.
  if (direction === undefined) return null;
  return {
    kind: unit === '%' ? 'percent' : 'factor',
    value: Number(`${whole}.${fraction || 0}`),
    decimals: fraction.length,
    direction,
    isLoose: plus === '+' || LOOSE.test(tokens[i - 1]?.text ?? ''),
    token: i,
    text,
  };
}

/** The words around a change, those behind it first; null where it is one of several numbers taken together. */
function wordsBeside(tokens: readonly Token[], i: number, far: number): string[] | null {
  const behind = tokens.slice(i + 1, i + 1 + far).map(({ text }) => text);
  if (behind.slice(0, 2).some((text) => OF_MANY.test(text))) return null;
  const before = tokens.slice(Math.max(0, i - far), i).map(({ text }) => text);
  return [...behind, ...before.reverse()];
}

/** @returns undefined where nothing says that it is a change */
function directionOf(sign: string, words: readonly string[]): StatedChange['direction'] | undefined {
  if (sign !== '') return sign === '+' ? 'up' : 'down';
  const word = words.find((text) => UP.test(text) || DOWN.test(text) || EITHER.test(text));
  if (word === undefined) return undefined;
  if (UP.test(word)) return 'up';
  return DOWN.test(word) ? 'down' : null;
}

/** "-15", "+10": a difference that fills a cell; null for other numbers. */
export function statedDifference({ tokens }: Pick<Sentence, 'tokens'>): StatedChange | null {
  const words = tokens.filter(({ kind }) => kind !== 'mark');
  const [only] = words;
  const [, sign, whole, fraction = ''] =
    /^([+−-])(\d{1,9}|\d{1,3}(?:,\d{3})+)(?:\.(\d{1,4}))?$/.exec(only?.text ?? '') ?? [];
  // "+8 (+18%)" says it twice.
  if (!only || words.length > 2 || whole === undefined) return null;
  return {
    kind: 'difference',
    value: Number(`${whole.replaceAll(',', '')}.${fraction || 0}`),
    decimals: fraction.length,
    direction: sign === '+' ? 'up' : 'down',
    isLoose: false,
    token: tokens.indexOf(only),
    text: only.text,
  };
}
