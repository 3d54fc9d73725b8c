import { type Remote, readRemote } from '../../clients/git/remote.js';
import type { Check, CheckResult, Patient } from './check.js';
import { proxyOf } from './proxy.js';

const check = 'token';
const SECONDS = 10;

/**
 * Is there a token for the issue tracker, and what may it do? It is never shown, and sent only to the programming
 * interface of the clone’s own host.
 */
export const token: Check = async (patient) => {
  const { io, offline } = patient;
  const name = io.env.GITHUB_TOKEN ? 'GITHUB_TOKEN' : io.env.GH_TOKEN ? 'GH_TOKEN' : null;
  if (name === null)
    return [
      {
        check,
        state: 'not checked',
        message: 'none given (GITHUB_TOKEN, GH_TOKEN); audits read the clone alone',
        remedy: null,
      },
    ];
  const unasked = (why: string): CheckResult[] => [
    {
      check,
      state: 'not checked',
      message: `${name} is set; what it may do was not asked: ${why}`,
      remedy: null,
    },
  ];
  if (offline) return unasked('--offline');
  const remote = patient.clone && (await readRemote(patient.clone.git));
  if (!remote) return unasked('the clone names no repository on the web');
  const api = interfaceOf(remote, io.env);
  if (api === null)
    return unasked(`${remote.host} is not known to be GitHub (GITHUB_API_URL names another address)`);
  if (proxyOf(io.env)) return unasked('a proxy is set, which this check does not go through');
  return ask(patient, { name, url: `${api}/repos/${remote.repository}`, remote });
};

/** The address of the programming interface; null where a token must not be sent. */
function interfaceOf(remote: Remote, env: NodeJS.ProcessEnv): string | null {
  const named = env.GITHUB_API_URL;
  if (!named) return remote.host === 'github.com' ? 'https://api.github.com' : null;
  if (!URL.canParse(named)) return null;
  const { protocol, hostname } = new URL(named);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isLocal) ? named.replace(/\/+$/, '') : null;
}

async function ask(
  { io }: Patient,
  { name, url, remote }: { name: string; url: string; remote: Remote },
): Promise<CheckResult[]> {
  let answer: Response;
  try {
    answer = await fetch(url, {
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${io.env[name]}`,
        'user-agent': 'issue-audit',
      },
      // A redirect could lead the token elsewhere.
      redirect: 'manual',
      signal: AbortSignal.any([io.signal, AbortSignal.timeout(SECONDS * 1000)]),
    });
  } catch {
    return [
      {
        check,
        state: 'not checked',
        message: `${name} is set; ${hostOf(url)} did not answer`,
        remedy: 'Check the network, or use --offline.',
      },
    ];
  }
  if (answer.status === 200) return [accepted(name, remote, answer, await permissionsOf(answer))];
  await answer.body?.cancel();
  const [message, remedy] = REFUSALS[answer.status] ?? [
    `${hostOf(url)} answered with status ${answer.status}`,
    'Try again later.',
  ];
  return [{ check, state: 'warning', message: `${name}: ${message} (${remote.repository})`, remedy }];
}

const REFUSALS: Readonly<Record<number, readonly [string, string]>> = {
  301: [
    'the repository has moved',
    'Point the remote at its new address: git remote set-url origin <address>',
  ],
  401: ['it is not accepted', 'It may have expired or been revoked: make a new one.'],
  403: ['it may not read the repository', 'Give it read access to contents, issues and pull requests.'],
  404: ['it does not see the repository', 'Give it access to this repository, or correct the remote.'],
};

function accepted(name: string, remote: Remote, answer: Response, role: string | null): CheckResult {
  const scopes = answer.headers.get('x-oauth-scopes');
  const rights =
    scopes === null ? 'its single permissions cannot be asked for' : `scopes: ${scopes || 'none'}`;
  const message = `${name} sees ${remote.repository}${role ? ` with the role ${role}` : ''}; ${rights}`;
  return { check, state: 'ok', message, remedy: null };
}

const ROLES = ['admin', 'maintain', 'push', 'triage', 'pull'] as const;

/** The strongest role that the answer names. */
async function permissionsOf(answer: Response): Promise<string | null> {
  const body: unknown = await answer.json().catch(() => null);
  const permissions = (body as { permissions?: Record<string, unknown> } | null)?.permissions;
  return ROLES.find((role) => permissions?.[role] === true) ?? null;
}

function hostOf(url: string): string {
  return new URL(url).host;
}
