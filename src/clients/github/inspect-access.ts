import type { GitHubAccess } from './access.js';
import { explainFailure } from './explain-failure.js';
import { isRefusal } from './fail-fast.js';
import { makeOctokit } from './make-octokit.js';

/** What GitHub says of those who ask. */
export interface Inspected {
  /** 200 when the repository may be read. */
  readonly status: number;
  /** The strongest role in the repository; null when the answer does not tell. */
  readonly role: string | null;
  /** Scopes of a classic token; null for other kinds, whose permissions cannot be asked for. */
  readonly scopes: string | null;
  /** Requests that are left of those allowed, and when they are renewed (ISO 8601); null when it is not told. */
  readonly rate: { readonly remaining: number; readonly limit: number; readonly renewedAt: string } | null;
}

const ROLES = ['admin', 'maintain', 'push', 'triage', 'pull'] as const;

/**
 * Asks for a repository, to see whether it may be read and how many requests are left.
 * @param repository `owner/name`
 * @throws EnvironmentError when nobody answers
 */
export async function inspectAccess(
  access: GitHubAccess,
  repository: string,
  signal: AbortSignal,
): Promise<Inspected> {
  const octokit = makeOctokit(access, { signal, retries: 0, longestWaitSeconds: 0 });
  const [owner = '', repo = ''] = repository.split('/');
  try {
    // A redirect tells that the repository has moved, which is what is asked.
    const { status, headers, data } = await octokit.rest.repos.get({
      owner,
      repo,
      request: { redirect: 'manual' },
    });
    const permissions: Readonly<Record<string, boolean | undefined>> = data?.permissions ?? {};
    const role = ROLES.find((name) => permissions[name] === true) ?? null;
    return { status, role, ...told(headers) };
  } catch (error) {
    if (isRefusal(error)) return { status: error.status, role: null, ...told(error.response.headers) };
    throw explainFailure(error, access, { what: `read ${repository}`, permission: 'metadata: read' });
  }
}

function told(
  headers: Readonly<Record<string, string | number | undefined>>,
): Pick<Inspected, 'scopes' | 'rate'> {
  const scopes = headers['x-oauth-scopes'];
  const [limit, remaining, reset] = ['limit', 'remaining', 'reset'].map((name) =>
    Number(headers[`x-ratelimit-${name}`]),
  );
  const isTold = [limit, remaining, reset].every((value) => Number.isFinite(value));
  return {
    scopes: typeof scopes === 'string' ? scopes : null,
    rate: isTold
      ? {
          remaining: remaining ?? 0,
          limit: limit ?? 0,
          renewedAt: new Date((reset ?? 0) * 1000).toISOString(),
        }
      : null,
  };
}
