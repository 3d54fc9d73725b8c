import { z } from 'zod';
import { markerOf } from '../../domain/comment-marker.js';
import { InputError } from '../../errors.js';
import { findMentions } from '../../references/find-mentions.js';

/** What an event of GitHub asks for. */
export type Trigger =
  /** Audit this issue. */
  | { readonly kind: 'issue'; readonly number: number }
  /** Audit the issues that a pull request says it closes, and post nothing: it is not merged. */
  | { readonly kind: 'closing'; readonly numbers: readonly number[] }
  /** Somebody asked for an audit in a comment. */
  | {
      readonly kind: 'asked';
      readonly number: number;
      readonly isPullRequest: boolean;
      readonly commentId: number;
      readonly by: string;
      /** Revision that was named; null for none. */
      readonly at: string | null;
    }
  /** Audit what was closed lately. `days`: how long ago at most, where nobody says otherwise. */
  | { readonly kind: 'recent'; readonly days: number }
  /** A run for a pull request is done, and left audits. */
  | {
      readonly kind: 'pull-request';
      readonly head: { readonly owner: string; readonly branch: string; readonly sha: string };
    }
  | { readonly kind: 'nothing'; readonly why: string };

const Id = z.number().int().positive();

const IssueEvent = z.object({ action: z.string(), issue: z.object({ number: Id }) });

const CommentEvent = z.object({
  action: z.string(),
  issue: z.object({ number: Id, pull_request: z.unknown().optional() }),
  comment: z.object({
    id: Id,
    body: z.string().nullable(),
    user: z.object({ login: z.string().regex(/^[\w.[\]-]{1,100}$/), type: z.string() }).nullable(),
  }),
});

const PullRequestEvent = z.object({
  pull_request: z.object({ title: z.string(), body: z.string().nullable() }),
  repository: z.object({ full_name: z.string() }),
});

/** Issues that one pull request may ask to have audited. */
const MOST_CLOSING = 5;

const RunEvent = z.object({
  action: z.string(),
  workflow_run: z.object({
    event: z.string(),
    head_branch: z.string().nullable(),
    head_sha: z.string().regex(/^[0-9a-f]{40,64}$/),
    head_repository: z.object({ owner: z.object({ login: z.string() }) }).nullable(),
  }),
  repository: z.object({ default_branch: z.string() }),
});

const SuiteEvent = z.object({
  action: z.string(),
  check_suite: z.object({ head_branch: z.string().nullable() }),
  repository: z.object({ default_branch: z.string() }),
});

/**
 * Reads what an event asks for. Only numbers, names of accounts and revisions of a plain form are taken out of it.
 * @param name of the event: `issues`, `issue_comment`, `schedule`, …
 * @throws InputError when it is not as GitHub describes it
 */
export function readEvent(name: string, payload: unknown): Trigger {
  switch (name) {
    case 'issues': {
      const { action, issue } = read(IssueEvent, name, payload);
      if (action !== 'closed') return nothing(`the issue was ${action}, not closed`);
      return { kind: 'issue', number: issue.number };
    }
    case 'issue_comment':
      return ofComment(read(CommentEvent, name, payload));
    case 'pull_request':
      return ofPullRequest(read(PullRequestEvent, name, payload));
    case 'schedule':
    case 'workflow_dispatch':
      return { kind: 'recent', days: 7 };
    case 'workflow_run':
      return ofRun(read(RunEvent, name, payload));
    case 'check_suite': {
      const { check_suite, repository } = read(SuiteEvent, name, payload);
      return ofBranch(check_suite.head_branch, repository.default_branch);
    }
    default:
      return nothing(`nothing is to be done at the event "${name.slice(0, 40)}" without a number (--issue)`);
  }
}

/** `/audit`, or `/audit v2.1.0`, alone on the first line. */
const COMMAND = /^\/audit(?:[ \t]+(\S+))?[ \t]*(?:\r?\n|$)/;
const REVISION = /^[A-Za-z0-9][\w./-]{0,99}$/;

function ofComment({ action, issue, comment }: z.infer<typeof CommentEvent>): Trigger {
  const body = comment.body ?? '';
  if (action !== 'created') return nothing('the comment is not new');
  // A bot that answers bots never ends.
  if (comment.user === null || comment.user.type === 'Bot' || markerOf(body) !== null)
    return nothing('the comment was written by a bot');
  const asked = COMMAND.exec(body);
  if (!asked) return nothing('the comment does not ask for an audit');
  const at = asked[1] ?? null;
  if (at !== null && !REVISION.test(at)) return nothing('what follows /audit is no revision');
  return {
    kind: 'asked',
    number: issue.number,
    isPullRequest: issue.pull_request !== undefined,
    commentId: comment.id,
    by: comment.user.login,
    at,
  };
}

function ofPullRequest({ pull_request, repository }: z.infer<typeof PullRequestEvent>): Trigger {
  const message = { subject: pull_request.title, body: pull_request.body ?? '' };
  const rules = { repositories: [repository.full_name], hosts: [], keys: null };
  const numbers = findMentions(message, rules)
    .filter(({ kind, key }) => kind === 'closes' && /^[1-9]\d{0,8}$/.test(key))
    .map(({ key }) => Number(key));
  if (numbers.length === 0) return nothing('the pull request does not say that it closes an issue');
  return { kind: 'closing', numbers: [...new Set(numbers)].slice(0, MOST_CLOSING) };
}

function ofRun({ workflow_run: run, repository }: z.infer<typeof RunEvent>): Trigger {
  if (run.event !== 'pull_request') return ofBranch(run.head_branch, repository.default_branch);
  if (run.head_branch === null || run.head_repository === null)
    return nothing('the branch of the pull request is gone');
  const { login } = run.head_repository.owner;
  return { kind: 'pull-request', head: { owner: login, branch: run.head_branch, sha: run.head_sha } };
}

function ofBranch(branch: string | null, usual: string): Trigger {
  if (branch === usual) return { kind: 'recent', days: 1 };
  return nothing(`the checks were not those of ${usual}`);
}

function nothing(why: string): Trigger {
  return { kind: 'nothing', why };
}

function read<T>(schema: z.ZodType<T>, name: string, payload: unknown): T {
  const found = schema.safeParse(payload);
  if (found.success) return found.data;
  const [first] = found.error.issues;
  throw new InputError(
    `the event "${name}" is not as GitHub describes it: ${first?.path.map(String).join('.') || 'its top level'}: ${first?.message ?? 'not as expected'}`,
    'GITHUB_EVENT_PATH has to name the file that GitHub wrote for this event.',
  );
}
