import { z } from 'zod';

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
  labels: z.array(z.string()),
  source: z.string().describe('where this was read'),
});
export type TrackerState = z.infer<typeof TrackerStateSchema>;

/** How people write the issue: `#1184`, `PROJ-123`. */
export function issueName(issue: Pick<Issue, 'key'>): string {
  return /^\d+$/.test(issue.key) ? `#${issue.key}` : issue.key;
}
