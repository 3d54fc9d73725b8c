import type { GitHubAccess } from '../clients/github/access.js';
import type { Octokit } from '../clients/github/make-octokit.js';
import type { CommentBoard } from '../domain/comment-board.js';
import { InputError } from '../errors.js';
import type { AccessOptions } from '../options.js';

/** Writing is worth more waiting than reading: without what is read an audit goes on, what is not written is missing. Seconds. */
const LONGEST_WAIT = 900;

/** What opening a forge takes. */
export interface BoardRequest {
  readonly access: AccessOptions;
  readonly cwd: string;
  /** Web host of the issues: `github.com`; null when nothing names it. */
  readonly host: string | null;
  readonly signal: AbortSignal;
  /** Told before each wait for a limit. */
  readonly onWait: (seconds: number) => void;
}

/**
 * Opens the comments of a forge. Loaded late: an audit that posts nothing needs no client.
 * @throws InputError when the host is no GitHub that is known; InputError or EnvironmentError when something that was set is wrong
 */
export async function openBoard(request: BoardRequest): Promise<CommentBoard> {
  const { GitHubComments } = await import('../clients/github/github-comments.js');
  const { access, octokit } = await connect(request);
  return new GitHubComments(access, octokit);
}

/** The client behind it, for those who need more of GitHub than its comments. */
export async function connect({
  access,
  cwd,
  host,
  signal,
  onWait,
}: BoardRequest): Promise<{ access: GitHubAccess; octokit: Octokit }> {
  const { findAccess } = await import('../clients/github/find-access.js');
  const { makeOctokit } = await import('../clients/github/make-octokit.js');
  const { env, tokenFile = null, apiUrl = null, caFile = null } = access;
  const found = await findAccess({ env, tokenFile, apiUrl, caFile, cwd }, host);
  if (found === null)
    throw new InputError(
      `${host ?? 'the host of the issue'} is not known to be a GitHub`,
      'Name its interface (--api-url https://host/api/v3), or log in: gh auth login --hostname host.',
    );
  const octokit = makeOctokit(found, {
    signal,
    onWait: ({ seconds }) => onWait(seconds),
    longestWaitSeconds: LONGEST_WAIT,
  });
  return { access: found, octokit };
}
