import { z } from 'zod';
import { type LinkedPullRequest, TRACKED_ISSUE_FORMAT, type TrackedIssue } from '../../domain/tracker.js';
import { account, key, labels, optionalText, placeOf, state, stateReason } from './row-values.js';

/** An issue as `gh issue view --json …` and `gh issue list --json …` print it; fields that were not asked for are missing. */
export const GhIssueSchema = z.object({
  number: key(),
  title: z.string(),
  body: optionalText(),
  url: optionalText(),
  author: account(),
  labels: labels(),
  milestone: z.object({ title: z.string() }).nullish(),
  assignees: z.array(account()).nullish(),
  state: state(),
  stateReason: stateReason(),
  createdAt: optionalText(),
  updatedAt: optionalText(),
  closedAt: optionalText(),
  comments: z
    .array(
      z.object({
        author: account(),
        createdAt: z.string(),
        body: z.string(),
        url: optionalText(),
      }),
    )
    .nullish(),
  closedByPullRequestsReferences: z
    .array(
      z.object({
        number: key(),
        url: optionalText(),
        repository: z.object({ name: z.string(), owner: z.object({ login: z.string() }) }).nullish(),
      }),
    )
    .nullish(),
});
type GhIssue = z.infer<typeof GhIssueSchema>;

/** @param source where it was read, in words */
export function issueOfGh(row: GhIssue, source: string): TrackedIssue {
  return {
    format: TRACKED_ISSUE_FORMAT,
    ...placeOf(row.url),
    key: row.number,
    url: row.url,
    title: row.title,
    body: row.body,
    author: row.author,
    isPullRequest: /\/pull\/\d+$/.test(row.url ?? ''),
    state: row.state,
    stateReason: row.stateReason,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    closedAt: row.closedAt,
    reopenedAt: null,
    closedBy: null,
    labels: row.labels,
    milestone: row.milestone?.title ?? null,
    assignees: (row.assignees ?? []).filter((login) => login !== null),
    comments: row.comments?.map((comment) => ({ ...comment, isBot: false })) ?? null,
    timeline: null,
    pullRequests: row.closedByPullRequestsReferences?.map(pullRequestOf) ?? null,
    source,
  };
}

function pullRequestOf(
  row: NonNullable<GhIssue['closedByPullRequestsReferences']>[number],
): LinkedPullRequest {
  const { repository, number, url } = row;
  return {
    repository: repository ? `${repository.owner.login}/${repository.name}` : placeOf(url).repository,
    key: number,
    title: null,
    url,
    state: null,
    closes: true,
    mergedAt: null,
    mergeCommit: null,
    author: null,
    mergedBy: null,
    body: null,
    baseBranch: null,
    headCommit: null,
    reviews: null,
  };
}
