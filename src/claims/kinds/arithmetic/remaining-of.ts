import type { Candidate, ClaimPart } from '../../check/context.js';
import { ofText } from '../../check/count/rounded.js';
import { type CountedWords, countedWords, wordsIn } from '../../extract/figures/counted-words.js';
import type { Sentence } from '../../extract/markdown/document.js';

/**
 * What is said to be left of a number of which the text says how many are done: "the remaining 87 tests" of "38 out of 125 expected
 * tests". Verified where the text makes it so; else others may be meant.
 */
export const remainingOf: ClaimPart = {
  kinds: ['arithmetic'],
  recognise: ({ document: { sentences } }) => {
    const left = sentences.flatMap((sentence) =>
      sentence.fence
        ? []
        : countedWords(sentence).flatMap((number) =>
            isLeft(sentence, number) ? [{ sentence, number }] : [],
          ),
    );
    if (left.length === 0) return [];
    const parts = sentences.flatMap((sentence) => (sentence.fence ? [] : partsOf(sentence)));
    return left.flatMap(({ sentence, number }) => {
      const met = parts.find((each) => isRest(number, each));
      return met ? [candidateOf(sentence, number, met)] : [];
    });
  },
};

const LEAST = 3;
const LEFT = /^(?:remaining|left|outstanding|missing|unaudited|untested|pending|open|unresolved)$/i;

function isLeft({ tokens }: Sentence, { token, value, isLoose }: CountedWords): boolean {
  if (value < LEAST || isLoose) return false;
  return LEFT.test(tokens[token - 1]?.text ?? '') || LEFT.test(tokens[token + 1]?.text ?? '');
}

/** So many of so many. */
interface Part {
  readonly part: number;
  readonly whole: number;
  readonly words: readonly string[];
}

/** "38 out of 125 expected tests", "38/125 tests audited". */
function partsOf({ tokens, text }: Sentence): Part[] {
  const joined = tokens
    .map((token) => token.text)
    .join(' ')
    .slice(0, 1000);
  const words = wordsIn(text.slice(0, 400));
  return [...joined.matchAll(PART)].map(([, part, whole]) => ({
    part: Number(part),
    whole: Number(whole),
    words,
  }));
}

const PART = /(?<![\d./])(\d{1,6})(?: ?\/ ?| of (?:the )?(?:total )?| out of )(\d{1,6})(?![\d./%])/g;

function isRest({ value, words }: CountedWords, { part, whole, words: own }: Part): boolean {
  return part > 0 && part < whole && whole - part === value && words.some((word) => own.includes(word));
}

function candidateOf(sentence: Sentence, { token, value }: CountedWords, { part, whole }: Part): Candidate {
  const measured = `${whole} − ${part} = ${value}`;
  return {
    kind: 'arithmetic',
    line: sentence.tokens[token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${whole} − ${part} is ${value}`,
    check: () => ofText(true, measured, `${measured}.`),
  };
}
