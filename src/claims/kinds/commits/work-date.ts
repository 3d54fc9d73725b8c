import { shortHash } from '../../../domain/commit.js';
import { day, listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { commitsOfIssue } from '../../check/history/commits-of-issue.js';
import { daysAround } from '../../check/history/days-around.js';
import { dateAt } from '../../extract/figures/dates.js';
import type { Sentence } from '../../extract/markdown/document.js';

/** "Issue #12 was completed on 2025-09-14": a commit of that day that names the issue. */
export const workDate: ClaimPart = { kinds: ['commit-date'], recognise };

const DONE =
  /^(?:completed?|resolved|fixed|closed|merged|landed|finished|implemented|delivered|remediated|migrated)$/i;
/** Words between the number of an issue and its date: a title is among them. */
const NEAR = 14;

function recognise({ document }: Reading): Candidate[] {
  return document.sentences.flatMap((sentence) =>
    sentence.fence || !/^(?:present|past)$/.test(sentence.mood) ? [] : (candidateIn(sentence) ?? []),
  );
}

/** The one issue of a sentence, what was done with it, and the date right behind that. */
function candidateIn(sentence: Sentence): Candidate | null {
  const { tokens } = sentence;
  const issues = tokens.flatMap(({ kind, text }, i) =>
    kind === 'word' && /^#\d{1,7}$/.test(text) ? [i] : [],
  );
  const [issue = -1, ...others] = issues;
  const number = tokens[issue]?.text.slice(1) ?? '';
  if (issue < 0 || others.length > 0 || /^(?:PR|request)$/i.test(tokens[issue - 1]?.text ?? '')) return null;
  const done = tokens.findIndex(({ text }, i) => i > issue && i <= issue + NEAR && DONE.test(text));
  let at = done + 1;
  while (at < done + 5 && /^(?:\(|:|,|on|at|in|✅)$/i.test(tokens[at]?.text ?? '')) at += 1;
  const date = done < 0 ? null : dateAt(tokens, at);
  if (!date) return null;
  return {
    kind: 'commit-date',
    line: tokens[issue]?.line ?? sentence.line,
    text: sentence.text,
    statement: `a commit of ${date.iso.replace(/^--/, '')} names #${number}`,
    check: (context) => check(context, number, date.iso),
  };
}

/** @returns null where no message names the issue: work on it need not */
function check(context: CheckContext, issue: string, iso: string): Outcome | null {
  const found = commitsOfIssue(context, issue);
  if (found.length === 0) return null;
  const wanted = iso.replace(/^--/, '');
  const own = found.filter(({ authoredAt, committedAt }) =>
    [...daysAround(authoredAt), ...daysAround(committedAt)].some((each) => each.endsWith(wanted)),
  );
  const measured = listing(
    (own.length > 0 ? own : found).map(
      ({ hash, committedAt, subject }) =>
        `${shortHash(hash)} of ${day(committedAt)} "${subject.slice(0, 80)}"`,
    ),
    2,
  );
  const shared = {
    measured,
    scope: `messages of the commits of ${context.rev} that name #${issue}`,
    command: `git log ${context.rev} -F --grep='#${issue}' --format='%h %cs %s'`,
  };
  return own.length > 0
    ? { verdict: 'verified', ...shared }
    : { verdict: 'not checkable', ...shared, needs: 'to know which commit ended the work' };
}
