import { z } from 'zod';
import { EnvironmentError, isActionable } from '../../errors.js';
import type { GitHubAccess } from './access.js';
import { StrangeAnswer } from './expect-json.js';
import { codeOf, isCertificateCode, isRefusal, type Refusal } from './fail-fast.js';

/** What was being done, for the sentence that says why it did not work. */
export interface Attempted {
  /** After "cannot": `read issue #7 of owner/name`. */
  readonly what: string;
  /** The permission it takes: `issues: read`. */
  readonly permission: string;
}

/**
 * Says in a sentence why GitHub did not do what it was asked, and which permission is missing. Neither the token nor
 * anything else of the request is in it.
 * @returns the error to throw; one that is no failure of GitHub or the network is given back as it is
 */
export function explainFailure(error: unknown, access: GitHubAccess, attempted: Attempted): unknown {
  if (isActionable(error)) return error;
  const host = new URL(access.apiUrl).host;
  if (isRefusal(error)) {
    const [why, advice] = refusal(error, access, attempted.permission);
    return new EnvironmentError(`cannot ${attempted.what}: ${host} ${why}`, advice);
  }
  // Its own words, or those of the schema that the answer does not fit, would quote a page of somebody else.
  if (error instanceof StrangeAnswer || error instanceof z.ZodError)
    return new EnvironmentError(
      `cannot ${attempted.what}: ${host} answers with something that is not GitHub’s`,
      'A proxy or the login page of a network may stand in between: check both, and the address.',
    );
  const code = codeOf(error);
  if (code === null && !(error instanceof Error && error.name === 'HttpError')) return error;
  const [why, advice] = silence(code);
  return new EnvironmentError(`cannot ${attempted.what}: ${host} ${why}`, advice);
}

function refusal(error: Refusal, access: GitHubAccess, permission: string): readonly [string, string] {
  const { status } = error;
  const { headers } = error.response;
  const owner = access.credentials?.source ?? null;
  if (headers['x-ratelimit-remaining'] === '0' && (status === 403 || status === 429))
    return [
      `allows no more requests${until(headers['x-ratelimit-reset'])}`,
      owner === null
        ? 'Give a token (GITHUB_TOKEN, or gh auth login): it allows 5,000 requests an hour instead of 60.'
        : 'Run it again after that time.',
    ];
  if (status === 429 || /secondary rate/i.test(error.message))
    return ['asks to slow down', 'Run it again in some minutes.'];
  switch (status) {
    case 401:
      return [
        owner === null ? 'wants to know who asks (401)' : `does not accept the credentials of ${owner} (401)`,
        'They may have expired or been revoked: make new ones.',
      ];
    case 403:
      return (
        ssoWords(headers['x-github-sso']) ?? [
          'refuses it (403)',
          `Give ${owner ?? 'a token'} the permission "${permission}" for this repository.`,
        ]
      );
    case 404:
      return [
        'does not know it, or does not show it (404)',
        `Check number and repository; a private one needs a token with the permission "${permission}".`,
      ];
    case 410:
      return ['says that it was deleted, or that this part is switched off (410)', 'There is nothing to do.'];
    case 422:
      return ['finds the request wrong (422)', 'Check number, repository and revision.'];
    default:
      return [`answered with status ${status}`, 'Try again later.'];
  }
}

function until(reset: unknown): string {
  const seconds = Number(reset);
  return Number.isFinite(seconds) && seconds > 0
    ? ` until ${new Date(seconds * 1000).toISOString().slice(11, 16)} UTC`
    : '';
}

function ssoWords(header: unknown): readonly [string, string] | null {
  return typeof header === 'string' && header.startsWith('required')
    ? [
        'wants the token to be authorised for the organisation’s single sign-on (403)',
        'Authorise it on the page of your tokens.',
      ]
    : null;
}

function silence(code: string | null): readonly [string, string] {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return ['is not known by that name here', 'Check the network, or use --offline.'];
  if (code !== null && isCertificateCode(code))
    return [
      'shows a certificate that is not trusted here',
      'Name the authority behind it with --ca-file or NODE_EXTRA_CA_CERTS.',
    ];
  if (code === 'ECONNREFUSED') return ['refuses the connection', 'Check the address and the proxy.'];
  if (code === 'UND_ERR_ABORTED')
    return ['could not be reached through the proxy', 'Check HTTPS_PROXY, HTTP_PROXY and NO_PROXY.'];
  return ['did not answer', 'Check the network and the proxy, or use --offline.'];
}
