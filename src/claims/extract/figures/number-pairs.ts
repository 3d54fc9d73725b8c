import { quantityOf, type Token } from '../markdown/token.js';
import { type Measured, unitOf } from './figure-units.js';

/** A number of a text that another one is compared with. */
export interface ComparedNumber {
  readonly value: number;
  /** Its unit, or the word behind it where that is one; empty without. */
  readonly unit: string;
  /** "250+", "< 30": the number is only about so much. */
  readonly isLoose: boolean;
  readonly text: string;
  readonly token: number;
}

/** Numbers in the order in which one became the other: "8.0s → 20.0s → 25.0s", "from 414 to 264", "264 (up from 414)". */
export interface NumberChain {
  readonly numbers: readonly ComparedNumber[];
}

const ARROW = /^(?:→|->|=>|⇒)$/;
/** Words between a number and the arrow behind it. */
const MOST_WORDS = 4;

/** The number at a token: of `8.0s` and "8.0 seconds" the unit, too. Versions, dates and shares are none. */
export function comparedAt(tokens: readonly Token[], i: number): ComparedNumber | null {
  const token = tokens[i];
  if (token?.kind !== 'word') return null;
  const found = /^([<>~≈]?)(\d{1,3}(?:,\d{3})+|\d{1,12})(\.\d{1,6})?([A-Za-z%]{1,7})?(\+?)$/.exec(token.text);
  const [, sign = '', whole = '', fraction = '', own = '', plus = ''] = found ?? [];
  const isUnit = own === '' || own === '%' || /^x$/i.test(own) || unitOf(own) !== null;
  if (!found || !isUnit) return null;
  const next = own === '' && tokens[i + 1]?.kind === 'word' ? unitOf(tokens[i + 1]?.text ?? '') : null;
  const unit = own === '' ? (next ? (tokens[i + 1]?.text ?? '').toLowerCase() : '') : own;
  const isLoose = sign !== '' || plus !== '' || /^[<>~≈]$/.test(tokens[i - 1]?.text ?? '');
  return { value: Number(whole.replaceAll(',', '') + fraction), unit, isLoose, text: token.text, token: i };
}

/** Whether two numbers measure the same, in units of which one can be made the other. @returns them in one unit, or null */
export function inOneUnit(numbers: readonly ComparedNumber[]): number[] | null {
  const measured = numbers.map(({ value, unit }): Measured | null => {
    if (unit === '' || unit === '%' || /^x$/i.test(unit))
      return { number: value, dimension: 'none', factor: 1 };
    const known = unitOf(unit);
    return known && { number: value, ...known };
  });
  const kinds = new Set(
    measured.map((each, i) => (each?.dimension === 'none' ? (numbers[i]?.unit ?? '') : each?.dimension)),
  );
  if (kinds.size !== 1 || measured.some((each) => each === null)) return null;
  return measured.map((each) => (each ? each.number * each.factor : 0));
}

/** Every chain of a sentence, in its order. */
export function numberChains(tokens: readonly Token[]): NumberChain[] {
  return [...arrowChains(tokens), ...fromTo(tokens), ...backwards(tokens)];
}

function arrowChains(tokens: readonly Token[]): NumberChain[] {
  const chains: ComparedNumber[][] = [];
  for (const [i, { text }] of tokens.entries()) {
    if (!ARROW.test(text)) continue;
    const from = numberBefore(tokens, i);
    const to = comparedAt(tokens, i + 1);
    if (!from || !to) continue;
    const last = chains.at(-1);
    if (last?.at(-1)?.token === from.token) last.push(to);
    else chains.push([from, to]);
  }
  return chains.map((numbers) => ({ numbers }));
}

/** The number before an arrow, with a few words between at most: "4 passing tests →". */
function numberBefore(tokens: readonly Token[], arrow: number): ComparedNumber | null {
  for (let k = arrow - 1; k >= Math.max(0, arrow - 1 - MOST_WORDS); k -= 1) {
    const found = comparedAt(tokens, k);
    if (found) return found;
    if (tokens[k]?.kind !== 'word') return null;
  }
  return null;
}

/** "from 4 passing tests to 14 passing tests". */
function fromTo(tokens: readonly Token[]): NumberChain[] {
  return tokens.flatMap(({ text }, i) => {
    if (!/^from$/i.test(text)) return [];
    const first = tokens.findIndex((_, k) => k > i && k <= i + 3 && comparedAt(tokens, k) !== null);
    const from = first < 0 ? null : comparedAt(tokens, first);
    const to = from ? numberAfterTo(tokens, first) : null;
    return from && to ? [{ numbers: [from, to] }] : [];
  });
}

function numberAfterTo(tokens: readonly Token[], from: number): ComparedNumber | null {
  const at = tokens.findIndex(
    ({ text }, k) => k > from && k <= from + 1 + MOST_WORDS + 2 && /^to$/i.test(text),
  );
  if (at < 0) return null;
  for (let k = at + 1; k <= at + 3; k += 1) {
    const found = comparedAt(tokens, k);
    if (found) return found;
  }
  return null;
}

/** "264 fragmented imports (36% improvement from 414)", "14 tests (up from 4)": the later number comes first. */
function backwards(tokens: readonly Token[]): NumberChain[] {
  return tokens.flatMap(({ text }, i) => {
    const from = /^from$/i.test(text) ? comparedAt(tokens, i + 1) : null;
    if (!from || /^to$/i.test(tokens[i + 2]?.text ?? '') || /^to$/i.test(tokens[i + 3]?.text ?? ''))
      return [];
    const open = tokens.findLastIndex(({ text: mark }, k) => k < i && mark === '(');
    if (open < 1 || i - open > 6) return [];
    const to = lastNumber(tokens, open);
    return to ? [{ numbers: [from, to] }] : [];
  });
}

function lastNumber(tokens: readonly Token[], end: number): ComparedNumber | null {
  for (let k = end - 1; k >= Math.max(0, end - 1 - MOST_WORDS); k -= 1) {
    const found = comparedAt(tokens, k);
    if (found) return found;
    if (tokens[k]?.kind === 'mark' && !/^[*_]$/.test(tokens[k]?.text ?? '')) return null;
  }
  return null;
}

/** The first number of a cell, where it stands at its beginning; null for words, ranges and shares. */
export function numberOfCell(tokens: readonly Token[]): ComparedNumber | null {
  const first = tokens.findIndex(({ kind, text }) => kind !== 'mark' || /^[<>~≈]$/.test(text));
  const at = /^[<>~≈]$/.test(tokens[first]?.text ?? '') ? first + 1 : first;
  const found = comparedAt(tokens, at);
  const isMore = tokens.some((_, k) => k > at && quantityOf(tokens[k]?.text ?? '') !== null);
  return found && !isMore ? found : null;
}
