import type { Candidate, ClaimPart } from '../../check/context.js';
import { ofText, shortNumber } from '../../check/count/rounded.js';
import { singular } from '../../extract/figures/quantities.js';
import type { Sentence } from '../../extract/markdown/document.js';

/**
 * A score that is called overall, or an average, and is the mean of those that a table’s column or lines with the same label give:
 * "Overall score: 97/100". Verified where it is; else it may be weighted.
 */
export const meanOfScores: ClaimPart = {
  kinds: ['arithmetic'],
  recognise: ({ document: { sentences } }) => {
    const means = sentences.flatMap((sentence) => {
      const score = OVERALL.test(sentence.label) && !sentence.fence ? scoreIn(sentence) : null;
      return score ? [{ sentence, score }] : [];
    });
    if (means.length === 0) return [];
    const groups = [...groupsOf(sentences).values()].filter(({ length }) => length >= LEAST);
    return means.flatMap(({ sentence, score }) => {
      const met = groups.find((group) => isMean(sentence, score, group));
      return met ? [candidateOf(sentence, score, met)] : [];
    });
  },
};

const OVERALL = /\b(?:overall|average|mean|aggregate)\b/;
const LEAST = 3;

/** "97/100", "8.5/10", "96%". */
interface Score {
  readonly value: number;
  /** What it is out of; 100 for a percentage. */
  readonly whole: number;
  readonly decimals: number;
  readonly text: string;
  readonly token: number;
}

interface Scored extends Score {
  readonly sentence: Sentence;
}

/** The one score of a sentence; null without, and with more. */
function scoreIn({ tokens }: Sentence): Score | null {
  const found = tokens.flatMap(({ kind, text }, token) => {
    const [, whole, fraction = '', out] = /^(\d{1,3})(?:\.(\d{1,2}))?(?:\/(10|100|5)|%)$/.exec(text) ?? [];
    if (kind !== 'word' || whole === undefined) return [];
    const value = Number(`${whole}.${fraction || 0}`);
    return [{ value, whole: Number(out ?? 100), decimals: fraction.length, text, token }];
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Scores by the column or the label that they stand under, of which the last word counts: "Compliance score". */
function groupsOf(sentences: readonly Sentence[]): Map<string, Scored[]> {
  const groups = new Map<string, Scored[]>();
  for (const sentence of sentences) {
    const { place, column, label, row, section } = sentence;
    const name = place === 'cell' ? column : label;
    const isSum = place === 'cell' ? OVERALL.test(row) || /\btotal\b/.test(row) : OVERALL.test(label);
    const score = name === '' || isSum || sentence.fence ? null : scoreIn(sentence);
    if (!score) continue;
    const key = `${place === 'cell' ? section : ''} ${name} ${score.whole}`;
    const own = groups.get(key) ?? [];
    own.push({ ...score, sentence });
    groups.set(key, own);
  }
  return groups;
}

function isMean({ label }: Sentence, { value, whole, decimals }: Score, group: readonly Scored[]): boolean {
  const [first] = group;
  const name = first?.sentence.place === 'cell' ? first.sentence.column : first?.sentence.label;
  const noun = singular((name ?? '').split(' ').at(-1) ?? '');
  const isAlike = noun !== '' && label.split(' ').map(singular).includes(noun);
  return isAlike && first?.whole === whole && Math.abs(meanOf(group) - value) <= 0.5 * 10 ** -decimals + 1e-9;
}

function meanOf(group: readonly Score[]): number {
  return group.reduce((sum, { value }) => sum + value, 0) / group.length;
}

function candidateOf(sentence: Sentence, score: Score, group: readonly Scored[]): Candidate {
  const measured = `the mean of ${group.map(({ value }) => value).join(', ')} is ${shortNumber(meanOf(group))}`;
  return {
    kind: 'arithmetic',
    line: sentence.tokens[score.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${score.text} is the mean of ${group.length} scores`,
    check: () => ofText(true, measured, ''),
  };
}
