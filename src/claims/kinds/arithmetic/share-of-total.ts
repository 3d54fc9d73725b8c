import type { Candidate, ClaimPart } from '../../check/context.js';
import { isRounded, ofText } from '../../check/count/rounded.js';
import { type CountedWords, countedWords } from '../../extract/figures/counted-words.js';
import { isTogether, type Percentage, percentagesOf } from '../../extract/figures/percentages.js';
import type { Sentence } from '../../extract/markdown/document.js';

/**
 * A percentage beside a number, of a total that stands elsewhere in the text: "2,892 errors - 99.97%" of "2,893 import errors",
 * "Success rate: 46.7%" below "Total tests: 30" and "Passed: 14". Verified where a total makes it true; else it is of another one.
 */
export const shareOfTotal: ClaimPart = {
  kinds: ['arithmetic'],
  recognise: ({ document: { sentences } }) => {
    const totals = new Totals(sentences);
    return sentences.flatMap((sentence) => {
      if (sentence.fence && sentence.fence.language !== '' && sentence.fence.language !== 'text') return [];
      return percentagesOf(sentence).flatMap(
        (percent) => besideNumber(totals, sentence, percent) ?? ofRate(sentences, sentence, percent) ?? [],
      );
    });
  },
};

/** Words between a number and its percentage. */
const FARTHEST = 8;
/** Sections away that a total of a whole percentage may stand: with decimals it tells itself. */
const NEAR_SECTIONS = 1;

interface Total extends CountedWords {
  readonly sentence: Sentence;
}

/** The numbers of a document by what they count, and those that are called totals. */
class Totals {
  readonly #all: Total[] = [];

  constructor(sentences: readonly Sentence[]) {
    for (const sentence of sentences)
      for (const number of countedWords(sentence))
        if (number.value > 1 && !number.isLoose && this.#all.length < MOST_TOTALS)
          this.#all.push({ ...number, sentence });
  }

  /** A total of which a number is the share that is said. */
  of({ value, words }: CountedWords, percent: Percentage, { section }: Sentence): Total | undefined {
    const found = this.#all.filter((total) => {
      if (total.value <= value || !isRounded(percent, (100 * value) / total.value)) return false;
      const isNear = percent.decimals > 0 || Math.abs(total.sentence.section - section) <= NEAR_SECTIONS;
      return isNear && (total.isTotal || total.words.some((word) => words.includes(word)));
    });
    return found.find(({ isTotal }) => isTotal) ?? found[0];
  }
}

const MOST_TOTALS = 1000;

function besideNumber(totals: Totals, sentence: Sentence, percent: Percentage): Candidate[] | null {
  const near = countedWords(sentence).filter(
    ({ token }) => Math.abs(token - percent.token) <= FARTHEST && isTogether(sentence, token, percent.token),
  );
  for (const part of near.filter(({ value, isLoose }) => value > 0 && !isLoose)) {
    const own = near.find(
      ({ value }) => value > part.value && isRounded(percent, (100 * part.value) / value),
    );
    const total = own ?? totals.of(part, percent, sentence);
    // "7 of 17 (41%)" is read as it stands there.
    if (total && !(own && isFraction(sentence, part, own)))
      return [candidateOf(sentence, percent, part.value, total.value)];
  }
  return null;
}

function isFraction({ tokens }: Sentence, part: CountedWords, whole: CountedWords): boolean {
  const between = tokens.slice(part.token + 1, whole.token).map(({ text }) => text);
  return between.length > 0 && between.length < 3 && between.every((text) => /^(?:of|out)$/.test(text));
}

const RATE = /\b(?:rate|coverage|compliance|percentage|completion|progress|share|score)\b/;
const TOTAL = /\b(?:total|all|tests?|files?|overall|items?)\b/;
/** Lines on each side of a rate in which its numbers stand. */
const MOST_LINES = 8;

/** "Success rate: 46.7%" among lines "Total tests: 30", "Passed: 14". */
function ofRate(sentences: readonly Sentence[], sentence: Sentence, percent: Percentage): Candidate[] | null {
  const isFirst = sentence.tokens[percent.token - 1]?.text === ':';
  if (!RATE.test(sentence.label) || !isFirst || percent.value >= 100) return null;
  const beside = labelledBeside(sentences, sentence);
  for (const whole of beside.filter(({ label }) => TOTAL.test(label)))
    for (const part of beside)
      if (part.value < whole.value && isRounded(percent, (100 * part.value) / whole.value))
        return [candidateOf(sentence, percent, part.value, whole.value)];
  return null;
}

interface LabelledNumber {
  readonly label: string;
  readonly value: number;
}

function labelledBeside(
  sentences: readonly Sentence[],
  { index, section, line }: Sentence,
): LabelledNumber[] {
  const near = sentences.slice(Math.max(0, index - MOST_LINES), index + MOST_LINES + 1);
  return near.flatMap((each) => {
    const isBeside = each.section === section && Math.abs(each.line - line) <= MOST_LINES;
    const colon = isBeside && each.label !== '' ? each.tokens.findIndex(({ text }) => text === ':') : -1;
    const number = countedWords(each).find(({ token }) => colon >= 0 && token === colon + 1);
    return number ? [{ label: each.label, value: number.value }] : [];
  });
}

function candidateOf(sentence: Sentence, percent: Percentage, part: number, whole: number): Candidate {
  const exact = `${((100 * part) / whole).toFixed(Math.max(1, percent.decimals))}%`;
  const measured = `${part}/${whole} = ${exact}`;
  return {
    kind: 'arithmetic',
    line: sentence.tokens[percent.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${part} of ${whole} is ${percent.text}`,
    check: () => ofText(true, measured, `${measured}.`),
  };
}
