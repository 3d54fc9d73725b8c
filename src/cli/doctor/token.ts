import { type Remote, readRemote } from '../../clients/git/remote.js';
import type { GitHubAccess } from '../../clients/github/access.js';
import { findAccess } from '../../clients/github/find-access.js';
import { type Inspected, inspectAccess } from '../../clients/github/inspect-access.js';
import { thousands } from '../../domain/wording.js';
import { isActionable } from '../../errors.js';
import type { Check, CheckResult, Patient } from './check.js';

const check = 'token';

/**
 * Is there a token for the issue tracker, what may it do, and how many requests are left? It is never shown, and sent only to the
 * interface of the clone’s own host or of the address that the user names.
 */
export const token: Check = async (patient) => {
  try {
    return await inspect(patient);
  } catch (error) {
    if (!isActionable(error)) throw error;
    return [{ check, state: 'warning', message: error.message, remedy: error.advice }];
  }
};

async function inspect({ io, clone, offline, access: named }: Patient): Promise<CheckResult[]> {
  const remote = clone && (await readRemote(clone.git));
  const access = await findAccess({ env: io.env, cwd: io.cwd, ...named }, remote?.host ?? null);
  if (access === null)
    return unasked(
      `${remote?.host} is not known to be GitHub (GITHUB_API_URL or --api-url name its interface)`,
    );
  const { credentials } = access;
  if (credentials === null) return none(access);
  const source = credentials.source;
  if (offline) return unasked(`${source} is set; what it may do was not asked: --offline`);
  if (!remote)
    return unasked(
      `${source} is set; what it may do was not asked: the clone names no repository on the web`,
    );
  const host = new URL(access.apiUrl).host;
  const told = await inspectAccess(access, remote.repository, io.signal).catch((error: unknown) => {
    if (!isActionable(error)) throw error;
    return { message: error.message, remedy: error.advice };
  });
  if ('message' in told)
    return [
      { check, state: 'not checked', message: `${source} is set; ${told.message}`, remedy: told.remedy },
    ];
  return [answerOf(told, { source, remote, host }), ...rateOf(told, host)];
}

function unasked(message: string): CheckResult[] {
  return [{ check, state: 'not checked', message, remedy: null }];
}

function none(access: GitHubAccess): CheckResult[] {
  const host = access.webHost ?? new URL(access.apiUrl).host;
  return unasked(
    `none given for ${host} (GITHUB_TOKEN, GH_TOKEN, the login of gh, or a GitHub App); audits read the clone alone, unless --online is given`,
  );
}

function answerOf(
  told: Inspected,
  { source, remote, host }: { source: string; remote: Remote; host: string },
): CheckResult {
  if (told.status === 200) {
    const rights =
      told.scopes === null
        ? 'its single permissions cannot be asked for'
        : `scopes: ${told.scopes || 'none'}`;
    const role = told.role === null ? '' : ` with the role ${told.role}`;
    return {
      check,
      state: 'ok',
      message: `${source} sees ${remote.repository}${role}; ${rights}`,
      remedy: null,
    };
  }
  const [message, remedy] = REFUSALS[told.status] ?? [
    `${host} answered with status ${told.status}`,
    'Try again later.',
  ];
  return { check, state: 'warning', message: `${source}: ${message} (${remote.repository})`, remedy };
}

const MOVED = [
  'the repository has moved',
  'Point the remote at its new address: git remote set-url origin <address>',
] as const;

const REFUSALS: Readonly<Record<number, readonly [string, string]>> = {
  301: MOVED,
  302: MOVED,
  307: MOVED,
  401: ['it is not accepted', 'It may have expired or been revoked: make a new one.'],
  403: ['it may not read the repository', 'Give it read access to contents, issues and pull requests.'],
  404: ['it does not see the repository', 'Give it access to this repository, or correct the remote.'],
};

/** Few requests left are a warning: an audit takes some five, a board many more. */
function rateOf({ rate }: Inspected, host: string): CheckResult[] {
  if (rate === null) return [];
  const isLow = rate.remaining < 50;
  return [
    {
      check: 'rate limit',
      state: isLow ? 'warning' : 'ok',
      message: `${thousands(rate.remaining)} of ${thousands(rate.limit)} requests to ${host} left until ${rate.renewedAt.slice(11, 16)} UTC`,
      remedy: isLow ? 'Wait until then, or use another token.' : null,
    },
  ];
}
