import type { Octokit } from '@octokit/rest';

/** What a network says that will not answer a second time either. */
const HOPELESS = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_ABORTED',
]);

/**
 * A plugin: a host that cannot be reached is not asked again, so that an audit without a network goes on at once. Nor is
 * something made a second time when the connection broke: whether it was made the first time is not known then.
 */
export function failFast(octokit: Pick<Octokit, 'hook'>): object {
  octokit.hook.error('request', (error, options) => {
    const code = codeOf(error);
    // Without a code it is no failure of the way, but of the request: an address that fetch refuses.
    const isLost = code === null ? !isRefusal(error) : isHopeless(code);
    const isUncertain = options.method === 'POST' && options.url !== '/graphql' && !isRefusal(error);
    if (isLost || isUncertain) options.request.retries = 0;
    throw error;
  });
  return {};
}

/** Whether a request with that code never reached the host, and never will. */
export function isHopeless(code: string): boolean {
  return HOPELESS.has(code) || isCertificateCode(code);
}

/** The system’s or undici’s code behind an error of the client; null when there is none. */
export function codeOf(error: unknown): string | null {
  for (let at = error, depth = 0; at instanceof Error && depth < 6; at = at.cause, depth += 1) {
    const code = (at as NodeJS.ErrnoException).code;
    if (typeof code === 'string') return code;
    const [first] = at instanceof AggregateError ? at.errors : [];
    const inner = (first as NodeJS.ErrnoException | undefined)?.code;
    if (typeof inner === 'string') return inner;
  }
  return null;
}

/** Whether a connection failed because the other side’s certificate is not trusted. */
export function isCertificateCode(code: string): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/.test(code);
}

/** What the client throws when the server answered, but not with what was asked for. */
export interface Refusal extends Error {
  readonly status: number;
  readonly response: { readonly headers: Readonly<Record<string, string | number | undefined>> };
}

/** Whether an error is an answer of the server. */
export function isRefusal(error: unknown): error is Refusal {
  return (
    error instanceof Error &&
    typeof (error as Partial<Refusal>).status === 'number' &&
    typeof (error as Partial<Refusal>).response?.headers === 'object'
  );
}
