import { z } from 'zod';
import {
  type Author,
  type CommentBoard,
  type PostedComment,
  type Thread,
  UnsureOutcome,
} from '../../domain/comment-board.js';
import { EnvironmentError } from '../../errors.js';
import type { GitHubAccess } from './access.js';
import { explainFailure } from './explain-failure.js';
import { codeOf, isHopeless, isRefusal } from './fail-fast.js';
import { findAuthor } from './find-author.js';
import type { Octokit } from './make-octokit.js';

const CommentSchema = z.object({
  id: z.number().int(),
  body: z.string().nullish(),
  html_url: z.string(),
  user: z.object({ login: z.string(), type: z.string().nullish() }).nullish(),
});

const WRITE = 'issues: write';

/** Comments on issues and pull requests of GitHub. */
export class GitHubComments implements CommentBoard {
  readonly #access: GitHubAccess;
  readonly #octokit: Octokit;
  #me: Promise<Author> | null = null;

  constructor(access: GitHubAccess, octokit: Octokit) {
    this.#access = access;
    this.#octokit = octokit;
  }

  me(): Promise<Author> {
    this.#me ??= findAuthor(this.#octokit, this.#access);
    return this.#me;
  }

  async assertThere(thread: Thread): Promise<void> {
    await this.#asked(`read ${nameOf(thread)}`, 'issues: read', () =>
      this.#octokit.rest.issues.get({ ...placeOf(thread) }),
    );
  }

  comments(thread: Thread): Promise<PostedComment[]> {
    return this.#asked(`read the comments on ${nameOf(thread)}`, 'issues: read', async () => {
      const rows = await this.#octokit.paginate(this.#octokit.rest.issues.listComments, {
        ...placeOf(thread),
        per_page: 100,
      });
      return rows.map(commentOf);
    });
  }

  /** Sent once: were it sent again after a cut connection, there might be two. */
  async create(thread: Thread, body: string): Promise<PostedComment> {
    const what = `comment on ${nameOf(thread)}`;
    try {
      const { data } = await this.#octokit.rest.issues.createComment({
        ...placeOf(thread),
        body,
        request: { retries: 0 },
      });
      return commentOf(data);
    } catch (error) {
      const told = this.#explained(error, what, WRITE);
      throw isUnsure(error) ? new UnsureOutcome(told) : told;
    }
  }

  async update(thread: Thread, id: number, body: string): Promise<PostedComment | null> {
    const { owner, repo } = placeOf(thread);
    return this.#unlessGone(`change the comment on ${nameOf(thread)}`, async () => {
      const { data } = await this.#octokit.rest.issues.updateComment({ owner, repo, comment_id: id, body });
      return commentOf(data);
    });
  }

  async remove(thread: Thread, id: number): Promise<void> {
    const { owner, repo } = placeOf(thread);
    await this.#unlessGone(`remove a comment on ${nameOf(thread)}`, () =>
      this.#octokit.rest.issues.deleteComment({ owner, repo, comment_id: id }),
    );
  }

  async #unlessGone<T>(what: string, work: () => Promise<T>): Promise<T | null> {
    return this.#asked(what, WRITE, () =>
      work().catch((error: unknown) => {
        if (isRefusal(error) && (error.status === 404 || error.status === 410)) return null;
        throw error;
      }),
    );
  }

  async #asked<T>(what: string, permission: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.#explained(error, what, permission);
    }
  }

  #explained(error: unknown, what: string, permission: string): unknown {
    return closedDoor(error, what) ?? explainFailure(error, this.#access, { what, permission });
  }
}

/** What no permission would help against. */
function closedDoor(error: unknown, what: string): EnvironmentError | null {
  if (isRefusal(error) && error.status === 422 && /too long/i.test(error.message))
    return new EnvironmentError(
      `cannot ${what}: GitHub finds the text too long (422)`,
      'Its own limit is 65,536 characters; an Enterprise server may have a lower one.',
    );
  if (!isRefusal(error) || error.status !== 403) return null;
  if (/archived/i.test(error.message))
    return new EnvironmentError(
      `cannot ${what}: the repository is archived (403)`,
      'Nobody can write there until it is taken out of the archive.',
    );
  if (/issue is locked|conversation is locked/i.test(error.message))
    return new EnvironmentError(
      `cannot ${what}: its conversation is locked (403)`,
      'Unlock it, or give a token of somebody with write permission.',
    );
  return null;
}

/** No answer, or one that tells of a mishap on the way: it may have been written nonetheless. */
function isUnsure(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== null) return !isHopeless(code);
  return error instanceof Error && error.name === 'HttpError' && (!isRefusal(error) || error.status >= 500);
}

function commentOf(row: unknown): PostedComment {
  const { id, body, html_url, user } = CommentSchema.parse(row);
  const author = user ? { login: user.login, isBot: user.type === 'Bot' } : null;
  return { id, body: body ?? '', url: html_url, author };
}

function nameOf({ repository, number }: Thread): string {
  return `${repository}#${number}`;
}

function placeOf({ repository, number }: Thread): { owner: string; repo: string; issue_number: number } {
  const [owner = '', repo = ''] = repository.split('/');
  return { owner, repo, issue_number: number };
}
