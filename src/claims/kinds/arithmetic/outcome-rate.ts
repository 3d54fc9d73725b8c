import type { Candidate, ClaimPart, Reading } from '../../check/context.js';
import { isOpposite, isRounded, ofText, shortNumber } from '../../check/count/rounded.js';
import { type OutcomeCounts, outcomeCounts } from '../../extract/figures/outcome-counts.js';
import { type OutcomeRate, outcomeRateOf } from '../../extract/figures/outcome-rates.js';
import type { Sentence } from '../../extract/markdown/document.js';

/**
 * "20 failed / 17 passed (54% failure rate)", and "currently 54%" where a pass rate is spoken of further down: a share of the
 * tests that the text itself counts. Nothing of the repository is asked.
 */
export const outcomeRate: ClaimPart = { kinds: ['arithmetic'], recognise };

function recognise({ document }: Reading): Candidate[] {
  const counted = document.sentences.flatMap((sentence) => {
    const counts = isText(sentence) ? outcomeCounts(sentence) : null;
    return counts && counts.passed + counts.failed > 0 ? [{ sentence, counts }] : [];
  });
  if (counted.length === 0) return [];
  return document.sentences.flatMap((sentence) => {
    const rate = isText(sentence) ? outcomeRateOf(sentence) : null;
    if (!rate) return [];
    const own = counted.find((each) => each.sentence === sentence);
    if (own) return [candidateOf(sentence, rate, own.counts, true)];
    // Elsewhere, only of the one group that is spoken of there by all of its words.
    const about = new Set(sentence.tokens.map(({ text }) => text.toLowerCase()));
    const groups = counted.filter(
      ({ counts }) =>
        counts.about.length > 0 &&
        counts.about.length <= MOST_ABOUT &&
        counts.about.every((word) => about.has(word)),
    );
    const [group, ...others] = groups;
    return group && others.length === 0 ? [candidateOf(sentence, rate, group.counts, false)] : [];
  });
}

/** Words of a group: "unit tests". */
const MOST_ABOUT = 3;

function isText({ fence }: Sentence): boolean {
  return fence === null || /^(?:|text|txt|console|output|log)$/.test(fence.language);
}

function candidateOf(
  sentence: Sentence,
  rate: OutcomeRate,
  { passed, failed, others }: OutcomeCounts,
  isBeside: boolean,
): Candidate {
  const part = rate.of === 'passed' ? passed : failed;
  const totals = [...new Set([passed + failed, passed + failed + others])];
  const shares = totals.map((total) => (100 * part) / total);
  const measured = totals
    .map((total, i) => `${part}/${total} = ${shortNumber(shares[i] ?? 0, Math.max(1, rate.decimals))}%`)
    .join(', ');
  const isRight = shares.some((exact) => isRounded(rate, exact));
  return {
    kind: 'arithmetic',
    line: sentence.tokens[rate.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${rate.text} ${rate.of}`,
    // Numbers that stand elsewhere may be of another run.
    check: () =>
      isBeside || isRight || isOpposite(rate, shares)
        ? ofText(isRight, measured, `${part} of ${totals[0]} ${rate.of}: ${shortNumber(shares[0] ?? 0, 1)}%.`)
        : null,
  };
}
