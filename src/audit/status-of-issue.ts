import type { Fix } from '../analysis/fixes.js';
import type { Ref } from '../clients/git/refs.js';
import { type Clone, resolveCommit } from '../clients/git/repository.js';
import { NamingTests } from '../collectors/naming-tests.js';
import { type Config, issueBlock } from '../config/config.js';
import type { Notification } from '../domain/evidence.js';
import { type Issue, issueName } from '../domain/issue.js';
import type { IssueTracker } from '../domain/issue-tracker.js';
import { quoted } from '../domain/shell-word.js';
import type { TrackedIssue } from '../domain/tracker.js';
import { capital, count } from '../domain/wording.js';
import { EnvironmentError, InputError } from '../errors.js';
import { findFirstRelease, type ReleaseState } from './first-release.js';
import { Judge, type Judgement } from './judge-at.js';
import type { Steps } from './progress.js';
import { askReleases } from './published-releases.js';
import { readAhead } from './read-ahead.js';

/** Where the status is asked. */
export interface StatusQuestion {
  readonly clone: Clone;
  readonly config: Config;
  readonly issue: Issue;
  /** Revisions as they were named. */
  readonly at: readonly string[];
  readonly branches: boolean;
  readonly tags: boolean;
  /** What knows the issue itself; null where none can be asked. */
  readonly tracker: IssueTracker | null;
}

/** The status at one revision. */
export interface StatusAt extends Judgement {
  /** As it was named. */
  readonly name: string;
  readonly kind: 'revision' | 'branch' | 'tag';
  readonly committedAt: string;
}

export interface IssueStatus {
  readonly rows: readonly StatusAt[];
  /** What was taken for a fix at the first of the revisions. */
  readonly fixes: readonly Fix[];
  readonly release: ReleaseState;
  /** Branches whose tip has no fix in force, sorted; null when branches were not asked for or no fix is known. */
  readonly branchesWithout: readonly string[] | null;
  readonly notifications: readonly Notification[];
}

interface Place {
  readonly name: string;
  readonly kind: StatusAt['kind'];
  readonly commit: string;
}

/**
 * The status of one issue at many revisions: the history is read once, and every commit is judged once.
 * @throws InputError when a name names no commit
 */
export async function statusOfIssue(question: StatusQuestion, steps: Steps): Promise<IssueStatus> {
  const { clone, config, issue } = question;
  const [first = 'HEAD'] = question.at;
  const asked: Place[] = [];
  for (const name of question.at)
    asked.push({ name, kind: 'revision', commit: await resolveCommit(clone.git, name) });
  const judge = await steps.run(
    'history',
    () =>
      Judge.open({
        clone,
        config,
        at: first,
        repository: issue.repository,
        host: issue.host,
        keys: [issue.key, ...issue.aliases],
      }),
    ({ history }) => `${count(history.graph.size, 'commit')}`,
  );
  const places = [...asked, ...namedBy(question, judge.history.refs)];
  for (const { name, commit } of places) if (!judge.index.entry(commit)) throw unheld(name);
  const naming = new NamingTests(clone, issue);
  const ahead = await steps.run(
    'files',
    () => readAhead(judge.index, issue, naming, inTime(places, judge)),
    (read) => `of ${count(read.size, 'commit')}`,
  );
  const { tracker, told, silence } = await askTracker(question);
  const judgeAt = rememberedJudgement(judge, { issue, told }, naming, ahead);
  const rows = await steps.run('status', () => judgeAll(places, judge, judgeAt), summaryOf);
  const fixes = rows.find((row) => row.fixes.length > 0)?.fixes ?? [];
  const published = tracker && fixes.length > 0 ? await askReleases(tracker, issue.repository, fixes) : null;
  const isTold = published !== null && !('code' in published);
  const release = await steps.run(
    'releases',
    () =>
      findFirstRelease(
        judge.history,
        config.releases,
        fixes,
        isTold ? published : null,
        async (commit) => (await judgeAt(commit)).verdict.status,
      ),
    (found) => found.first?.name ?? 'none with the fix',
  );
  return {
    rows,
    fixes,
    release,
    branchesWithout: question.branches && fixes.length > 0 ? withoutFix(rows) : null,
    notifications: [
      ...judge.history.notifications,
      ...(rows[0]?.notifications ?? []),
      ...silence,
      ...(published !== null && 'code' in published ? [published] : []),
      ...limits(question),
    ],
  };
}

/** Branches by name, then tags by date: one sees when the fix came. */
function namedBy({ branches, tags }: StatusQuestion, refs: readonly Ref[]): Place[] {
  const isAsked = (ref: Ref) => (ref.kind === 'branch' ? branches : tags);
  const key = (ref: Ref) => (ref.kind === 'branch' ? '' : new Date(ref.date).toISOString());
  return refs
    .filter(isAsked)
    .map((ref) => ({ ref, order: `${ref.kind} ${key(ref)} ${ref.name}` }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ ref: { name, kind, commit } }) => ({ name, kind, commit }));
}

function unheld(name: string): InputError {
  return new InputError(
    `"${name}" is part of no branch and no tag of this clone`,
    'Ask for it alone, as the only --at.',
  );
}

/** The commits asked about, oldest first: neighbours then differ little. */
function inTime(places: readonly Place[], judge: Judge): string[] {
  const commits = [...new Set(places.map(({ commit }) => commit))];
  return commits.sort((a, b) => judge.index.order.position(b) - judge.index.order.position(a));
}

/** Judges every commit once: branches and tags often share one. */
function rememberedJudgement(
  judge: Judge,
  asked: { issue: Issue; told: TrackedIssue | null },
  naming: NamingTests,
  ahead: ReadonlyMap<string, string[]>,
): (commit: string) => Promise<Judgement> {
  const known = new Map<string, Promise<Judgement>>();
  const namingAt = async (commit: string) =>
    ahead.get(commit) ?? (await readAhead(judge.index, asked.issue, naming, [commit])).get(commit) ?? [];
  return (commit) => {
    const before = known.get(commit);
    if (before) return before;
    const made = namingAt(commit).then((namingTests) =>
      judge.at({ ...asked, revision: commit, withRefs: true, namingTests }),
    );
    known.set(commit, made);
    return made;
  };
}

async function judgeAll(
  places: readonly Place[],
  judge: Judge,
  judgeAt: (commit: string) => Promise<Judgement>,
): Promise<StatusAt[]> {
  const rows: StatusAt[] = [];
  for (const { name, kind, commit } of places) {
    const committedAt = judge.index.entry(commit)?.committedAt ?? '';
    rows.push({ ...(await judgeAt(commit)), name, kind, committedAt });
  }
  return rows;
}

/** Branches whose tip has no fix in force. */
function withoutFix(rows: readonly StatusAt[]): string[] {
  return rows
    .filter(
      ({ kind, verdict }) =>
        kind === 'branch' && (verdict.fixedIn.length === 0 || verdict.status === 'REGRESSED'),
    )
    .map((row) => row.name);
}

/** What the tracker said, and who may be asked for more. */
interface Answered {
  readonly tracker: IssueTracker | null;
  readonly told: TrackedIssue | null;
  /** Why nothing is known of the issue itself. */
  readonly silence: Notification[];
}

/** A tracker that does not answer leaves the history to tell what it tells. */
async function askTracker({ issue, tracker }: StatusQuestion): Promise<Answered> {
  if (tracker === null) return { tracker, told: null, silence: [] };
  const weakens = 'Whether the issue is open, and what was reported, is not known.';
  try {
    const told = await tracker.issue(issue, ['timeline', 'pull-requests']);
    if (told !== null) return { tracker, told, silence: [] };
    const message = `${tracker.source} has no issue ${issueName(issue)}.`;
    return { tracker, told, silence: [{ code: 'issue-not-in-tracker', message, weakens, remedy: null }] };
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    const message = `${capital(error.message)}.`;
    const silence = [{ code: 'tracker-not-read', message, weakens, remedy: error.advice }];
    return { tracker: null, told: null, silence };
  }
}

/** What an audit weighs and this does not. */
function limits({ config, issue }: StatusQuestion): Notification[] {
  const patterns = issueBlock(config, issue.key)?.patterns.length ?? 0;
  if (patterns === 0) return [];
  return [
    {
      code: 'status-without-patterns',
      message: `The configuration names ${count(patterns, 'pattern')} of this issue; here only commits were weighed.`,
      weakens: 'What remains in the code was not counted.',
      remedy: `issue-audit ${quoted(issue.key)}`,
    },
  ];
}

function summaryOf(rows: readonly StatusAt[]): string {
  return count(new Set(rows.map((row) => row.revision)).size, 'commit judged', 'commits judged');
}
