import { collectIssue } from '../../collectors/issue.js';
import { issueBlock } from '../../config/config.js';
import type { Notification } from '../../domain/evidence.js';
import type { Issue } from '../../domain/issue.js';
import type { IssueTracker } from '../../domain/issue-tracker.js';
import type { TrackedIssue } from '../../domain/tracker.js';
import type { Judge } from '../judge-at.js';
import { issueOf, namedIssues } from '../list-issues.js';
import type { OpenedRepository } from '../open-repository.js';
import type { AskedIssue } from './history-facts.js';

/** Which issues a board is about. */
export interface IssuesWanted {
  /** Only issues that a commit since this ISO date names or that the tracker says were updated since; null: all. */
  readonly since: string | null;
  /** Only issues with one of these labels; none: all. */
  readonly labels: readonly string[];
  /** Only issues of this milestone; null: all. */
  readonly milestone: string | null;
}

/** What the tracker says of all issues, asked once. */
export interface TrackerList {
  /** Null: no tracker was asked; `unread` says why. */
  readonly tracker: IssueTracker | null;
  readonly issues: readonly TrackedIssue[];
  readonly unread: Notification | null;
}

/**
 * The issues to judge: those that the history names and those that the tracker lists. With labels or a milestone, which only
 * a tracker knows, those alone that have them.
 */
export async function askedIssues(
  judge: Judge,
  repository: OpenedRepository,
  wanted: IssuesWanted,
  list: TrackerList,
): Promise<AskedIssue[]> {
  const issues = new Map<string, Issue>();
  const listed = new Map(list.issues.map((one) => [one.key.toLowerCase(), one]));
  const isOfTracker = wanted.labels.length > 0 || wanted.milestone !== null;
  for (const [key, { issue }] of namedIssues(judge, repository, isOfTracker ? null : wanted.since))
    issues.set(key.toLowerCase(), issue);
  for (const one of list.issues) {
    const issue = issueOf(one.key, repository);
    const known = [issue.key, ...issue.aliases].some((key) => issues.has(key.toLowerCase()));
    if (!known) issues.set(issue.key.toLowerCase(), issue);
  }
  const asked: AskedIssue[] = [];
  for (const issue of issues.values()) {
    const tracked = [issue.key, ...issue.aliases].map((key) => listed.get(key.toLowerCase())).find(Boolean);
    if (isOfTracker && !(tracked && isWanted(tracked, wanted))) continue;
    asked.push(await told(issue, tracked ?? null, repository, list));
  }
  return asked;
}

/** Labels and milestones are compared as people type them. */
function isWanted({ labels, milestone }: TrackedIssue, wanted: IssuesWanted): boolean {
  const has = labels.map((label) => label.toLowerCase());
  const isLabelled =
    wanted.labels.length === 0 || wanted.labels.some((label) => has.includes(label.toLowerCase()));
  const isPlanned = wanted.milestone === null || milestone?.toLowerCase() === wanted.milestone.toLowerCase();
  return isLabelled && isPlanned;
}

async function told(
  issue: Issue,
  tracked: TrackedIssue | null,
  { config }: OpenedRepository,
  list: TrackerList,
): Promise<AskedIssue> {
  const { tracker, unread } = list;
  // The list is asked for once; what it does not hold is not asked for one by one.
  const fromList = tracker && tracked ? { ...tracker, issue: async () => tracked } : null;
  const collected = await collectIssue({
    issue,
    tracker: fromList,
    unread: tracker ? null : unread,
    stated: issueBlock(config, issue.key)?.state ?? null,
    hidePeople: config.people === 'hidden',
  });
  const title = issue.title ?? tracked?.title ?? null;
  return { issue: { ...issue, title, url: issue.url ?? tracked?.url ?? null }, told: collected };
}
