import type { TrackerState } from '../../domain/issue.js';
import type { Judge } from '../judge-at.js';
import { namedIssues } from '../list-issues.js';
import type { OpenedRepository } from '../open-repository.js';
import { issueUrl } from '../question.js';
import type { AskedIssue } from './history-facts.js';

/** An issue that the tracker lists. */
export interface ListedByTracker {
  readonly key: string;
  readonly title: string | null;
  readonly tracker: TrackerState;
}

/** Which issues a board is about. */
export interface IssuesWanted {
  /** Only issues that a commit since this ISO date names; null: all that the history names. */
  readonly since: string | null;
  /** What the tracker lists, in place of what the history names; null: no list was asked for. */
  readonly listed: readonly ListedByTracker[] | null;
}

/** The issues to judge: those of the tracker’s list, or those that the history names. */
export function askedIssues(
  judge: Judge,
  repository: OpenedRepository,
  { since, listed }: IssuesWanted,
): AskedIssue[] {
  if (listed === null)
    return [...namedIssues(judge, repository, since).values()].map(({ issue }) => ({ issue, tracker: null }));
  const { remote } = repository;
  const [host, name] = [remote?.host ?? null, remote?.repository ?? null];
  return listed.map(({ key, title, tracker }) => ({
    issue: { host, repository: name, key, aliases: [], title, url: issueUrl(host, name, key) },
    tracker,
  }));
}
