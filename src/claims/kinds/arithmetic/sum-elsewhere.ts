import type { Candidate, ClaimPart } from '../../check/context.js';
import { ofText } from '../../check/count/rounded.js';
import { type Addends, addendsOf } from '../../extract/figures/addends.js';
import { type CountedWords, countedWords } from '../../extract/figures/counted-words.js';
import type { Sentence } from '../../extract/markdown/document.js';

/**
 * A number whose parts a table or a list of the text gives: "117 test methods" of the column "Tests", "All 67 syntax errors:" above
 * "- Indents: 63", "- Quotes: 4". Verified where they make it up; else they may be of something else.
 */
export const sumElsewhere: ClaimPart = {
  kinds: ['arithmetic'],
  recognise: ({ document: { sentences } }) => {
    const bySum = new Map<number, Addends[]>();
    for (const addends of addendsOf(sentences)) {
      const own = bySum.get(addends.sum) ?? [];
      own.push(addends);
      bySum.set(addends.sum, own);
    }
    if (bySum.size === 0) return [];
    return sentences.flatMap((sentence) => {
      if (sentence.fence || /^(?:question|conditional)$/.test(sentence.mood)) return [];
      return countedWords(sentence).flatMap((number) => {
        if (number.value < LEAST) return [];
        const ways = bySum.get(number.value)?.slice(0, MOST_WAYS);
        const parts = ways?.find((each) => isSumOf(sentence, number, each));
        return parts ? [candidateOf(sentence, number, parts)] : [];
      });
    });
  },
};

/** A smaller sum may be that of anything; one that stands far from its parts may be so longer. */
const LEAST = 5;
/** Columns and lists with the same sum that are looked at. */
const MOST_WAYS = 50;
const LEAST_FAR = 15;
/** How long things take is added up with what is done in a day, too. */
const OF_TIME = /^(?:day|hour|minute|min|second|sec|week|month)$/;

/** What is added up is called as the sum is, or stands right below it. */
function isSumOf(
  sentence: Sentence,
  { value, words, isLoose, isTotal }: CountedWords,
  parts: Addends,
): boolean {
  const { values, from, to } = parts;
  const isInside = sentence.index >= from && sentence.index <= to;
  if (isInside || values.filter((each) => each > 0).length < 2) return false;
  const isAbove =
    from - sentence.index === 1 && sentence.place !== 'cell' && /:\W*$/.test(sentence.text.slice(-6));
  if (isAbove) return !isLoose;
  const isNear = sentence.section === parts.section;
  // "Total: 169+ instances" beside those that make up 169 is about them.
  if (isLoose && !(isNear && isTotal)) return false;
  return (
    (isNear || value >= LEAST_FAR) && words.some((word) => parts.words.includes(word) && !OF_TIME.test(word))
  );
}

function candidateOf(sentence: Sentence, { token, value }: CountedWords, { values }: Addends): Candidate {
  const sum =
    values.length > MOST_SHOWN ? `${values.slice(0, MOST_SHOWN).join(' + ')} + …` : values.join(' + ');
  return {
    kind: 'arithmetic',
    line: sentence.tokens[token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${sum} is ${value}`,
    check: () => ofText(true, `${sum} = ${value}`, ''),
  };
}

const MOST_SHOWN = 20;
