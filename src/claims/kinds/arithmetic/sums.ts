import type { Candidate, ClaimPart, Outcome, Reading } from '../../check/context.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { type Quantity, quantityOf, type Token } from '../../extract/markdown/token.js';

/**
 * Sums of parts that are listed: "3 + 4 = 7", "12 tests (5 unit, 7 e2e)", the row "Total" of a table, "Total time: 35 minutes"; and
 * differences and multiples.
 */
export const sums: ClaimPart = { kinds: ['arithmetic'], recognise };

function recognise(reading: Reading): Candidate[] {
  const { sentences } = reading.document;
  return sentences.flatMap((sentence) => {
    if (sentence.fence && sentence.fence.language !== '' && sentence.fence.language !== 'text') return [];
    return [
      ...additions(sentence),
      ...bracketed(sentence),
      ...(totalOfColumn(sentences, sentence) ?? []),
      ...(totalOfList(sentences, sentence) ?? []),
      ...(multiple(sentence) ?? []),
      ...(difference(sentence) ?? []),
    ];
  });
}

/** "3 + 4 = 7", "5 unit + 7 e2e = 12 tests": a number, plus signs with a number behind each, an equals sign and a number. */
function additions(sentence: Sentence): Candidate[] {
  const { tokens } = sentence;
  return tokens.flatMap((token, i) => {
    if (token.text !== '=' || token.kind === 'code') return [];
    const parts: number[] = [];
    let at = i - 1;
    for (; parts.length < MOST_PARTS; at -= 1) {
      const found = numberBack(tokens, at);
      if (!found) return [];
      parts.unshift(found.value);
      at = found.token - 1;
      if (tokens[at]?.text !== '+') break;
    }
    // "x + 3 = 7" and "2 - 3 + 4 = 3" are more than a sum.
    const before = tokens[at]?.text ?? '';
    const said = plainNumber(tokens[i + 1]?.text);
    if (parts.length < 2 || said === null || /^[-+−*×/=]$/.test(before)) return [];
    const after = tokens[i + 2]?.text ?? '';
    if (/^[-+−*×/]$/.test(after)) return [];
    return [candidateOf(sentence, i + 1, parts, said, true)];
  });
}

const MOST_PARTS = 20;
/** Cells above a total, and sentences above one of a list, that are looked through. */
const MOST_CELLS = 2000;
const MOST_ABOVE = 80;

/** The number that ends before a token, with at most two words behind it. */
function numberBack(tokens: readonly Token[], from: number): { value: number; token: number } | null {
  for (let i = from; i >= Math.max(0, from - 2); i -= 1) {
    const token = tokens[i];
    if (token?.kind !== 'word') return null;
    const value = plainNumber(token.text);
    if (value !== null) return { value, token: i };
    if (!/^[A-Za-z][\w-]*$/.test(token.text)) return null;
  }
  return null;
}

function plainNumber(text: string | undefined): number | null {
  const quantity = quantityOf(text ?? '');
  return quantity && isPlain(quantity) && quantity.unit === '' ? quantity.value : null;
}

function isPlain({ atLeast, text }: Quantity): boolean {
  return !atLeast && /^\d/.test(text);
}

/** "12 tests (5 unit, 7 e2e)": verified where the parts make it up; else they may be some of it. */
function bracketed(sentence: Sentence): Candidate[] {
  const { tokens } = sentence;
  return tokens.flatMap((token, open) => {
    if (token.text !== '(' && token.text !== ':') return [];
    const whole = wholeBefore(tokens, open);
    const parts = whole === null ? [] : partsBehind(tokens, open + 1);
    const sum = parts.reduce((all, each) => all + each, 0);
    if (whole === null || parts.length < 2 || sum !== whole.value) return [];
    return [candidateOf(sentence, whole.token, parts, whole.value, false)];
  });
}

/** Words between a number and the brackets that hold its parts. */
const MOST_WORDS = 6;

/** "12 tests (", "Total: 12 (": a number with a few words behind it. */
function wholeBefore(tokens: readonly Token[], open: number): { value: number; token: number } | null {
  for (let i = open - 1; i >= Math.max(0, open - 1 - MOST_WORDS); i -= 1) {
    const token = tokens[i];
    if (token?.kind !== 'word') return null;
    const value = plainNumber(token.text);
    if (value !== null) return value > 2 ? { value, token: i } : null;
  }
  return null;
}

/** "5 unit, 7 e2e and 2 others)": each part a number with words behind it. */
function partsBehind(tokens: readonly Token[], from: number): number[] {
  const parts: number[] = [];
  let isNew = true;
  for (const [i, token] of tokens.slice(from, from + 60).entries()) {
    if (/^[).;]$/.test(token.text)) break;
    if (/^(?:,|and|\+|&|plus)$/.test(token.text)) {
      isNew = true;
      continue;
    }
    // "34 exit code 3" is one number, and the name of what it counts.
    const isName = /^(?:code|phase|step|tier|level|issue|python|http)$/i.test(
      tokens[from + i - 1]?.text ?? '',
    );
    const value = isName ? null : plainNumber(token.text);
    if (value !== null && !isNew) return [];
    if (value !== null) parts.push(value);
    else if (isNew) return [];
    isNew = false;
  }
  return parts;
}

const TOTAL = /^(?:grand |overall )?(?:total|sum|gesamt)s?$/;

/** A cell of the row "Total": the cells above it in its column, all of them numbers. */
function totalOfColumn(sentences: readonly Sentence[], sentence: Sentence): Candidate[] | null {
  if (sentence.place !== 'cell' || !TOTAL.test(sentence.row)) return null;
  const said = onlyNumber(sentence);
  if (said === null || sentence.column === '') return null;
  const parts: number[] = [];
  let last = sentence.line;
  const lowest = Math.max(0, sentence.index - MOST_CELLS);
  for (let i = sentence.index - 1; i >= lowest; i -= 1) {
    // A table that goes on above is not added up in part.
    if (i === lowest && lowest > 0) return null;
    const above = sentences[i];
    if (above?.place !== 'cell' || above.section !== sentence.section || above.line < last - 1) break;
    last = above.line;
    if (above.column !== sentence.column || above.line === sentence.line) continue;
    const value = onlyNumber(above);
    // A column with a gap, with rows that sum up others or with thresholds is no list of parts.
    if (value === null || /total|sum|overall|average/.test(above.row)) return null;
    parts.push(value);
  }
  return parts.length >= 2
    ? [candidateOf(sentence, 0, parts.reverse(), said, isCountable(sentence.column))]
    : null;
}

/** Files may be counted in two rows; tests that passed are not. */
function isCountable(column: string): boolean {
  return /\b(?:tests?|passed|failed|failing|passing|skipped|lines|loc|occurrences|violations|errors)\b/.test(
    column,
  );
}

function onlyNumber({ tokens }: Sentence): number | null {
  // "~ 3,500" is no exact sum.
  if (tokens.some(({ text }) => /^[~≈<>]$/.test(text))) return null;
  const words = tokens.filter(({ kind }) => kind !== 'mark');
  const [only, next] = words;
  return only && (!next || /^[a-z]+$/.test(next.text)) && words.length <= 2 ? plainNumber(only.text) : null;
}

/** "**Total Resolution Time:** 35 minutes", below items that each name one number of minutes. */
function totalOfList(sentences: readonly Sentence[], sentence: Sentence): Candidate[] | null {
  if (sentence.place === 'cell' || !/^(?:estimated )?total\b/.test(sentence.label)) return null;
  const colon = sentence.tokens.findIndex(({ text }) => text === ':');
  const said = plainNumber(sentence.tokens[colon + 1]?.text);
  const unit = sentence.tokens[colon + 2]?.text.toLowerCase();
  if (said === null || unit === undefined || !/^[a-z]{3,20}$/.test(unit)) return null;
  const parts: number[] = [];
  for (let i = sentence.index - 1; i >= Math.max(0, sentence.index - MOST_ABOVE); i -= 1) {
    const above = sentences[i] as Sentence;
    if (above.section !== sentence.section) break;
    const own = above.tokens.flatMap(({ text }, k) =>
      above.tokens[k + 1]?.text.toLowerCase() === unit ? (plainNumber(text) ?? []) : [],
    );
    if (own.length > 1) return null;
    parts.push(...own);
  }
  const sum = parts.reduce((all, each) => all + each, 0);
  return parts.length >= 2 && sum === said
    ? [candidateOf(sentence, colon + 1, parts.reverse(), said, false)]
    : null;
}

/** "75.0s initialization (3x original 25.0s)". */
function multiple(sentence: Sentence): Candidate[] | null {
  const { tokens } = sentence;
  const at = tokens.findIndex(
    ({ kind, text }, i) =>
      kind === 'word' &&
      quantityOf(text)?.unit === 'x' &&
      /^(?:original|previous|old|former|initial)$/i.test(tokens[i + 1]?.text ?? ''),
  );
  const factor = quantityOf(tokens[at]?.text ?? '');
  const base = quantityOf(tokens[at + 2]?.text ?? '');
  if (at < 0 || !factor || !base || factor.atLeast || base.atLeast || base.unit === 'x') return null;
  const others = tokens.flatMap(({ kind, text }, i) => {
    const quantity = kind === 'word' && i !== at + 2 ? quantityOf(text) : null;
    return quantity?.unit === base.unit ? [quantity.value] : [];
  });
  const [whole, ...more] = others;
  if (whole === undefined || more.length > 0 || base.value === 0) return null;
  const exact = whole / base.value;
  const measured = `${whole} is ${Math.round(exact * 100) / 100} times ${base.value}`;
  const isRight = Math.abs(exact - factor.value) <= 0.05 * factor.value;
  return [
    {
      ...shared(sentence, at, `${whole} is ${factor.value} times ${base.value}`),
      check: () => outcome(isRight, measured),
    },
  ];
}

/** "64 vs 19 methods = 45 missing". */
function difference(sentence: Sentence): Candidate[] | null {
  const { tokens } = sentence;
  const at = tokens.findIndex(({ text }) => /^(?:vs|versus|minus|−|-|–)$/i.test(text));
  const from = plainNumber(tokens[at - 1]?.text);
  const off = plainNumber(tokens[tokens[at + 1]?.text === '.' ? at + 2 : at + 1]?.text);
  const equals = tokens.findIndex(({ text }, i) => i > at && i <= at + 5 && text === '=');
  const said = plainNumber(tokens[equals + 1]?.text);
  const isPart = /^[-+−*×/=]$/.test(`${tokens[at - 2]?.text ?? ''}${tokens[equals + 2]?.text ?? ''}`);
  if (at < 1 || from === null || off === null || equals < 0 || said === null || isPart) return null;
  const between = tokens.slice(at + 2, equals).some(({ text }) => /^[-+−*×/]$/.test(text));
  if (between) return null;
  const exact = Math.round((from - off) * 1e6) / 1e6;
  const measured = `${from} − ${off} = ${exact}`;
  return [
    {
      ...shared(sentence, equals + 1, `${from} − ${off} is ${said}`),
      check: () => outcome(Math.abs(exact) === said || exact === said, measured),
    },
  ];
}

function candidateOf(
  sentence: Sentence,
  token: number,
  parts: readonly number[],
  said: number,
  mayRefute: boolean,
): Candidate {
  const sum = Math.round(parts.reduce((all, each) => all + each, 0) * 1e6) / 1e6;
  const measured = `${parts.join(' + ')} = ${sum}`;
  return {
    ...shared(sentence, token, `${parts.join(' + ')} is ${said}`),
    check: () => (sum === said || mayRefute ? outcome(sum === said, measured) : null),
  };
}

function shared(sentence: Sentence, token: number, statement: string): Omit<Candidate, 'check'> {
  return {
    kind: 'arithmetic',
    line: sentence.tokens[token]?.line ?? sentence.line,
    text: sentence.text,
    statement,
  };
}

function outcome(isRight: boolean, measured: string): Outcome {
  const scope = 'the numbers of the text itself';
  return isRight
    ? { verdict: 'verified', measured, scope, command: null }
    : { verdict: 'refuted', measured, scope, command: null, correction: `${measured}.` };
}
