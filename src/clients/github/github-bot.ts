import { z } from 'zod';
import type { GitHubAccess } from './access.js';
import { explainFailure } from './explain-failure.js';
import { isRefusal } from './fail-fast.js';
import type { Octokit } from './make-octokit.js';

const ClosedSchema = z.object({
  number: z.number().int(),
  closed_at: z.string().nullish(),
  pull_request: z.unknown().optional(),
});

const PullSchema = z.object({ number: z.number().int(), head: z.object({ sha: z.string() }) });

/** What a bot does on GitHub beside writing comments. Everything throws EnvironmentError, in a sentence, when it is refused. */
export class GitHubBot {
  readonly #access: GitHubAccess;
  readonly #octokit: Octokit;

  constructor(access: GitHubAccess, octokit: Octokit) {
    this.#access = access;
    this.#octokit = octokit;
  }

  /** Shows whoever wrote a comment that it was seen. The same reaction twice is one. */
  async react(repository: string, commentId: number, content: 'eyes' | '-1'): Promise<void> {
    await this.#asked('react to the comment', 'issues: write', () =>
      this.#octokit.rest.reactions.createForIssueComment({
        ...placeOf(repository),
        comment_id: commentId,
        content,
      }),
    );
  }

  /** Whether an account may write to the repository. */
  mayWrite(repository: string, login: string): Promise<boolean> {
    return this.#asked(`ask what ${login} may do`, 'metadata: read', async () => {
      try {
        const { data } = await this.#octokit.rest.repos.getCollaboratorPermissionLevel({
          ...placeOf(repository),
          username: login,
        });
        return data.permission === 'admin' || data.permission === 'write';
      } catch (error) {
        if (isRefusal(error) && error.status === 404) return false;
        throw error;
      }
    });
  }

  /** Numbers of the issues that were closed since then, the last that changed first; no pull requests. */
  closedSince(repository: string, since: Date, most: number): Promise<number[]> {
    return this.#asked(`list the closed issues of ${repository}`, 'issues: read', async () => {
      const found: number[] = [];
      const pages = this.#octokit.paginate.iterator(this.#octokit.rest.issues.listForRepo, {
        ...placeOf(repository),
        state: 'closed',
        sort: 'updated',
        direction: 'desc',
        since: since.toISOString(),
        per_page: 100,
      });
      for await (const { data } of pages) {
        for (const row of data) {
          const { number, closed_at, pull_request } = ClosedSchema.parse(row);
          const isRecent = closed_at ? Date.parse(closed_at) >= since.getTime() : false;
          if (isRecent && pull_request === undefined) found.push(number);
          if (found.length === most) return found;
        }
      }
      return found;
    });
  }

  /** The open pull request with that head; null when there is none, or when it has moved on. */
  pullRequestOf(
    repository: string,
    head: { readonly owner: string; readonly branch: string; readonly sha: string },
  ): Promise<number | null> {
    return this.#asked(`find the pull request of ${head.owner}`, 'pull requests: read', async () => {
      const { data } = await this.#octokit.rest.pulls.list({
        ...placeOf(repository),
        state: 'open',
        head: `${head.owner}:${head.branch}`,
        per_page: 100,
      });
      const pulls = z.array(PullSchema).parse(data);
      return pulls.find((pull) => pull.head.sha === head.sha)?.number ?? null;
    });
  }

  async #asked<T>(what: string, permission: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw explainFailure(error, this.#access, { what, permission });
    }
  }
}

function placeOf(repository: string): { owner: string; repo: string } {
  const [owner = '', repo = ''] = repository.split('/');
  return { owner, repo };
}
