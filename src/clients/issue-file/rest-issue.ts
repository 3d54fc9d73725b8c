import { z } from 'zod';
import { TRACKED_ISSUE_FORMAT, type TrackedIssue } from '../../domain/tracker.js';
import { account, key, labels, optionalText, placeOf, state, stateReason } from './row-values.js';

/** An issue as GitHub’s REST interface gives it; everything but number and title may be missing in a cut-down export. */
export const RestIssueSchema = z.object({
  number: key(),
  title: z.string(),
  body: optionalText(),
  html_url: optionalText(),
  user: account(),
  labels: labels(),
  milestone: z.object({ title: z.string() }).nullish(),
  assignees: z.array(account()).nullish(),
  state: state(),
  state_reason: stateReason(),
  created_at: optionalText(),
  updated_at: optionalText(),
  closed_at: optionalText(),
  closed_by: account(),
  pull_request: z.unknown().optional(),
});

/** @param source where it was read, in words */
export function issueOfRest(row: z.infer<typeof RestIssueSchema>, source: string): TrackedIssue {
  return {
    format: TRACKED_ISSUE_FORMAT,
    ...placeOf(row.html_url),
    key: row.number,
    url: row.html_url,
    title: row.title,
    body: row.body,
    author: row.user,
    isPullRequest: row.pull_request !== undefined && row.pull_request !== null,
    state: row.state,
    stateReason: row.state_reason,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    closedAt: row.closed_at,
    reopenedAt: null,
    closedBy: row.closed_by,
    labels: row.labels,
    milestone: row.milestone?.title ?? null,
    assignees: (row.assignees ?? []).filter((login) => login !== null),
    comments: null,
    timeline: null,
    pullRequests: null,
    source,
  };
}
