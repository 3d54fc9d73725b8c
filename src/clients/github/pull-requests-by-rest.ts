import type { IssueAddress } from '../../domain/issue-tracker.js';
import type { LinkedPullRequest, TimelineEvent } from '../../domain/tracker.js';
import { isRefusal } from './fail-fast.js';
import type { Octokit } from './make-octokit.js';

/** Each costs a request; those named last come first. */
const MOST = 12;

/** What a pull request is called, and where. */
export interface PullRequestName {
  readonly repository: string;
  readonly key: string;
}

/** Pull requests that the timeline says named the issue, newest first. */
export function pullRequestsNamed(
  timeline: readonly TimelineEvent[],
  address: IssueAddress,
): PullRequestName[] {
  const found = new Map<string, PullRequestName>();
  for (const { source } of timeline) {
    if (!source?.isPullRequest) continue;
    const repository = source.repository ?? address.repository;
    if (repository !== null) found.set(`${repository}#${source.key}`, { repository, key: source.key });
  }
  return [...found.values()].reverse();
}

/** Reads pull requests one by one; one that is hidden or gone is left out. */
export async function readPullRequests(
  octokit: Octokit,
  names: readonly PullRequestName[],
  address: IssueAddress,
): Promise<LinkedPullRequest[]> {
  const read = await Promise.all(names.slice(0, MOST).map((name) => readOne(octokit, name, address)));
  return read.filter((pull) => pull !== null);
}

async function readOne(
  octokit: Octokit,
  { repository, key }: PullRequestName,
  address: IssueAddress,
): Promise<LinkedPullRequest | null> {
  const [owner = '', repo = ''] = repository.split('/');
  try {
    const { data } = await octokit.rest.pulls.get({ owner, repo, pull_number: Number(key) });
    const merged = data.merged_at !== null;
    const texts = `${data.title}\n${data.body ?? ''}`;
    return {
      repository,
      key,
      title: data.title,
      url: data.html_url,
      state: data.state === 'open' ? 'open' : 'closed',
      closes: closes(texts, repository, address),
      mergedAt: data.merged_at,
      // Of an unmerged one this is only a trial merge.
      mergeCommit: merged ? data.merge_commit_sha : null,
      author: data.user?.login ?? null,
      mergedBy: data.merged_by?.login ?? null,
      body: data.body,
      baseBranch: data.base.ref,
      headCommit: data.head.sha,
      reviews: null,
    };
  } catch (error) {
    if (isRefusal(error) && (error.status === 404 || error.status === 410)) return null;
    throw error;
  }
}

/** Whether a text closes the issue by one of GitHub’s keywords. */
export function closes(text: string, from: string, address: IssueAddress): boolean {
  const number = address.key.replace(/\D/g, '');
  const repository = (address.repository ?? '').replace(/[.-]/g, '\\$&');
  const isHome = address.repository?.toLowerCase() === from.toLowerCase();
  const forms = [
    `${repository}#${number}`,
    `https?://[\\w.:-]+/${repository}/issues/${number}`,
    ...(isHome ? [`#${number}`, `GH-${number}`] : []),
  ];
  return new RegExp(
    `\\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\\s+(?:${forms.join('|')})(?!\\w)`,
    'i',
  ).test(text);
}
