import { z } from 'zod';
import type { TimelineEvent, TrackedIssue } from '../../domain/tracker.js';
import { account, optionalText } from '../issue-file/row-values.js';
import type { Octokit } from './make-octokit.js';

type Comments = NonNullable<TrackedIssue['comments']>;

/** What of an event is read; GitHub has some forty kinds, most of which say nothing that an audit needs. */
const EventSchema = z.object({
  event: z.string(),
  created_at: optionalText(),
  actor: account(),
  commit_id: optionalText(),
  commit_url: optionalText(),
  user: z.object({ login: z.string(), type: z.string().nullish() }).nullish(),
  body: optionalText(),
  html_url: optionalText(),
  source: z
    .object({
      issue: z
        .object({
          number: z.number().int(),
          title: optionalText(),
          pull_request: z.unknown().optional(),
          repository: z.object({ full_name: z.string() }).nullish(),
          repository_url: optionalText(),
        })
        .nullish(),
    })
    .nullish(),
});
type Event = z.infer<typeof EventSchema>;

/** Events and comments of an issue, oldest first; all pages. */
export async function readTimeline(
  octokit: Octokit,
  at: { owner: string; repo: string; issue_number: number },
): Promise<{ timeline: TimelineEvent[]; comments: Comments }> {
  const timeline: TimelineEvent[] = [];
  const comments: Comments = [];
  const pages = octokit.paginate.iterator(octokit.rest.issues.listEventsForTimeline, {
    ...at,
    per_page: 100,
  });
  for await (const { data } of pages) {
    for (const row of data) {
      const read = EventSchema.safeParse(row);
      if (!read.success) continue;
      const comment = commentOf(read.data);
      const event = eventOf(read.data);
      if (comment) comments.push(comment);
      if (event) timeline.push(event);
    }
  }
  return { timeline, comments };
}

function commentOf(event: Event): Comments[number] | null {
  if (event.event !== 'commented' || event.created_at === null) return null;
  return {
    author: event.user?.login ?? event.actor,
    isBot: event.user?.type === 'Bot',
    createdAt: event.created_at,
    body: event.body ?? '',
    url: event.html_url,
  };
}

const KINDS: readonly string[] = [
  'closed',
  'reopened',
  'referenced',
  'cross-referenced',
  'connected',
  'disconnected',
] satisfies TimelineEvent['kind'][];

function isKind(word: string): word is TimelineEvent['kind'] {
  return KINDS.includes(word);
}

function eventOf(event: Event): TimelineEvent | null {
  const { event: kind, created_at: at } = event;
  if (!isKind(kind) || at === null) return null;
  const issue = event.source?.issue;
  return {
    kind,
    at,
    actor: event.actor,
    commit: /^[0-9a-f]{40}$/.test(event.commit_id ?? '') ? event.commit_id : null,
    commitRepository: repositoryOf(event.commit_url),
    source: issue
      ? {
          repository: issue.repository?.full_name ?? repositoryOf(issue.repository_url),
          key: String(issue.number),
          isPullRequest: issue.pull_request !== undefined && issue.pull_request !== null,
          title: issue.title,
        }
      : null,
  };
}

/** `owner/name` of an address of the interface: `…/repos/owner/name/…`. */
export function repositoryOf(url: string | null): string | null {
  return /\/repos\/([\w.-]+\/[\w.-]+)(?:\/|$)/.exec(url ?? '')?.[1] ?? null;
}
