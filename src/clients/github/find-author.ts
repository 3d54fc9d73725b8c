import { z } from 'zod';
import type { Author } from '../../domain/comment-board.js';
import { EnvironmentError } from '../../errors.js';
import type { GitHubAccess } from './access.js';
import { explainFailure } from './explain-failure.js';
import { isRefusal } from './fail-fast.js';
import type { Octokit } from './make-octokit.js';

const ViewerSchema = z.object({ viewer: z.object({ login: z.string().min(1) }) });

/**
 * Finds out as whom we write: an App by its name; a person’s token by its account; the token of a workflow run, which has
 * none, by what GraphQL calls its viewer.
 * @throws EnvironmentError without credentials, or when they are not accepted
 */
export async function findAuthor(octokit: Octokit, access: GitHubAccess): Promise<Author> {
  if (access.credentials === null)
    throw new EnvironmentError(
      `writing to ${new URL(access.apiUrl).host} takes a token, and there is none`,
      'Set GITHUB_TOKEN, give --token-file, or log in (gh auth login).',
    );
  try {
    if (access.credentials.kind === 'app') {
      const { data } = await octokit.rest.apps.getAuthenticated();
      return { login: `${data?.slug ?? ''}[bot]`, isBot: true };
    }
    return await ofToken(octokit);
  } catch (error) {
    throw explainFailure(error, access, { what: 'find out as whom to write', permission: 'metadata: read' });
  }
}

async function ofToken(octokit: Octokit): Promise<Author> {
  try {
    const { data } = await octokit.rest.users.getAuthenticated();
    return { login: data.login, isBot: data.type === 'Bot' };
  } catch (error) {
    if (!isRefusal(error) || error.status !== 403) throw error;
  }
  const { login } = ViewerSchema.parse(await octokit.graphql('query { viewer { login } }')).viewer;
  return { login: login.endsWith('[bot]') ? login : `${login}[bot]`, isBot: true };
}
