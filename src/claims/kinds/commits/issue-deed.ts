import { shortHash } from '../../../domain/commit.js';
import type { LogEntry } from '../../../domain/history.js';
import { quoted } from '../../../domain/shell-word.js';
import { count, day, listing } from '../../../domain/wording.js';
import { isAskedTooOften } from '../../check/asked-often.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { commitsSpeakingOfIssue, doneForIssue } from '../../check/history/commits-of-issue.js';
import type { Deed } from '../../check/history/deed.js';
import { doersOf } from '../../check/history/doers.js';
import { thingsNamed } from '../../check/names/named-things.js';
import { commitMentions } from '../../extract/commits/commit-mentions.js';
import { type IssueDeed, issueDeeds } from '../../extract/commits/issue-deeds.js';
import type { Sentence } from '../../extract/markdown/document.js';

/**
 * "Issue #12 created `hub.py`": whether a commit that names the issue did so. Refuted where the file was there before any commit
 * named the issue, or where none that does ever touched it.
 */
export const issueDeed: ClaimPart = { kinds: ['commit-content'], recognise };

function recognise({ document, paths }: Reading): Candidate[] {
  return document.sentences.flatMap((sentence) => {
    // With a commit beside it, it is that commit which is asked.
    if (sentence.fence || commitMentions(sentence).length > 0) return [];
    return issueDeeds(sentence, paths).map((deed) => candidateOf(sentence, deed));
  });
}

function candidateOf(sentence: Sentence, deed: IssueDeed): Candidate {
  const what = deed.mention?.written ?? deed.words;
  return {
    kind: 'commit-content',
    line: sentence.tokens[deed.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${what} was ${deed.deed} by a commit for #${deed.issue}`,
    asksForClasses: deed.mention === null,
    check: (context) => check(context, deed),
  };
}

/** The files that are meant, and who did to them what is said. */
interface Asked {
  readonly deed: Deed;
  readonly issue: string;
  readonly paths: readonly string[];
  /** Newest first. */
  readonly doers: readonly LogEntry[];
}

/** Deeds of a document that git is asked for. */
const MOST_ASKED = 60;

/** @returns null where the file is not known, or nobody did such a thing to it */
async function check(context: CheckContext, said: IssueDeed): Promise<Outcome | null> {
  const { deed, issue, mention, stems } = said;
  const path = mention ? null : fileNamed(context, stems);
  const { paths, commits } = mention
    ? await doersOf(context, mention, deed)
    : { paths: path === null ? [] : [path], commits: await doersOfPath(context, path, deed) };
  if (paths.length === 0 || commits.length === 0) return null;
  if (isAskedTooOften(context, 'deeds of issues', MOST_ASKED)) return null;
  const asked: Asked = { deed, issue, paths, doers: commits };
  const done = await doneForIssue(context, issue, paths);
  if (!done) return null;
  const own = [...done].find(([, deeds]) =>
    [...deeds.values()].some((each) => each === deed || deed === 'changed'),
  );
  if (own) return verified(context, asked, own[0]);
  // In words it may be something else that is called so.
  if (!mention && !isBefore(context, asked)) return null;
  return otherwise(context, asked, done.size);
}

/** The one file of production code whose name is made of these words and no others. */
function fileNamed(context: CheckContext, stems: readonly string[]): string | null {
  const things = thingsNamed(context, stems).filter(({ kind }) => kind === 'file' || kind === 'class');
  const [file, ...others] = things.filter(({ kind }) => kind === 'file');
  const isElsewhere = things.some(({ kind, path }) => kind === 'class' && path !== file?.path);
  return file?.how === 'all' && others.length === 0 && !isElsewhere ? file.path : null;
}

async function doersOfPath(
  context: CheckContext,
  path: string | null,
  deed: Deed,
): Promise<readonly LogEntry[]> {
  const hashes = path === null ? [] : await context.past.commitsThat(deed, path);
  return hashes.flatMap((hash) => context.history.graph.get(hash) ?? []);
}

function verified(context: CheckContext, asked: Asked, hash: string): Outcome {
  const entry = context.history.graph.get(hash);
  const when = entry ? ` of ${day(entry.committedAt)} "${entry.subject.slice(0, 100)}"` : '';
  return {
    verdict: 'verified',
    measured: `${shortHash(hash)}${when} ${asked.deed} ${listing([...asked.paths])}`,
    ...sourceOf(context, asked),
  };
}

function sourceOf({ rev }: CheckContext, { issue, paths }: Asked): Pick<Outcome, 'scope' | 'command'> {
  return {
    scope: `commits of ${rev} whose messages name #${issue}, merges against their first parents`,
    command: `git log ${rev} --name-status --no-renames --format='%h %cs %s' -- ${paths.map(quoted).join(' ')}`,
  };
}

/** @param touching how many commits that name the issue touched the file */
function otherwise(context: CheckContext, asked: Asked, touching: number): Outcome | null {
  const { issue, deed, paths, doers } = asked;
  const [newest] = doers;
  if (!newest || deed === 'changed') return null;
  const others = doers.length > 1 ? `, as did ${count(doers.length - 1, 'other commit')} before` : '';
  const whose = doers.length > 1 ? 'none of their messages names' : 'whose message does not name';
  const measured = `${deed} ${day(newest.committedAt)} by ${shortHash(newest.hash)} "${newest.subject.slice(0, 80)}"${others}, ${whose} #${issue}`;
  const named = commitsSpeakingOfIssue(context, issue).length;
  const shared = { measured, ...sourceOf(context, asked) };
  if (paths.length > 1 || !isSure(context, asked, named, touching))
    return {
      verdict: 'not checkable',
      ...shared,
      needs: named === 0 ? 'commits that name the issue' : 'to know which commits were made for the issue',
    };
  return { verdict: 'refuted', ...shared, correction: `${paths[0]} was ${measured}.` };
}

/** A number at the end of a subject is that of a pull request, which may have been made for the issue. */
const OF_REQUEST = /\(#\d{1,7}\)\s*$|^Merge pull request #/;

function isSure(context: CheckContext, asked: Asked, named: number, touching: number): boolean {
  const { shallow, grafted } = context.history.state;
  if (named === 0 || shallow || grafted || asked.doers.some(({ subject }) => OF_REQUEST.test(subject)))
    return false;
  return touching === 0 || isBefore(context, asked);
}

const DAY = 86_400_000;

/** It was done at least a day before the first commit that names the issue. */
function isBefore(context: CheckContext, { issue, doers }: Asked): boolean {
  const first = Math.min(
    ...commitsSpeakingOfIssue(context, issue).map(({ committedAt }) => Date.parse(committedAt)),
  );
  return doers.every(({ committedAt }) => Date.parse(committedAt) + DAY < first);
}
