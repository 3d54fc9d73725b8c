import { z } from 'zod';

/** A pull request as a list names it. */
export const PullRequestSchema = z.object({
  repository: z.string().nullable().describe('owner/name; null when the source does not say'),
  key: z.string().describe('its number'),
  title: z.string().nullable().describe('foreign text, not escaped'),
  url: z.string().nullable().describe('where to read it'),
  state: z.enum(['open', 'closed']).nullable(),
  closes: z.boolean().describe('the tracker says that it closes the issue; otherwise it only refers to it'),
  mergedAt: z.string().nullable().describe('ISO 8601; null while it is not merged'),
  mergeCommit: z.string().nullable().describe('full hash of the commit that it was merged by'),
  author: z.string().nullable().describe('name of the account, without @'),
  mergedBy: z.string().nullable().describe('name of the account, without @'),
});

/** What somebody wrote in a review. */
const ReviewSchema = z.object({
  author: z.string().nullable(),
  state: z.enum(['approved', 'changes-requested', 'commented', 'dismissed', 'pending']),
  body: z.string().describe('foreign text, not escaped'),
  submittedAt: z.string().nullable(),
});

/** A pull request that has to do with the issue, with its texts. */
const LinkedPullRequestSchema = PullRequestSchema.extend({
  body: z.string().nullable().describe('foreign text, not escaped'),
  baseBranch: z.string().nullable().describe('the branch that it goes into'),
  headCommit: z.string().nullable().describe('full hash of its last commit'),
  reviews: z.array(ReviewSchema).nullable().describe('null when they were not read'),
});
export type LinkedPullRequest = z.infer<typeof LinkedPullRequestSchema>;

const CommentSchema = z.object({
  author: z.string().nullable(),
  isBot: z.boolean(),
  createdAt: z.string(),
  body: z.string().describe('foreign text, not escaped'),
  url: z.string().nullable(),
});

/**
 * Something that happened to the issue. `closed`: by a person, a commit or a pull request; `referenced`: a commit names it;
 * `cross-referenced`: an issue or pull request names it; `connected`: somebody tied a pull request to it by hand.
 */
const TimelineEventSchema = z.object({
  kind: z.enum(['closed', 'reopened', 'referenced', 'cross-referenced', 'connected', 'disconnected']),
  at: z.string().describe('ISO 8601'),
  actor: z.string().nullable().describe('name of the account, without @'),
  commit: z.string().nullable().describe('full hash of the commit that closed or named it'),
  commitRepository: z.string().nullable().describe('owner/name of that commit’s repository, when it is told'),
  source: z
    .object({
      repository: z.string().nullable(),
      key: z.string(),
      isPullRequest: z.boolean(),
      title: z.string().nullable().describe('foreign text, not escaped'),
    })
    .nullable()
    .describe('the issue or pull request that it comes from'),
});
export type TimelineEvent = z.infer<typeof TimelineEventSchema>;

/** Mark of the files that `issue-audit` itself exports. */
export const TRACKED_ISSUE_FORMAT = 'issue-audit/issue-1';

/** All that an issue tracker says of one issue. Every text in it is foreign and not escaped; people are accounts, without @. */
export const TrackedIssueSchema = z.object({
  format: z.literal(TRACKED_ISSUE_FORMAT),
  host: z.string().nullable().describe('web host, e.g. github.com; null when the source does not say'),
  repository: z.string().nullable().describe('owner/name; null when the source does not say'),
  key: z.string(),
  url: z.string().nullable(),
  title: z.string(),
  body: z.string().nullable(),
  author: z.string().nullable(),
  isPullRequest: z.boolean(),
  state: z.enum(['open', 'closed']).nullable(),
  stateReason: z.enum(['completed', 'not_planned', 'duplicate', 'reopened']).nullable(),
  createdAt: z.string().nullable(),
  updatedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  reopenedAt: z.string().nullable().describe('the last time'),
  closedBy: z.string().nullable(),
  labels: z.array(z.string()),
  milestone: z.string().nullable().describe('its title'),
  assignees: z.array(z.string()),
  comments: z.array(CommentSchema).nullable().describe('oldest first; null when they were not read'),
  timeline: z.array(TimelineEventSchema).nullable().describe('oldest first; null when it was not read'),
  pullRequests: z.array(LinkedPullRequestSchema).nullable().describe('null when they were not asked for'),
  source: z.string().describe('where this was read, in words for a sentence: github.com, issues.jsonl'),
});
export type TrackedIssue = z.infer<typeof TrackedIssueSchema>;
