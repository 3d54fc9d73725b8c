import type { Candidate, ClaimPart, Reading } from '../../check/context.js';
import { isRounded, ofText, shortNumber } from '../../check/count/rounded.js';
import { type OutcomeCounts, outcomeCounts } from '../../extract/figures/outcome-counts.js';
import { type Percentage, percentagesOf } from '../../extract/figures/percentages.js';
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
    const rate = isText(sentence) ? rateOf(sentence) : null;
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

interface Rate extends Percentage {
  readonly of: 'passed' | 'failed';
}

/** The one percentage of a sentence that is the share of what passed or failed. */
function rateOf(sentence: Sentence): Rate | null {
  const said = percentagesOf(sentence).flatMap((each): Rate[] => {
    const of = shareOf(sentence, each.token);
    return of === null ? [] : [{ ...each, of }];
  });
  const [only, ...others] = said;
  return only && others.length === 0 ? only : null;
}

/** What shall be reached. */
const GOAL =
  /\b(?:requir\w{1,4}|need\w{0,2}|must|targets?|goals?|expected|at least|minimum|achieves?|reach\w{0,3}) (?:[^(]{0,30})$/;

/** "54% failure rate", "pass rate: 46%", ">90% pass rate (currently 46%)". */
function shareOf({ tokens }: Sentence, i: number): Rate['of'] | null {
  const words = (from: number, to: number) =>
    tokens
      .slice(Math.max(0, from), to)
      .map(({ text }) => text.toLowerCase())
      .join(' ');
  const behind = /^(pass|success|fail)\w{0,6}(?: rate)?\b/.exec(words(i + 1, i + 3))?.[1];
  const before = /\b(pass|success|fail)\w{0,6} rate (?:: |is |of |was |\( |currently ){0,3}$/.exec(
    `${words(i - 6, i)} `,
  )?.[1];
  const word = behind ?? before;
  if (
    word === undefined ||
    GOAL.test(words(i - 5, i)) ||
    /^(?:required|needed|target|goal)\b/.test(words(i + 2, i + 4))
  )
    return null;
  return word === 'fail' ? 'failed' : 'passed';
}

function candidateOf(
  sentence: Sentence,
  rate: Rate,
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

/** A pass rate that is the share of what failed: one was taken for the other. */
function isOpposite(rate: Rate, shares: readonly number[]): boolean {
  return shares.some((exact) => isRounded(rate, 100 - exact));
}
