import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { InputError } from '../../errors.js';
import type { Credentials, GitHubAccess } from './access.js';
import { apiAddress } from './api-address.js';
import { isToken, tokenOfGh } from './gh-login.js';
import { readNetworkSettings } from './network-settings.js';
import { readPrivateKey } from './private-key.js';
import { Secret } from './secret.js';

/** What the user says about how GitHub is reached; paths are relative to `cwd`. */
export interface AccessRequest {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly tokenFile: string | null;
  readonly apiUrl: string | null;
  readonly caFile: string | null;
}

/**
 * Finds out how the GitHub of a host is reached. Credentials are, in this order: --token-file; a GitHub App
 * (ISSUE_AUDIT_APP_ID, ISSUE_AUDIT_APP_INSTALLATION_ID, ISSUE_AUDIT_APP_PRIVATE_KEY); GITHUB_TOKEN; GH_TOKEN; the login of `gh`.
 * @param host the web host of the issue; null when it is not known
 * @returns null when the host is no GitHub that is known: then nobody is asked, and no token is sent
 * @throws InputError or EnvironmentError when something is set and wrong
 */
export async function findAccess(request: AccessRequest, host: string | null): Promise<GitHubAccess | null> {
  const address = apiAddress(request.env, request.apiUrl, host);
  if (address === null) return ofEnterprise(request, host);
  // What the environment names is meant for its own host; only a typed address overrules where the issue is.
  const isElsewhere = host !== null && address.webHost !== null && host !== address.webHost;
  if (isElsewhere && request.apiUrl === null) return ofEnterprise(request, host);
  const network = await readNetworkSettings(request.env, request.caFile, request.cwd);
  const credentials = await findCredentials(request, address.webHost ?? host);
  return { ...address, credentials, network };
}

/** A host that only the clone names gets no token but the one that `gh` keeps for this very host. */
async function ofEnterprise(request: AccessRequest, host: string | null): Promise<GitHubAccess | null> {
  if (host === null) return null;
  const token = await tokenOfGh(request.env, host);
  if (token === null) return null;
  const network = await readNetworkSettings(request.env, request.caFile, request.cwd);
  const isGitHub = host === 'github.com' || host.endsWith('.ghe.com');
  return {
    apiUrl: isGitHub ? `https://api.${host}` : `https://${host}/api/v3`,
    webHost: host,
    credentials: { kind: 'token', token, source: 'the gh login' },
    network,
  };
}

async function findCredentials(request: AccessRequest, host: string | null): Promise<Credentials | null> {
  const { env, tokenFile, cwd } = request;
  if (tokenFile !== null) {
    const token = await readTokenFile(resolve(cwd, tokenFile), tokenFile);
    return { kind: 'token', token, source: `--token-file ${tokenFile}` };
  }
  const app = await appOf(env, cwd);
  if (app) return app;
  for (const name of ['GITHUB_TOKEN', 'GH_TOKEN'] as const) {
    const text = env[name]?.trim();
    if (text) return { kind: 'token', token: checked(text, name), source: name };
  }
  const token = host === null ? null : await tokenOfGh(env, host);
  return token && { kind: 'token', token, source: 'the gh login' };
}

async function readTokenFile(path: string, shown: string): Promise<Secret> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new InputError(
      `the token file ${shown} cannot be read (${error.code ?? 'unknown reason'})`,
      'Check the path given with --token-file.',
    );
  });
  return checked(text.trim(), `the token file ${shown}`);
}

function checked(text: string, source: string): Secret {
  if (isToken(text)) return new Secret(text);
  throw new InputError(`${source} holds no token`, 'A token is one line without spaces.');
}

const APP = ['ISSUE_AUDIT_APP_ID', 'ISSUE_AUDIT_APP_INSTALLATION_ID', 'ISSUE_AUDIT_APP_PRIVATE_KEY'] as const;

async function appOf(env: NodeJS.ProcessEnv, cwd: string): Promise<Credentials | null> {
  const [appId, installation, key] = APP.map((name) => env[name]?.trim() ?? '');
  if (!appId && !installation && !key) return null;
  const missing = APP.filter((name) => !env[name]?.trim());
  if (!appId || !installation || !key)
    throw new InputError(
      `the GitHub App is not told whole: ${missing.join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not set`,
      'Set all three, or none.',
    );
  if (!/^[\w.-]{1,60}$/.test(appId) || !/^[1-9]\d{0,15}$/.test(installation))
    throw new InputError(
      `${APP[0]} or ${APP[1]} is no number of a GitHub App`,
      'Both are on the page of the App and of its installation.',
    );
  const privateKey = await readPrivateKey(key, APP[2], cwd);
  return { kind: 'app', appId, installationId: Number(installation), privateKey, source: APP[0] };
}
