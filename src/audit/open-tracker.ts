import type { GitHubAccess } from '../clients/github/access.js';
import type { CheckSource } from '../domain/check-source.js';
import type { Notification } from '../domain/evidence.js';
import type { IssueTracker } from '../domain/issue-tracker.js';
import { count } from '../domain/wording.js';
import { openExport } from './open-export.js';
import type { Steps } from './progress.js';
import type { Question } from './question.js';

/** The tracker to ask; null, and why none is asked. */
export interface OpenedTracker {
  readonly tracker: IssueTracker | null;
  readonly unread: Notification | null;
  /** Where checks are read from; null when nobody on the web is asked. */
  readonly checks: CheckSource | null;
}

/** What opening a tracker takes of a question. */
type Asked = Pick<Question, 'options' | 'config' | 'clone' | 'issue' | 'cache' | 'signal'>;

/**
 * Where the issue is read from: the exported file that the user named, else that of the configuration, else GitHub where a token
 * for it is at hand. Without one it is asked only when the user says so: sixty questions an hour are soon used up.
 * @throws InputError or EnvironmentError when something that was named for it is wrong
 */
export async function openTracker(question: Asked, steps: Pick<Steps, 'wait'>): Promise<OpenedTracker> {
  const { options, config, clone } = question;
  const exported = await openExport(options, config, clone.root);
  if (exported !== null) return { tracker: exported, unread: null, checks: null };
  const reason = whyNot(question);
  if (reason !== null) return unread(...reason);
  const access = await accessOf(question);
  if (access === null)
    return unread(
      `${question.issue.host} is not known to be a GitHub, and was not asked.`,
      'If it is one, name its interface (--api-url https://host/api/v3), or log in: gh auth login --hostname host.',
    );
  if (access.credentials === null && !options.online)
    return unread(
      'The issue tracker was not asked: there is no token for it.',
      'Set GITHUB_TOKEN, log in (gh auth login), or ask without a token: --online.',
    );
  return { ...(await connect(access, question, steps)), unread: null };
}

/** What keeps us from asking anybody on the web, and what to do about it; null when nothing does. */
function whyNot({ options, config, issue }: Asked): readonly [string, string] | null {
  if (!config.tracker.isAsked)
    return ['The configuration says that no issue tracker is asked.', 'Take "tracker: none" out of it.'];
  if (options.offline || !options.access) return ['The issue tracker was not asked.', FROM_FILE];
  if (issue.repository === null || issue.host === null)
    return ['The issue tracker was not asked: the clone names no repository on the web.', FROM_FILE];
  if (!/^\d+$/.test(issue.key))
    return [`The issue tracker was not asked: ${issue.key} is no number of an issue on GitHub.`, FROM_FILE];
  return null;
}

/** How to do without asking. */
export const FROM_FILE =
  'Give an export of the issue with --issues, or state it in issue-audit.yml under "state:" of the issue.';

/** That nobody was asked, and why. */
export function unread(message: string, remedy: string): OpenedTracker {
  const weakens = 'Whether the issue is open, and when and why it was closed, is not known.';
  return { tracker: null, checks: null, unread: { code: 'tracker-not-read', message, weakens, remedy } };
}

/** Loaded late: an audit that asks nobody needs no client. */
async function accessOf({ options, issue }: Asked): Promise<GitHubAccess | null> {
  const { findAccess } = await import('../clients/github/find-access.js');
  const { env = {}, tokenFile = null, apiUrl = null, caFile = null } = options.access ?? {};
  return findAccess({ env, tokenFile, apiUrl, caFile, cwd: options.cwd }, issue.host);
}

async function connect(
  access: GitHubAccess,
  question: Asked,
  steps: Pick<Steps, 'wait'>,
): Promise<Pick<OpenedTracker, 'tracker' | 'checks'>> {
  const { makeOctokit } = await import('../clients/github/make-octokit.js');
  const { GitHubTracker } = await import('../clients/github/github-tracker.js');
  const { GitHubChecks } = await import('../clients/github/github-checks.js');
  const octokit = makeOctokit(access, {
    ...(question.signal ? { signal: question.signal } : {}),
    cache: question.cache,
    onWait: ({ seconds }) =>
      steps.wait(
        'issue',
        `waits ${count(seconds, 'second')} for the limit of ${new URL(access.apiUrl).host}`,
      ),
  });
  return { tracker: new GitHubTracker(access, octokit), checks: new GitHubChecks(access, octokit) };
}
