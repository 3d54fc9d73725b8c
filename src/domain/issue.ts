import { z } from 'zod';
import { PullRequestSchema } from './tracker.js';

/** Which issue is asked about. `key` is what people write: `1184`, `PROJ-123`. */
export const IssueSchema = z.object({
  host: z
    .string()
    .nullable()
    .describe('web host of the tracker, e.g. github.com; null when the clone names none'),
  repository: z.string().nullable().describe('owner/name on that host; null when the clone names none'),
  key: z.string().describe('the issue, as a string: 1184 or PROJ-123'),
  aliases: z.array(z.string()).describe('other keys the same issue goes by'),
  title: z.string().nullable().describe('its title, when the tracker or the author gave one'),
  url: z.string().nullable().describe('where to read it, when host and repository are known'),
});
export type Issue = z.infer<typeof IssueSchema>;

/** What the tracker says about the issue; every field null or empty when it was not asked. */
export const TrackerStateSchema = z.object({
  state: z.enum(['open', 'closed']).nullable(),
  stateReason: z.enum(['completed', 'not_planned', 'duplicate', 'reopened']).nullable(),
  createdAt: z.string().nullable().describe('ISO 8601'),
  closedAt: z.string().nullable().describe('ISO 8601'),
  reopenedAt: z.string().nullable().describe('ISO 8601, the last time'),
  closedBy: z.string().nullable().describe('who closed it: name of the account, without @'),
  closedByCommit: z.string().nullable().describe('full hash of the commit that closed it'),
  author: z.string().nullable().describe('who reported it: name of the account, without @'),
  assignees: z.array(z.string()).describe('names of accounts, without @'),
  milestone: z.string().nullable().describe('its title; foreign text, not escaped'),
  labels: z.array(z.string()),
  pullRequests: z.array(PullRequestSchema).describe('those that close it or refer to it'),
  source: z.string().describe('where this was read'),
});
export type TrackerState = z.infer<typeof TrackerStateSchema>;

/** What is known of an issue of which nothing was read. */
export function blankTrackerState(source: string): TrackerState {
  return {
    state: null,
    stateReason: null,
    createdAt: null,
    closedAt: null,
    reopenedAt: null,
    closedBy: null,
    closedByCommit: null,
    author: null,
    assignees: [],
    milestone: null,
    labels: [],
    pullRequests: [],
    source,
  };
}

/** How people write the issue: `#1184`, `PROJ-123`. */
export function issueName(issue: Pick<Issue, 'key'>): string {
  return /^\d+$/.test(issue.key) ? `#${issue.key}` : issue.key;
}
