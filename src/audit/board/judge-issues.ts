import { createHash } from 'node:crypto';
import { type BoardEntry, entryOf } from '../../analysis/board/row-of-audit.js';
import { readRefs } from '../../clients/git/refs.js';
import { issueBlock } from '../../config/config.js';
import type { Audit } from '../../domain/audit.js';
import type { BoardRepository } from '../../domain/board.js';
import type { Facts } from '../../domain/facts.js';
import type { Issue } from '../../domain/issue.js';
import { count } from '../../domain/wording.js';
import { isActionable } from '../../errors.js';
import { buildMark } from '../cache.js';
import { judge as judgeFacts } from '../judge.js';
import type { Judge } from '../judge-at.js';
import { openJudge } from '../list-issues.js';
import type { OpenedRepository } from '../open-repository.js';
import type { Steps } from '../progress.js';
import { askedIssues, type IssuesWanted, type TrackerList } from './asked-issues.js';
import { type AskedIssue, historyFacts, markOfFacts } from './history-facts.js';

/** What an earlier run found of one issue, and a mark of all that it followed from. */
export interface KeptEntry {
  readonly mark: string;
  readonly entry: BoardEntry;
}

/** What an earlier run left. */
export interface KeptRun {
  /** A mark of everything that the run saw. */
  readonly mark: string;
  readonly pullRequests: number;
  readonly entries: readonly KeptEntry[];
  readonly repository: BoardRepository;
}

/** Where the pages of issues go. */
export interface PageSink {
  /** The page of an issue, from the board’s folder; null when no pages are made. */
  nameOf(key: string): string | null;
  /** Whether it is there from an earlier run of this very program. */
  has(name: string): boolean;
  write(name: string, audit: Audit): Promise<void>;
}

/** How to judge. */
export interface JudgingPlan extends IssuesWanted {
  readonly tracker: TrackerList;
  /** Day of the audits. */
  readonly date: string;
  readonly kept: KeptRun | null;
  readonly pages: PageSink;
  /** Which issues are audited in full: code, tests and files, too. `stated`: those whose patterns or tests are configured. */
  readonly full: 'stated' | 'decisions' | 'all';
  /** The full audit of an issue. `mark` stands for all that it follows from; null when nothing can. */
  fullAudit(asked: AskedIssue, mark: string | null): Promise<Audit>;
}

/** Issues for a board. */
export interface JudgedIssues extends KeptRun {
  /** How many entries were made anew. */
  readonly fresh: number;
  readonly problems: { where: string; message: string }[];
}

/**
 * Judges many issues from one reading of the history. What did not change since the kept run is taken from it, page and all;
 * where nothing at all changed, the history is not even read.
 */
export async function judgeIssues(
  repository: OpenedRepository,
  plan: JudgingPlan,
  steps: Steps,
): Promise<JudgedIssues> {
  const mark = await markOfRun(repository, plan);
  const { kept, pages } = plan;
  const hasPage = ({ entry }: KeptEntry) => entry.page === null || pages.has(entry.page);
  if (kept?.mark === mark && mark !== '' && kept.entries.every(hasPage))
    return { ...kept, fresh: 0, problems: [] };
  const judge = await openJudge(
    repository,
    plan.tracker.issues.map(({ key }) => key),
    steps,
  );
  const asked = await askedIssues(judge, repository, plan, plan.tracker);
  const issues = asked.map(({ issue }) => issue);
  await steps.run(
    'changes',
    () => judge.prepare(issues, repository.revision, { withRefs: true }),
    (commits) => `of ${count(commits, 'commit')}`,
  );
  return steps.run(
    'issues',
    async () => ({
      ...(await judgeAll(judge, repository, asked, plan)),
      mark,
      repository: boardRepository(judge, plan),
    }),
    ({ entries, fresh }) =>
      `${count(entries.length, 'issue')} judged${fresh < entries.length ? `, ${entries.length - fresh} as before` : ''}`,
  );
}

function boardRepository(
  { history: { repository, revision, notifications } }: Judge,
  { tracker: { unread } }: JudgingPlan,
): BoardRepository {
  return {
    ...repository,
    revision: revision.commit,
    committedAt: revision.committedAt,
    notifications: [...notifications, ...(unread ? [unread] : [])],
  };
}

/** Everything that a run’s outcome depends on; empty where that includes files that are not part of the history. */
async function markOfRun(repository: OpenedRepository, plan: JudgingPlan): Promise<string> {
  const { clone, config, remote, at, revision } = repository;
  if (config.reports.length > 0) return '';
  const refs = (await readRefs(clone.git)).map((ref) => `${ref.kind} ${ref.name} ${ref.commit}`);
  const { since, labels, milestone, tracker, full } = plan;
  const told = [tracker.issues, tracker.unread];
  const seen = [await buildMark(), config, remote, at, revision, refs, since, labels, milestone, told, full];
  return markOf(seen);
}

async function judgeAll(
  judge: Judge,
  repository: OpenedRepository,
  asked: readonly AskedIssue[],
  plan: JudgingPlan,
): Promise<Omit<JudgedIssues, 'mark' | 'repository'>> {
  const kept = new Map(plan.kept?.entries.map((one) => [one.entry.id, one]));
  const tool = await buildMark();
  const hidePeople = repository.config.people === 'hidden';
  const entries: KeptEntry[] = [];
  const problems: JudgedIssues['problems'] = [];
  let [pullRequests, fresh] = [0, 0];
  for (const one of asked) {
    const facts = await historyFacts(judge, repository, one);
    if (!facts) {
      pullRequests += 1;
      continue;
    }
    const told = await tell(facts, one, { ...plan, repository, tool, hidePeople, kept, problems });
    if (told.isFresh) fresh += 1;
    entries.push(told.kept);
  }
  return { entries, pullRequests, fresh, problems };
}

interface Telling extends Omit<JudgingPlan, 'kept'> {
  readonly repository: OpenedRepository;
  readonly tool: string;
  readonly hidePeople: boolean;
  readonly kept: ReadonlyMap<string, KeptEntry>;
  readonly problems: { where: string; message: string }[];
}

/** The entry of one issue: the kept one where nothing changed, else a new one with its page. */
async function tell(
  facts: Facts,
  asked: AskedIssue,
  plan: Telling,
): Promise<{ kept: KeptEntry; isFresh: boolean }> {
  const { pages, hidePeople, date } = plan;
  const { issue } = facts;
  const page = pages.nameOf(issue.key);
  const from = { repository: null, page };
  const before = plan.kept.get(`${facts.repository.name ?? issue.repository ?? ''}#${issue.key}`);
  const isGood = (mark: string | null) =>
    mark !== null &&
    before?.mark === mark &&
    before.entry.page === page &&
    (page === null || pages.has(page));
  const base = markOf([plan.tool, hidePeople, markOfFacts(facts)]);
  const mark = fullMark(plan.repository, issue, base);
  if (before && isGood(mark)) return { kept: before, isFresh: false };
  const quick = before && isGood(base) ? null : judgeFacts(facts, { date, hidePeople });
  const entry = quick ? entryOf(quick, from) : (before as KeptEntry).entry;
  const full = isFull(plan, entry) ? await fullOrProblem(asked, mark, plan) : null;
  const made = full ?? quick;
  if (made && page !== null) await pages.write(page, made);
  return {
    kept: { mark: full && mark !== null ? mark : base, entry: full ? entryOf(full, from) : entry },
    isFresh: made !== null,
  };
}

function isFull({ full, repository }: Telling, entry: BoardEntry): boolean {
  if (full === 'all' || (full === 'decisions' && entry.needsDecision)) return true;
  const block = issueBlock(repository.config, entry.key);
  return block !== null && block.patterns.length + block.tests.length > 0;
}

/**
 * A mark of what a full audit follows from. Where patterns are counted, every commit may change the answer; without, only
 * what the history says of the issue. Test reports lie outside of the history, so with them there is no mark.
 */
function fullMark({ clone, config, revision }: OpenedRepository, issue: Issue, base: string): string | null {
  if (config.reports.length > 0) return null;
  const patterns = config.patterns.length + (issueBlock(config, issue.key)?.patterns.length ?? 0);
  // What the files of one clone say is never taken for what those of another do.
  return markOf(['full', base, clone.gitDir, patterns > 0 ? revision : null]);
}

function markOf(seen: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex').slice(0, 32);
}

/** A full audit that fails on the clone’s account leaves what the history says. */
async function fullOrProblem(asked: AskedIssue, mark: string | null, plan: Telling): Promise<Audit | null> {
  try {
    return await plan.fullAudit(asked, mark);
  } catch (error) {
    if (!isActionable(error) || error.name === 'Interrupted') throw error;
    plan.problems.push({ where: asked.issue.key, message: error.message });
    return null;
  }
}
