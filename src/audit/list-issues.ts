import { issueBlock } from '../config/config.js';
import type { Notification } from '../domain/evidence.js';
import type { Issue } from '../domain/issue.js';
import type { IssueTracker } from '../domain/issue-tracker.js';
import type { TrackedIssue } from '../domain/tracker.js';
import type { Verdict } from '../domain/verdict.js';
import { count } from '../domain/wording.js';
import { Judge } from './judge-at.js';
import type { OpenedRepository } from './open-repository.js';
import type { Steps } from './progress.js';
import { issueUrl } from './question.js';

/** One issue that the history names. */
export interface ListedIssue {
  readonly key: string;
  readonly title: string | null;
  readonly verdict: Verdict;
  /** Commits that name it. */
  readonly mentions: number;
  /** When a commit last named it; ISO 8601. */
  readonly lastNamedAt: string;
  /** The best of what was taken for a fix; null without one. */
  readonly fix: { readonly commit: string; readonly committedAt: string; readonly subject: string } | null;
}

/** Which of the issues are wanted. */
export interface ListQuestion {
  /** Only issues that a commit since this ISO date names. */
  readonly since: string | null;
  /** Only issues with all of these labels, whatever the case of their letters. */
  readonly labels: readonly string[];
  /** Only issues of one of these milestones. */
  readonly milestones: readonly string[];
  /** What knows titles, labels and milestones; null: none are wanted. */
  readonly tracker: IssueTracker | null;
}

export interface IssueList {
  /** Newest number first, then other keys. */
  readonly issues: readonly ListedIssue[];
  /** Numbers that were left out because they are those of pull requests. */
  readonly pullRequests: number;
  /** Issues that labels and milestones left out. */
  readonly unwanted: number;
  readonly revision: string;
  readonly notifications: readonly Notification[];
}

/**
 * Judges every issue that the history of a revision, or a line of history beside it, names: one reading of the history, and a
 * little for each issue.
 */
export async function listIssues(
  repository: OpenedRepository,
  question: ListQuestion,
  steps: Steps,
): Promise<IssueList> {
  const { revision } = repository;
  const judge = await openJudge(repository, [], steps);
  const { named, unwanted, unknown } = await wantedOf(
    namedIssues(judge, repository, question.since),
    question,
  );
  await steps.run(
    'changes',
    () =>
      judge.prepare(
        [...named.values()].map(({ issue }) => issue),
        revision,
      ),
    (commits) => `of ${count(commits, 'commit')}`,
  );
  const { issues, pullRequests } = await steps.run(
    'issues',
    () => judgeAll(judge, named, revision),
    (found) => `${count(found.issues.length, 'issue')} judged`,
  );
  return {
    issues,
    pullRequests,
    unwanted,
    revision,
    notifications: [...judge.history.notifications, ...unknownNotice(unknown, question)],
  };
}

/** Asks the tracker of each issue, and leaves out those without the wanted labels and milestone. */
async function wantedOf(
  all: ReadonlyMap<string, NamedIssue>,
  { labels, milestones, tracker }: ListQuestion,
): Promise<{ named: Map<string, NamedIssue>; unwanted: number; unknown: number }> {
  const named = new Map<string, NamedIssue>();
  let unknown = 0;
  const isFiltered = labels.length > 0 || milestones.length > 0;
  for (const [key, one] of all) {
    const told = tracker === null ? null : await tracker.issue(one.issue, []);
    if (tracker !== null && told === null) unknown += 1;
    if (isFiltered && (told === null || !hasLabels(told, labels) || !isOfMilestone(told, milestones)))
      continue;
    named.set(key, { ...one, told, issue: { ...one.issue, title: one.issue.title ?? told?.title ?? null } });
  }
  return { named, unwanted: all.size - named.size, unknown };
}

function hasLabels({ labels }: TrackedIssue, wanted: readonly string[]): boolean {
  const own = new Set(labels.map((label) => label.toLowerCase()));
  return wanted.every((label) => own.has(label.toLowerCase()));
}

function isOfMilestone({ milestone }: TrackedIssue, wanted: readonly string[]): boolean {
  return wanted.length === 0 || wanted.some((one) => one.toLowerCase() === milestone?.toLowerCase());
}

function unknownNotice(unknown: number, { labels, milestones, tracker }: ListQuestion): Notification[] {
  if (tracker === null || unknown === 0) return [];
  const isFiltered = labels.length > 0 || milestones.length > 0;
  return [
    {
      code: 'issues-not-in-tracker',
      message: `${tracker.source} does not hold ${count(unknown, 'number')} that the history names.`,
      weakens: isFiltered
        ? 'They are left out: their labels and milestones are not known.'
        : 'Their titles and states are not known; some may be pull requests.',
      remedy: null,
    },
  ];
}

/**
 * Reads the history for judging many issues.
 * @param keys keys to be found as they stand, beside those that the configuration names
 */
export function openJudge(
  { clone, config, remote, at }: OpenedRepository,
  keys: readonly string[],
  steps: Steps,
): Promise<Judge> {
  const configured = config.issues.flatMap((block) => [block.key, ...block.aliases]);
  const { repository = null, host = null } = remote ?? {};
  return steps.run(
    'history',
    () => Judge.open({ clone, config, at, repository, host, keys: [...configured, ...keys] }),
    ({ history }) => count(history.graph.size, 'commit'),
  );
}

/** An issue that the history names. */
export interface NamedIssue {
  readonly issue: Issue;
  readonly commits: Set<string>;
  lastNamedAt: string;
  /** What the tracker says of it. */
  readonly told: TrackedIssue | null;
}

/**
 * Issues by key, with the commits that name them; aliases of the configuration are one issue.
 * @param since only issues that a commit since this ISO date names
 */
export function namedIssues(
  judge: Judge,
  repository: OpenedRepository,
  since: string | null,
): Map<string, NamedIssue> {
  const place = judge.index.placeOf(repository.revision);
  const found = new Map<string, NamedIssue>();
  for (const [typed, mentions] of judge.index.messages.mentions) {
    const key = issueBlock(repository.config, typed)?.key ?? typed;
    for (const hash of mentions.keys()) {
      // What was built on the revision later is not its history.
      if (place.isBefore(hash)) continue;
      const committedAt = judge.index.entry(hash)?.committedAt ?? '';
      const named = found.get(key) ?? {
        issue: issueOf(key, repository),
        commits: new Set(),
        lastNamedAt: committedAt,
        told: null,
      };
      found.set(key, named);
      named.commits.add(hash);
      if (Date.parse(committedAt) > Date.parse(named.lastNamedAt)) named.lastNamedAt = committedAt;
    }
  }
  const start = since === null ? Number.NEGATIVE_INFINITY : Date.parse(since);
  return new Map([...found].filter(([, { lastNamedAt }]) => Date.parse(lastNamedAt) >= start));
}

/** An issue of the repository, with what the configuration states of it. */
export function issueOf(typed: string, { config, remote }: OpenedRepository): Issue {
  const block = issueBlock(config, typed);
  const key = block?.key ?? typed;
  const { host = null, repository = null } = remote ?? {};
  return {
    host,
    repository,
    key,
    aliases: [...(block?.aliases ?? [])].filter((alias) => alias !== key).sort(),
    title: block?.title ?? null,
    url: issueUrl(host, repository, key),
  };
}

async function judgeAll(
  judge: Judge,
  named: ReadonlyMap<string, NamedIssue>,
  revision: string,
): Promise<Pick<IssueList, 'issues' | 'pullRequests'>> {
  const issues: ListedIssue[] = [];
  let pullRequests = 0;
  for (const { issue, commits, lastNamedAt, told } of named.values()) {
    const { verdict, fixes, isPullRequest } = await judge.at({ issue, revision, depth: 'quick', told });
    if (isPullRequest) {
      pullRequests += 1;
      continue;
    }
    const best = fixes[0]?.commit;
    issues.push({
      key: issue.key,
      title: issue.title,
      verdict,
      mentions: commits.size,
      lastNamedAt,
      fix: best ? { commit: best.hash, committedAt: best.committedAt, subject: best.subject } : null,
    });
  }
  issues.sort((a, b) => byKey(a.key, b.key));
  return { issues, pullRequests };
}

function byKey(a: string, b: string): number {
  const [left, right] = [a, b].map((key) => (/^\d+$/.test(key) ? Number(key) : -1));
  return (right ?? -1) - (left ?? -1) || (a < b ? -1 : a > b ? 1 : 0);
}
