import { createAppAuth } from '@octokit/auth-app';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit as BaseOctokit } from '@octokit/rest';
import type { DiskCache } from '../cache/disk-cache.js';
import type { Credentials, GitHubAccess } from './access.js';
import { conditionalRequests } from './conditional-requests.js';
import { fetchThrough, makeDispatcher, type Timeouts } from './dispatcher.js';
import { expectJson } from './expect-json.js';
import { failFast } from './fail-fast.js';

/** Inner plugins come first: a request that is sent again goes through those before `retry` again. */
const OctokitWithPlugins: typeof BaseOctokit = BaseOctokit.plugin(
  expectJson,
  conditionalRequests,
  failFast,
  retry,
  throttling,
);

/** A client for GitHub’s interface. */
export type Octokit = BaseOctokit;

/** A wait that GitHub asks for. */
export interface Wait {
  readonly seconds: number;
  /** `secondary`: too much at once; `primary`: the quota of this hour is used up. */
  readonly limit: 'primary' | 'secondary';
}

export interface OctokitHooks {
  /** Aborting it ends requests that are under way. */
  readonly signal?: AbortSignal;
  /** Told before each wait. */
  readonly onWait?: (wait: Wait) => void;
  /** Answers are kept here and asked for again only when they changed. */
  readonly cache?: DiskCache | undefined;
  /** A longer wait is an error; 60 by default. */
  readonly longestWaitSeconds?: number;
  readonly timeouts?: Timeouts;
  /** How often a request is sent again after an answer of 500 and above; 2 by default. */
  readonly retries?: number;
  /** False in tests: comments follow one another after one second instead of three. */
  readonly isPatient?: boolean;
  /** Milliseconds that count as a second of waiting; tests shorten it. */
  readonly second?: number;
}

/** How often one request waits for a limit. */
const MOST_WAITS = 3;

const SILENT = { debug: noop, info: noop, warn: noop, error: noop };

function noop(): void {}

/**
 * Makes a client that goes through proxies, keeps to GitHub’s limits, sends again what failed on the way, and prints
 * nothing. Errors it throws are for `explainFailure`.
 */
export function makeOctokit(access: GitHubAccess, hooks: OctokitHooks = {}): Octokit {
  const fetch = fetchThrough(makeDispatcher(access.network, hooks.timeouts));
  const longest = hooks.longestWaitSeconds ?? 60;
  const second = hooks.second ?? 1000;
  const mayWait = (limit: Wait['limit']) => (seconds: number, _: object, __: unknown, waits: number) => {
    if (seconds > longest || waits >= MOST_WAITS || hooks.signal?.aborted) return false;
    hooks.onWait?.({ seconds, limit });
    return true;
  };
  return new OctokitWithPlugins({
    baseUrl: access.apiUrl,
    userAgent: 'issue-audit',
    log: SILENT,
    ...authOf(access.credentials),
    request: { fetch, ...(hooks.signal ? { signal: hooks.signal } : {}) },
    retry: { retries: hooks.retries ?? 2, retryAfterBaseValue: second },
    throttle: {
      // Clients of one process with different credentials have limits of their own.
      id: `${access.apiUrl} ${access.credentials?.source ?? 'nobody'}`,
      retryAfterBaseValue: second,
      ...(hooks.isPatient === false ? { triggersNotification: () => false } : {}),
      onRateLimit: mayWait('primary'),
      onSecondaryRateLimit: mayWait('secondary'),
    },
    ...(hooks.cache ? { answers: hooks.cache } : {}),
  });
}

function authOf(credentials: Credentials | null): object {
  if (credentials === null) return {};
  if (credentials.kind === 'token') return { auth: credentials.token.reveal() };
  const { appId, installationId, privateKey } = credentials;
  return { authStrategy: createAppAuth, auth: { appId, installationId, privateKey: privateKey.reveal() } };
}
