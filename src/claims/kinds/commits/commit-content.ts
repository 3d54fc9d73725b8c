import { shortHash } from '../../../domain/commit.js';
import type { LogEntry } from '../../../domain/history.js';
import { quoted } from '../../../domain/shell-word.js';
import { count, day, listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { pathsMeant } from '../../check/files/paths-meant.js';
import { filesOfCommit } from '../../check/history/commit-files.js';
import { commitsInQuestion } from '../../check/history/commits-in-question.js';
import type { Deed } from '../../check/history/deed.js';
import { doersOf } from '../../check/history/doers.js';
import { commitsMeant, type NamedCommits } from '../../check/history/named-commit.js';
import { type Governing, governingCommits } from '../../extract/commits/governing-commit.js';
import { issueDeeds } from '../../extract/commits/issue-deeds.js';
import { eventOfItem, type FileEvent, fileEvents } from '../../extract/files/file-events.js';
import type { Sentence } from '../../extract/markdown/document.js';

/** What a commit is said to have done to a file: by its sentence, its list, or the heading above. */
export const commitContent: ClaimPart = { kinds: ['commit-content'], recognise };

function recognise({ document, paths }: Reading): Candidate[] {
  return document.sentences.flatMap((sentence) => {
    const own = fileEvents(sentence, paths);
    const events = own.length > 0 ? own : eventOfItem(sentence, paths);
    const governing = events.length > 0 ? governingCommits(document, sentence) : null;
    if (governing) return events.map((event) => candidateOf(sentence, event, governing));
    // What is credited to an issue is asked of its commits.
    if (sentence.fence || (events.length > 0 && issueDeeds(sentence, paths).length > 0)) return [];
    return events.map((event) => unnamedCandidate(sentence, event));
  });
}

/** No commit is named near by: only where one that comes into question did it, it is said. */
function unnamedCandidate(sentence: Sentence, event: FileEvent): Candidate {
  return {
    kind: 'commit-content',
    line: sentence.tokens[event.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${event.mention.written} was ${event.deed} in a commit of this document`,
    check: async (context) => {
      for (const commit of await commitsInQuestion(context)) {
        const files = await filesOfCommit(context, commit.hash);
        const own = files ? filesMeant(files, event.mention) : [];
        if (files && own.some((path) => fits(event.deed, files.get(path))))
          return fitting(commit, own, files, NONE_MISSING);
      }
      return madeLately(context, event);
    },
  };
}

/** Files of a document for which the commit that made or deleted them is looked for. */
const MOST_ASKED = 10;
/** Days before the revision. */
const LATELY = 30;

/** "The script (`a.py`) was created": the commit that did so, in the month before the revision. */
async function madeLately(context: CheckContext, { mention, deed }: FileEvent): Promise<Outcome | null> {
  if (deed === 'changed' || (deed === 'deleted' && mention.match.kind === 'file')) return null;
  const asked = context.once(['files whose makers were asked for'], () => ({ number: 0 }));
  asked.number += 1;
  if (asked.number > MOST_ASKED) return null;
  const { paths, commits } = await doersOf(context, mention, deed);
  const [commit] = commits;
  if (!commit || paths.length > 1) return null;
  const age = Date.parse(context.history.revision.committedAt) - Date.parse(commit.committedAt);
  if (age > LATELY * 86_400_000) return null;
  return fitting(commit, paths, new Map(paths.map((path) => [path, deed])), NONE_MISSING);
}

const NONE_MISSING = { missing: [], standIns: new Map<string, string>() };

function candidateOf(sentence: Sentence, event: FileEvent, governing: Governing): Candidate {
  const { mentions } = governing;
  const hashes = [...new Set(mentions.flatMap(({ hash }) => hash ?? []))];
  const who =
    hashes.length === 1 ? hashes[0] : mentions.length === 1 ? 'that commit' : 'one of these commits';
  return {
    kind: 'commit-content',
    line: sentence.tokens[event.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${event.mention.written} was ${event.deed} in ${who}`,
    check: (context) => check(context, event, governing),
  };
}

async function check(context: CheckContext, event: FileEvent, governing: Governing): Promise<Outcome> {
  const commits = commitsMeant(context, governing.mentions);
  if (commits.found.length === 0) return checkElsewhere(context, event, commits);
  const done: string[] = [];
  for (const commit of commits.found) {
    const files = await filesOfCommit(context, commit.hash);
    if (!files) return unreadable(commit);
    const own = filesMeant(files, event.mention);
    if (own.some((path) => fits(event.deed, files.get(path)))) return fitting(commit, own, files, commits);
    done.push(own.length > 0 ? `${shortHash(commit.hash)} ${told(own, files)}` : untouched(commit, files));
  }
  return otherwise(context, { event, governing, commits, done });
}

/** A file that was made anew counts as changed, too. */
function fits(said: Deed, done: Deed | undefined): boolean {
  return said === 'changed' ? done !== undefined : done === said;
}

/** The files of a commit that a text may mean; the name of a module or a class stands for its file. */
function filesMeant(files: ReadonlyMap<string, Deed>, { written, match }: FileEvent['mention']): string[] {
  const own = pathsMeant([...files.keys()], written);
  return own.length > 0 ? own : match.paths.filter((path) => files.has(path));
}

function told(paths: readonly string[], files: ReadonlyMap<string, Deed>): string {
  return listing(
    paths.map((path) => `${files.get(path)} ${path}`),
    3,
  );
}

function untouched(commit: LogEntry, files: ReadonlyMap<string, Deed>): string {
  return `${shortHash(commit.hash)} changes ${count(files.size, 'file')} and does not touch it`;
}

function unreadable(commit: LogEntry): Outcome {
  return {
    verdict: 'not checkable',
    scope: shortHash(commit.hash),
    needs: 'a clone that holds all objects of the commit',
  };
}

function fitting(
  commit: LogEntry,
  own: readonly string[],
  files: ReadonlyMap<string, Deed>,
  { missing, standIns }: Pick<NamedCommits, 'missing' | 'standIns'>,
): Outcome {
  const hash = shortHash(commit.hash);
  const absent = missing.length > 0 ? `; ${listing(missing)} is not in this clone` : '';
  const instead = standIns.get(commit.hash);
  const how = instead === undefined ? '' : ` (by its subject; ${instead} is not in this clone)`;
  return {
    verdict: 'verified',
    measured: `${hash} of ${day(commit.committedAt)}${how} ${told(own, files)}${absent}`,
    ...sourceOf(commit),
  };
}

function sourceOf({ hash }: LogEntry): { scope: string; command: string } {
  return {
    scope: 'files of that commit against its first parent',
    command: `git show --first-parent --no-renames --name-status --format='%h %cs %s' ${shortHash(hash)}`,
  };
}

interface Undone {
  readonly event: FileEvent;
  readonly governing: Governing;
  readonly commits: NamedCommits;
  readonly done: readonly string[];
}

/** The commit that is meant did something else. It is refuted where one commit was named, and its parents are not several. */
async function otherwise(
  context: CheckContext,
  { event, governing, commits, done }: Undone,
): Promise<Outcome> {
  const [first] = commits.found as readonly [LogEntry];
  const other = await elsewhere(context, event);
  const measured = `${listing(done, 3)}${other ? `; ${other}` : ''}`;
  const isMerge = first.parents.length > 1;
  if (commits.isOne && !isMerge && governing.from !== 'beside')
    return { verdict: 'refuted', measured, ...sourceOf(first), correction: `${measured}.` };
  return {
    verdict: 'not checkable',
    measured,
    ...sourceOf(first),
    needs: isMerge
      ? 'to know which of the commits that were merged is meant'
      : 'to know which commit is meant',
  };
}

/** What did it, in words; null where that cannot be told. */
async function elsewhere(context: CheckContext, { deed, mention }: FileEvent): Promise<string | null> {
  if (deed === 'changed') return null;
  const { commits } = await doersOf(context, mention, deed);
  const [newest] = commits;
  if (!newest) return null;
  const others = commits.length > 1 ? `, as did ${count(commits.length - 1, 'other commit')} before` : '';
  return `${shortHash(newest.hash)} of ${day(newest.committedAt)} ${deed} it${others}`;
}

/** A commit that is not here: histories get rewritten. What went is gone all the same; by which commit is said. */
async function checkElsewhere(
  context: CheckContext,
  { deed, mention }: FileEvent,
  { missing }: NamedCommits,
): Promise<Outcome> {
  const { paths, commits } =
    deed === 'changed' ? { paths: [], commits: [] } : await doersOf(context, mention, deed);
  const absent =
    missing.length > 0 ? `${listing(missing)} is not in this clone` : 'that commit was not found';
  const dated = commits.map(({ hash, committedAt }) => `${shortHash(hash)} of ${day(committedAt)}`);
  const shared = {
    measured: dated.length > 0 ? `${listing(dated, 3)} ${deed} ${listing(paths)}; ${absent}` : absent,
    scope: `the history of ${context.rev}`,
    command:
      paths.length === 0
        ? null
        : `git log --oneline --name-status ${context.rev} -- ${paths.map(quoted).join(' ')}`,
  };
  if (dated.length > 0 && deed === 'deleted') return { verdict: 'verified', ...shared };
  return { verdict: 'not checkable', ...shared, needs: 'a clone that holds the commit' };
}
