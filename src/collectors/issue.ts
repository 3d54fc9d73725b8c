import type { Evidence, Notification } from '../domain/evidence.js';
import { blankTrackerState, type Issue, issueName, type TrackerState } from '../domain/issue.js';
import type { IssuePart, IssueTracker } from '../domain/issue-tracker.js';
import { PullRequestSchema, type TimelineEvent, type TrackedIssue } from '../domain/tracker.js';
import { capital, count, day, listing } from '../domain/wording.js';
import { EnvironmentError } from '../errors.js';

/** What the tracker says of the issue, in the shape of the audit, and whole for those who look for its fix. */
export interface CollectedIssue {
  /** Null when no tracker was asked or it has no such issue. */
  readonly tracked: TrackedIssue | null;
  /** Null when neither a tracker nor the configuration says anything. */
  readonly tracker: TrackerState | null;
  readonly evidence: Evidence[];
  readonly notifications: Notification[];
}

/** What an audit needs to know of an issue. */
const PARTS: readonly IssuePart[] = ['timeline', 'pull-requests'];

/**
 * Asks the tracker about the issue. What the configuration states fills in where the tracker says nothing.
 * @param input.tracker null when none can be asked; `unread` then says why
 */
export async function collectIssue(input: {
  issue: Issue;
  tracker: IssueTracker | null;
  unread: Notification | null;
  stated: TrackerState | null;
  hidePeople: boolean;
}): Promise<CollectedIssue> {
  const { issue, tracker, stated } = input;
  if (tracker === null) return withoutTracker(stated, input.unread);
  const tracked = await ask(tracker, issue);
  if (tracked !== null && 'code' in tracked) return withoutTracker(stated, tracked);
  if (tracked === null) return withoutTracker(stated, unknownIssue(issue, tracker.source));
  const own = trackerStateOf(tracked, input.hidePeople);
  const state = own.state === null && stated !== null ? completed(own, stated) : own;
  return {
    tracked,
    tracker: state,
    evidence: [evidenceOf(issue, state, { title: tracked.title, command: tracker.command(issue) })],
    notifications: [],
  };
}

/** A tracker that does not answer leaves the rest of the audit as it is. */
async function ask(tracker: IssueTracker, issue: Issue): Promise<TrackedIssue | Notification | null> {
  try {
    return await tracker.issue(issue, PARTS);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    return {
      code: 'tracker-not-read',
      message: `${capital(error.message)}.`,
      weakens: 'Whether the issue is open, and when and why it was closed, is not known.',
      remedy: error.advice,
    };
  }
}

function withoutTracker(stated: TrackerState | null, unread: Notification | null): CollectedIssue {
  return {
    tracked: null,
    tracker: stated,
    evidence: stated === null ? [] : [evidenceOf(null, stated, { title: null, command: null })],
    // What is stated answers what the tracker was to be asked.
    notifications: unread === null || stated !== null ? [] : [unread],
  };
}

/** What the tracker says, in the shape of the audit. */
export function trackerStateOf(tracked: TrackedIssue, hidePeople: boolean): TrackerState {
  const person = (name: string | null) => (hidePeople ? null : name);
  const lastOf = (kind: TimelineEvent['kind']) => tracked.timeline?.findLast((event) => event.kind === kind);
  const closing = tracked.state === 'closed' ? lastOf('closed') : undefined;
  return {
    ...blankTrackerState(tracked.source),
    state: tracked.state,
    stateReason: tracked.stateReason,
    createdAt: tracked.createdAt,
    closedAt: tracked.closedAt,
    reopenedAt: tracked.reopenedAt ?? lastOf('reopened')?.at ?? null,
    closedBy: person(tracked.closedBy ?? closing?.actor ?? null),
    closedByCommit: closing?.commit ?? null,
    author: person(tracked.author),
    assignees: hidePeople ? [] : [...tracked.assignees].sort(),
    milestone: tracked.milestone,
    labels: [...tracked.labels].sort(),
    pullRequests: (tracked.pullRequests ?? []).map((pull) => ({
      ...PullRequestSchema.parse(pull),
      author: person(pull.author),
      mergedBy: person(pull.mergedBy),
    })),
  };
}

/** A source that knows the issue and not its state: the state is what the configuration says. */
function completed(own: TrackerState, stated: TrackerState): TrackerState {
  return {
    ...own,
    state: stated.state,
    stateReason: stated.stateReason,
    createdAt: own.createdAt ?? stated.createdAt,
    closedAt: stated.closedAt,
    reopenedAt: stated.reopenedAt,
    labels: own.labels.length > 0 ? own.labels : stated.labels,
    source: stated.source,
  };
}

function evidenceOf(
  issue: Issue | null,
  state: TrackerState,
  shown: { title: string | null; command: string | null },
): Evidence {
  const words = [stateWords(state), ...detailWords(state)].join('; ');
  const title = shown.title === null ? '' : ` "${shown.title}"`;
  return {
    id: 'issue',
    kind: 'issue',
    summary: `${issue ? `Issue ${issueName(issue)}${title}` : 'The issue'}, says ${state.source}: ${words}.`,
    data: {
      state: state.state,
      stateReason: state.stateReason,
      createdAt: state.createdAt,
      closedAt: state.closedAt,
      reopenedAt: state.reopenedAt,
      labels: state.labels,
    },
    provenance: { collector: 'issue', source: state.source, revision: null, command: shown.command },
    location: null,
  };
}

const REASON = {
  completed: ' as completed',
  not_planned: ' as not planned',
  duplicate: ' as a duplicate',
  reopened: ' again',
} as const;

function stateWords(state: TrackerState): string {
  if (state.state === null) return 'its state is not told';
  const reason = state.stateReason === null ? '' : REASON[state.stateReason];
  return `${state.state}${reason}${state.closedAt ? ` since ${day(state.closedAt)}` : ''}`;
}

function detailWords(state: TrackerState): string[] {
  const closing = state.pullRequests.filter((pull) => pull.closes);
  return [
    ...(state.createdAt ? [`reported on ${day(state.createdAt)}`] : []),
    ...(state.reopenedAt ? [`re-opened on ${day(state.reopenedAt)}`] : []),
    ...(state.labels.length > 0 ? [`labelled ${listing(state.labels, 5)}`] : []),
    ...(state.milestone ? [`milestone ${state.milestone}`] : []),
    ...(closing.length > 0 ? [`${count(closing.length, 'pull request')} to close it`] : []),
  ];
}

function unknownIssue(issue: Issue, source: string): Notification {
  const name = issueName(issue);
  return {
    code: 'issue-not-in-tracker',
    message: `${source} has no issue ${name}${issue.repository ? ` of ${issue.repository}` : ''}, or does not show it.`,
    weakens: 'Whether the issue is open, and what was reported, is not known.',
    remedy: 'Check the number and the repository; a private one needs a token that may read it.',
  };
}
