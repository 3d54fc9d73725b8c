import { quoted } from '../../../domain/shell-word.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { isOpposite, isRounded, shortNumber } from '../../check/count/rounded.js';
import { type OutcomeOfReport, outcomesOfReports } from '../../check/files/outcomes-of-reports.js';
import { outcomeCounts } from '../../extract/figures/outcome-counts.js';
import { type OutcomeRate, outcomeRateOf } from '../../extract/figures/outcome-rates.js';
import { singular } from '../../extract/figures/quantities.js';
import { isListingFence, type Sentence } from '../../extract/markdown/document.js';

/**
 * "Unit tests … pass rate (currently 46%)", where documents about the same say that 20 of them failed and 17 passed. Refuted
 * only where the share of what failed was taken for that of what passed, or the other way round.
 */
export const rateOfReport: ClaimPart = { kinds: ['citation'], recognise };

function recognise({ document }: Reading): Candidate[] {
  return document.sentences.flatMap((sentence) => {
    if (sentence.fence && !isListingFence(sentence.fence)) return [];
    if (!sentence.text.includes('%') || sentence.tokens.length > 80) return [];
    const rate = outcomeRateOf(sentence);
    if (!rate || outcomeCounts(sentence)) return [];
    return [
      {
        kind: 'citation',
        line: sentence.tokens[rate.token]?.line ?? sentence.line,
        text: sentence.text,
        statement: `by the counts of a report, ${rate.text} ${rate.of}`,
        says: null,
        check: (context) => check(context, sentence, rate),
      },
    ];
  });
}

/** @returns null where no report counts these tests so, or reports tell of several runs */
async function check(context: CheckContext, sentence: Sentence, rate: OutcomeRate): Promise<Outcome | null> {
  const words = new Set(sentence.tokens.map(({ text }) => singular(text.toLowerCase())));
  const own = (await outcomesOfReports(context)).filter(({ about }) =>
    about.every((word) => words.has(word)),
  );
  const right = own.find((each) => sharesOf(each, rate).some((exact) => isRounded(rate, exact)));
  if (right) return told('verified', context, right, rate);
  const [first] = own;
  return first && own.every((each) => isOpposite(rate, sharesOf(each, rate)))
    ? told('refuted', context, first, rate)
    : null;
}

/** With errors and skipped tests, and without. */
function sharesOf({ passed, failed, others }: OutcomeOfReport, { of }: OutcomeRate): number[] {
  const part = of === 'passed' ? passed : failed;
  return [passed + failed, passed + failed + others].map((total) => (100 * part) / total);
}

function told(
  verdict: 'verified' | 'refuted',
  { rev }: CheckContext,
  counts: OutcomeOfReport,
  rate: OutcomeRate,
): Outcome {
  const { passed, failed, line } = counts;
  const share = shortNumber(sharesOf(counts, rate)[0] ?? 0, Math.max(1, rate.decimals));
  const measured = `${failed} failed and ${passed} passed at ${line.path}:${line.line}: ${share}% ${rate.of}`;
  return {
    verdict,
    measured,
    scope: 'only what reports about the same count',
    command: `git show ${rev}:${quoted(line.path)} | sed -n '${line.line}p'`,
    correction: verdict === 'refuted' ? `${share}% ${rate.of}, by ${line.path}:${line.line}.` : null,
  };
}
