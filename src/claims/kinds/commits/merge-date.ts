import { shortHash } from '../../../domain/commit.js';
import { day, listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { daysAround } from '../../check/history/days-around.js';
import { mergesCommand, mergesOfRequest } from '../../check/history/merged-requests.js';
import { dateAt } from '../../extract/figures/dates.js';
import type { Sentence } from '../../extract/markdown/document.js';

/** "PR #12 (2025-09-14)": when a pull request was merged, by the commit whose message carries its number. */
export const mergeDate: ClaimPart = { kinds: ['commit-date'], recognise };

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) =>
    sentence.fence || (sentence.mood !== 'present' && sentence.mood !== 'past')
      ? []
      : sentence.tokens.flatMap((_, i) => candidateAt(sentence, i) ?? []),
  );
}

/** The number behind "PR", and a date in brackets or behind "merged" after it. */
function candidateAt(sentence: Sentence, i: number): Candidate | null {
  const { tokens } = sentence;
  if (!/^(?:PR|request)$/i.test(tokens[i - 1]?.text ?? '')) return null;
  const number = /^#?(\d{1,7})$/.exec(tokens[i]?.text ?? '')?.[1];
  if (number === undefined) return null;
  let at = i + 1;
  while (at < i + 6 && /^(?:\(|merged|on|was|is|of|from)$/i.test(tokens[at]?.text ?? '')) at += 1;
  const date = at > i + 1 ? dateAt(tokens, at) : null;
  if (!date) return null;
  return {
    kind: 'commit-date',
    line: tokens[i]?.line ?? sentence.line,
    text: sentence.text,
    statement: `pull request #${number} was merged on ${date.iso.replace(/^--/, '')}`,
    check: (context) => check(context, number, date.iso),
  };
}

/** @returns null where no message carries the number: the merge may have left no trace */
function check(context: CheckContext, number: string, iso: string): Outcome | null {
  const found = mergesOfRequest(context, number);
  const [only, ...others] = found;
  if (!only) return null;
  const wanted = iso.replace(/^--/, '');
  const measured = listing(
    found.map(({ hash, committedAt }) => `${shortHash(hash)} of ${day(committedAt)}`),
    3,
  );
  const shared = {
    measured,
    scope: 'commits whose subject carries the number; author and committer dates',
    command: mergesCommand(number),
  };
  const days = found.flatMap(({ authoredAt, committedAt }) => [
    ...daysAround(authoredAt),
    ...daysAround(committedAt),
  ]);
  if (days.some((each) => each.endsWith(wanted))) return { verdict: 'verified', ...shared };
  if (others.length > 0)
    return { verdict: 'not checkable', ...shared, needs: 'to know which of them is the merge' };
  return {
    verdict: 'refuted',
    ...shared,
    correction: `Pull request #${number} came with ${shortHash(only.hash)} of ${day(only.committedAt)}.`,
  };
}
