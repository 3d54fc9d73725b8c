import { shortHash } from '../../../domain/commit.js';
import type { LogEntry } from '../../../domain/history.js';
import { quoted } from '../../../domain/shell-word.js';
import { count, day, listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { daysAround } from '../../check/history/days-around.js';
import type { Deed } from '../../check/history/deed.js';
import { doersOf } from '../../check/history/doers.js';
import { commitsMeant } from '../../check/history/named-commit.js';
import { type CommitMention, commitMentions } from '../../extract/commits/commit-mentions.js';
import { dateAt } from '../../extract/figures/dates.js';
import { eventOfItem, fileEvents } from '../../extract/files/file-events.js';
import { type FileMention, fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';

/** "`a.py` was added on 2025-08-28": when something was done to a file, where no commit that is here tells it. */
export const fileDate: ClaimPart = { kinds: ['commit-date'], recognise };

function recognise({ document, paths }: Reading): Candidate[] {
  return document.sentences.flatMap((sentence) => {
    if (sentence.fence) return [];
    const date = onlyDate(sentence);
    if (!date) return [];
    const mentions = commitMentions(sentence).filter(({ hash }) => hash !== null);
    const said = fileEvents(sentence, paths);
    const [event, ...others] = said.length > 0 ? said : eventOfItem(sentence, paths);
    if (event && others.length === 0 && date.token > event.token && isNear(sentence, event.token, date.token))
      return [candidateOf(sentence, { ...event, ...date, mentions })];
    const file = event ? null : fileAbove(sentence, mentions, paths);
    return file ? [candidateOf(sentence, { mention: file, deed: 'touched', ...date, mentions })] : [];
  });
}

interface DatedEvent {
  readonly mention: FileMention;
  readonly deed: Deed | 'touched';
  /** `2025-08-28`; without a year `--08-28`. */
  readonly iso: string;
  /** Index of the date’s token. */
  readonly token: number;
  readonly mentions: readonly CommitMention[];
}

/** The date of a sentence with one date. */
function onlyDate({ tokens }: Sentence): { iso: string; token: number } | null {
  let found: { iso: string; token: number } | null = null;
  for (let i = 0; i < tokens.length; i += 1) {
    const date = dateAt(tokens, i);
    if (!date) continue;
    if (found) return null;
    found = { iso: date.iso, token: i };
    i = date.end;
  }
  return found;
}

/** Words between a verb and its date. */
const FARTHEST = 9;

/** "Removed in commit `abc` (2025-08-28)": nothing else that could be dated stands between. */
function isNear({ tokens }: Sentence, verb: number, date: number): boolean {
  const between = tokens.slice(verb + 1, date);
  return (
    between.length <= FARTHEST &&
    !between.some(({ text }) => /^(?:[.;,]|and|but|because|after|before|since|until|for|which)$/i.test(text))
  );
}

/** "Commit `abc` (Aug 28): added a timeout", as an item below the line that names one file. */
function fileAbove(
  { place, parent, tokens }: Sentence,
  mentions: readonly CommitMention[],
  paths: Reading['paths'],
): FileMention | null {
  if (place !== 'item' || !parent || mentions.length !== 1) return null;
  const isFirst = (mentions[0]?.token ?? 9) <= 1 && /^commit$|^[0-9a-f]{7,40}$/i.test(tokens[0]?.text ?? '');
  const files = isFirst ? fileMentions(parent, paths).filter(({ match }) => match.kind === 'file') : [];
  return new Set(files.map(({ written }) => written)).size === 1 ? (files[0] ?? null) : null;
}

function candidateOf(sentence: Sentence, event: DatedEvent): Candidate {
  return {
    kind: 'commit-date',
    line: sentence.tokens[event.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${event.mention.written} was ${event.deed} on ${event.iso.replace(/^--/, '')}`,
    check: (context) => check(context, event),
  };
}

/** Farther from the date than this no time zone and no rebase explains it. */
const DAYS_OFF = 2;
const DAY = 86_400_000;

/** @returns null where a commit that is here is named: its own date is looked at */
async function check(context: CheckContext, event: DatedEvent): Promise<Outcome | null> {
  const { mention, deed, iso } = event;
  if (commitsMeant(context, event.mentions).found.length > 0) return null;
  const { paths, commits } = await doersOf(context, mention, deed);
  if (commits.length === 0) return null;
  const wanted = iso.replace(/^--/, '');
  const fitting = commits.filter((each) => daysOf(each).some((date) => date.endsWith(wanted)));
  const shared = {
    measured: `${told(fitting.length > 0 ? fitting : commits)} ${deed} ${listing(paths)}`,
    scope: 'author and committer dates, as written and in UTC',
    command: `git log --diff-filter=${{ added: 'A', changed: 'M', deleted: 'D', touched: 'AMD' }[deed]} --no-renames --format='%h %as %cs %s' ${context.rev} -- ${paths.map(quoted).join(' ')}`,
  };
  if (fitting.length > 0) return { verdict: 'verified', ...shared };
  if (paths.length === 1 && isFarOff(context, event, commits))
    return { verdict: 'refuted', ...shared, correction: `${told(commits)} ${deed} ${listing(paths)}.` };
  return { verdict: 'not checkable', ...shared, needs: 'to know which commit is meant' };
}

function isFarOff(context: CheckContext, event: DatedEvent, commits: readonly LogEntry[]): boolean {
  const { shallow, grafted } = context.history.state;
  if (event.deed === 'changed' || event.deed === 'touched' || shallow || grafted || !/^\d{4}/.test(event.iso))
    return false;
  const said = Date.parse(event.iso);
  return commits
    .flatMap(({ authoredAt, committedAt }) => [authoredAt, committedAt])
    .every((at) => Math.abs(Date.parse(day(at)) - said) >= DAYS_OFF * DAY);
}

function daysOf({ authoredAt, committedAt }: LogEntry): string[] {
  return [...daysAround(authoredAt), ...daysAround(committedAt)];
}

function told(commits: readonly LogEntry[]): string {
  const shown = commits.slice(0, 3).map((each) => `${shortHash(each.hash)} of ${day(each.committedAt)}`);
  return commits.length > 3
    ? `${shown.join(', ')} and ${count(commits.length - 3, 'other commit')}`
    : listing(shown);
}
