import type { Sentence } from '../markdown/document.js';
import { type Percentage, percentagesOf } from './percentages.js';

/** A percentage that is the share of what passed, or of what failed. */
export interface OutcomeRate extends Percentage {
  readonly of: 'passed' | 'failed';
}

/** The one percentage of a sentence that is the share of what passed or failed. */
export function outcomeRateOf(sentence: Pick<Sentence, 'tokens'>): OutcomeRate | null {
  const said = percentagesOf(sentence).flatMap((each): OutcomeRate[] => {
    const of = shareOf(sentence, each.token);
    return of === null ? [] : [{ ...each, of }];
  });
  const [only, ...others] = said;
  return only && others.length === 0 ? only : null;
}

/** What shall be reached. */
const GOAL =
  /\b(?:requir\w{1,4}|need\w{0,2}|must|targets?|goals?|expected|at least|minimum|achieves?|reach\w{0,3}) (?:[^(]{0,30})$/;

/** "The E2E test passes on the stage (currently 0%)". */
const NOW = /\b(pass|succe|fail)\w{0,6} (?:[a-z-]{1,20} ){0,6}\( (?:currently|now) $/;

/** "54% failure rate", "pass rate: 46%", ">90% pass rate (currently 46%)". */
function shareOf({ tokens }: Pick<Sentence, 'tokens'>, i: number): OutcomeRate['of'] | null {
  const words = (from: number, to: number) =>
    tokens
      .slice(Math.max(0, from), to)
      .map(({ text }) => text.toLowerCase())
      .join(' ');
  const behind = /^(pass|success|fail)\w{0,6}(?: rate)?\b/.exec(words(i + 1, i + 3))?.[1];
  const before = /\b(pass|success|fail)\w{0,6} rate (?:: |is |of |was |\( |currently ){0,3}$/.exec(
    `${words(i - 6, i)} `,
  )?.[1];
  const word = behind ?? before ?? NOW.exec(`${words(i - 10, i)} `)?.[1];
  if (
    word === undefined ||
    GOAL.test(words(i - 5, i)) ||
    /^(?:required|needed|target|goal)\b/.test(words(i + 2, i + 4))
  )
    return null;
  return word === 'fail' ? 'failed' : 'passed';
}
