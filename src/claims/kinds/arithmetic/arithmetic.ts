import type { Candidate, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { isRounded, ofText } from '../../check/count/rounded.js';
import { isTogether, percentagesOf } from '../../extract/figures/percentages.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { quantityOf, type Token } from '../../extract/markdown/token.js';

/** Sums inside the text: 866/881 is not 98.7 %. Nothing of the repository is asked. */
export const arithmetic: ClaimPart = { kinds: ['arithmetic'], recognise };

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence && sentence.fence.language !== '' && sentence.fence.language !== 'text') return [];
    return [...shares(sentence), ...gap(reading, sentence)];
  });
}

interface Fraction {
  readonly part: number;
  readonly whole: number;
  readonly token: number;
  readonly text: string;
}

/** `866/881`, and "866 of 881". */
function fractionsOf({ tokens }: Sentence): Fraction[] {
  return tokens.flatMap((token, i) => {
    const found =
      token.kind === 'word'
        ? /^(\d{1,3}(?:,\d{3}){0,3}|\d{1,9})\/(\d{1,3}(?:,\d{3}){0,3}|\d{1,9})$/.exec(token.text)
        : null;
    const between = /^(?:of|out)$/.test(tokens[i + 1]?.text ?? '') ? wholeAt(tokens, i + 1) : null;
    const own = quantityOf(token.text);
    // HTTP 500/503
    if (found && /^(?:https?|status|codes?|errors?)$/i.test(tokens[i - 1]?.text ?? '')) return [];
    if (found) return [fraction(numberOf(found[1]), numberOf(found[2]), i, token.text)];
    if (own && between !== null && own.unit === '' && token.kind === 'word')
      return [fraction(own.value, between, i, `${token.text} of ${between}`)];
    return [];
  });
}

function wholeAt(tokens: readonly Token[], i: number): number | null {
  const at = tokens[i]?.text === 'out' ? i + 2 : i + 1;
  const quantity = quantityOf(tokens[at]?.text ?? '');
  return quantity && quantity.unit === '' ? quantity.value : null;
}

function fraction(part: number, whole: number, token: number, text: string): Fraction {
  return { part, whole, token, text };
}

function numberOf(text: string | undefined): number {
  return Number((text ?? '').replaceAll(',', ''));
}

/** Words that may part a percentage from the fraction it is of. */
const FARTHEST = 7;

/** A percentage beside the one fraction that it can be of: "98.7% (866/881 files)", "7/17 tests, 41%". */
function shares(sentence: Sentence): Candidate[] {
  const fractions = fractionsOf(sentence).filter(({ part, whole }) => whole > 1 && part <= whole);
  const percents = percentagesOf(sentence);
  return fractions.flatMap((each) => {
    const near = percents.filter(
      ({ token }) => Math.abs(token - each.token) <= FARTHEST && isTogether(sentence, token, each.token),
    );
    const [only] = near;
    // With two percentages or two fractions side by side it is not clear which belongs to which.
    if (
      !only ||
      near.length > 1 ||
      fractions.filter(({ token }) => Math.abs(token - only.token) <= FARTHEST).length > 1
    )
      return [];
    const exact = (100 * each.part) / each.whole;
    // "0/2 (100% failure)": the percentage is of those that are not in the part.
    const end = each.text.includes('/') ? each.token : each.token + WHOLE;
    const isRest = isOfRest(sentence, only.token) || isOfRest(sentence, end);
    const values = isRest ? [exact, 100 - exact] : [exact];
    return [
      candidateOf(sentence, only, `${each.text} is ${only.text}`, () =>
        compared(
          only,
          values,
          `${each.text} = ${shown(exact, only)}`,
          `${each.text} is ${shown(exact, only)}.`,
        ),
      ),
    ];
  });
}

/** Tokens from the part of "1 out of 14" to the words behind it. */
const WHOLE = 3;

/** "1 out of 14 tests failing (93% improvement)", "10/10 tests failing (0% success rate)": those that are left out are said, too. */
function isOfRest({ tokens }: Sentence, percent: number): boolean {
  return tokens.slice(percent + 1, percent + 3).some(({ text }) => LOST.test(text));
}

const LOST =
  /^(?:fail\w*|reject\w*|missing|loss|lost|broken|errors?|down|blocked|incomplete|remaining|left)$/i;

/** "Current: 264", "Target: <5", "Gap: 259" side by side, as items or as columns of a table. */
function gap(reading: Reading, sentence: Sentence): Candidate[] {
  const isGap = sentence.label === 'gap' || (sentence.place === 'cell' && sentence.column === 'gap');
  if (!isGap) return [];
  const said = firstNumber(sentence, sentence.label === 'gap');
  const current = besides(reading, sentence, /^current/);
  const target = besides(reading, sentence, /^target/);
  if (said === null || current === null || target === null) return [];
  const exact = Math.abs(current - target);
  const token = sentence.tokens.findIndex(({ text }) => quantityOf(text)?.value === said);
  const shownGap = String(Math.round(exact * 1000) / 1000);
  const number = { value: said, decimals: decimalsOf(said), token, text: String(said) };
  const what = `${current} − ${target}`;
  return [
    candidateOf(sentence, number, `${what} is ${said}`, () =>
      compared(number, [exact], `${what} = ${shownGap}`, `The gap is ${shownGap}.`),
    ),
  ];
}

function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}

function firstNumber(sentence: Sentence, afterLabel: boolean): number | null {
  const start = afterLabel ? sentence.tokens.findIndex(({ text }) => text === ':') + 1 : 0;
  for (const { text } of sentence.tokens.slice(start)) {
    const found = /^[<>~]?=?(\d{1,9}(?:\.\d{1,4})?)%?\+?$/.exec(text.replaceAll(',', ''));
    if (found) return Number(found[1]);
  }
  return null;
}

function besides(reading: Reading, sentence: Sentence, name: RegExp): number | null {
  const near = reading.document.sentences.slice(Math.max(0, sentence.index - 6), sentence.index + 7);
  const own = near.find(
    (each) =>
      each.section === sentence.section &&
      (sentence.place === 'cell'
        ? each.place === 'cell' && each.line === sentence.line && name.test(each.column)
        : name.test(each.label) && each.depth === sentence.depth),
  );
  return own ? firstNumber(own, sentence.place !== 'cell') : null;
}

function candidateOf(
  sentence: Sentence,
  at: { token: number },
  statement: string,
  check: () => Outcome,
): Candidate {
  return {
    kind: 'arithmetic',
    line: sentence.tokens[at.token]?.line ?? sentence.line,
    text: sentence.text,
    statement,
    check,
  };
}

function compared(
  said: { value: number; decimals: number },
  values: readonly number[],
  measured: string,
  correction: string,
): Outcome {
  return ofText(
    values.some((value) => isRounded(said, value)),
    measured,
    correction,
  );
}

function shown(value: number, { decimals }: { decimals: number }): string {
  return `${value.toFixed(Math.max(1, decimals))}%`;
}
