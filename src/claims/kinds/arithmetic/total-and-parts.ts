import type { Candidate, ClaimPart, Reading } from '../../check/context.js';
import { type LabelledNumber, labelledNumber } from '../../extract/figures/labelled-number.js';
import { isListingFence, type Sentence } from '../../extract/markdown/document.js';

/**
 * A total and the parts that it is of, each in a line of its own: "Total violations: 15", "Critical: 0", "High: 12", "Other: 3".
 * Verified where the lines right below or above it make it up; else they may be something else.
 */
export const totalAndParts: ClaimPart = { kinds: ['arithmetic'], recognise };

const TOTAL = /\b(?:total|overall|sum|altogether)\b/i;
const MOST_PARTS = 12;

function recognise({ document: { sentences } }: Reading): Candidate[] {
  return sentences.flatMap((sentence, i) => {
    const total = mayBe(sentence) ? labelledNumber(sentence.text) : null;
    if (!total || total.value < 3 || !TOTAL.test(total.label)) return [];
    const above = () => partsOf(total, neighbours(sentences, i, -1))?.toReversed();
    const parts = partsOf(total, neighbours(sentences, i, 1)) ?? above();
    return parts ? [candidateOf(sentence, total, parts)] : [];
  });
}

function mayBe({ place, fence, mood }: Sentence): boolean {
  if (fence) return isListingFence(fence) && fence.mood !== 'proposal';
  return place === 'item' || (place === 'text' && mood !== 'conditional');
}

/** Numbers of the lines on one side of a total, up to the first that is none, or is another total. */
function neighbours(sentences: readonly Sentence[], i: number, step: 1 | -1): number[] {
  const { section, depth, place, line } = sentences[i] as Sentence;
  const found: number[] = [];
  let last = line;
  for (let k = i + step; found.length < MOST_PARTS; k += step) {
    const next = sentences[k];
    // A part of the total may be an item below it.
    const isBeside = next?.section === section && next.place === place && next.depth - depth <= 1;
    if (!next || !isBeside || next.depth < depth || Math.abs(next.line - last) > 1) break;
    const number = labelledNumber(next.text);
    if (!number || TOTAL.test(number.label)) break;
    found.push(number.value);
    last = next.line;
  }
  return found;
}

/** The lines next to the total that make it up exactly, two of which are more than nothing; null without such. */
function partsOf({ value }: LabelledNumber, numbers: readonly number[]): readonly number[] | null {
  for (let n = numbers.length; n >= 2; n -= 1) {
    const parts = numbers.slice(0, n);
    const isSum = parts.reduce((sum, each) => sum + each, 0) === value;
    if (isSum && parts.filter((each) => each > 0).length >= 2) return parts;
  }
  return null;
}

function candidateOf(sentence: Sentence, { value }: LabelledNumber, parts: readonly number[]): Candidate {
  return {
    kind: 'arithmetic',
    line: sentence.line,
    text: sentence.text,
    statement: `${parts.join(' + ')} is ${value}`,
    check: () => ({
      verdict: 'verified',
      measured: `${parts.join(' + ')} = ${value}`,
      scope: 'the numbers of the lines beside it',
      command: null,
    }),
  };
}
