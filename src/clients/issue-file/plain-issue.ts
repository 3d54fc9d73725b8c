import { z } from 'zod';
import { TRACKED_ISSUE_FORMAT, type TrackedIssue } from '../../domain/tracker.js';
import { account, key, labels, optionalText, placeOf, state, stateReason } from './row-values.js';

/** A row that names its issue by `issue` or `key`, as people write them by hand: `{"repo": "o/r", "issue": 7, "title": "…"}`. */
export const PlainIssueSchema = z
  .object({
    repo: optionalText(),
    repository: optionalText(),
    issue: key().optional(),
    key: key().optional(),
    title: z.string(),
    body: optionalText(),
    url: optionalText(),
    author: account(),
    labels: labels(),
    milestone: optionalText(),
    assignees: z.array(account()).nullish(),
    state: state(),
    stateReason: stateReason(),
    createdAt: optionalText(),
    closedAt: optionalText(),
    reopenedAt: optionalText(),
  })
  .refine((row) => row.issue !== undefined || row.key !== undefined);

/** @param source where it was read, in words */
export function issueOfPlain(row: z.infer<typeof PlainIssueSchema>, source: string): TrackedIssue {
  const place = placeOf(row.url);
  return {
    format: TRACKED_ISSUE_FORMAT,
    host: place.host,
    repository: row.repo ?? row.repository ?? place.repository,
    key: row.issue ?? row.key ?? '',
    url: row.url,
    title: row.title,
    body: row.body,
    author: row.author,
    isPullRequest: false,
    state: row.state,
    stateReason: row.stateReason,
    createdAt: row.createdAt,
    updatedAt: null,
    closedAt: row.closedAt,
    reopenedAt: row.reopenedAt,
    closedBy: null,
    labels: row.labels,
    milestone: row.milestone,
    assignees: (row.assignees ?? []).filter((login) => login !== null),
    comments: null,
    timeline: null,
    pullRequests: null,
    source,
  };
}
