import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { Secret } from './secret.js';

const LONGEST_MS = 5_000;

/**
 * The token that the command `gh` is logged in with on a host: from its file, else by asking `gh`, which also reads the keyring
 * of the system.
 * @returns null when gh is not there or not logged in
 */
export async function tokenOfGh(env: NodeJS.ProcessEnv, host: string): Promise<Secret | null> {
  return (await tokenOfFile(env, host)) ?? (await tokenOfCommand(env, host));
}

async function tokenOfFile(env: NodeJS.ProcessEnv, host: string): Promise<Secret | null> {
  const folder = configFolder(env);
  if (folder === null) return null;
  return tokenInHosts(await readFile(join(folder, 'hosts.yml'), 'utf8').catch(() => ''), host);
}

/** The token for a host in a `hosts.yml` of gh; null when it holds none that can be sent. */
export function tokenInHosts(text: string, host: string): Secret | null {
  const hosts = readYaml(text);
  const own = Object.hasOwn(hosts, host) ? (hosts[host] as Record<string, unknown> | null) : null;
  const token = own?.oauth_token;
  return typeof token === 'string' && isToken(token) ? new Secret(token) : null;
}

function readYaml(text: string): Record<string, unknown> {
  try {
    // What it warns of it would print, with the line that may hold the token.
    const data: unknown = parse(text, { logLevel: 'error' });
    return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
  } catch {
    // A file that gh cannot read either.
    return {};
  }
}

/** Where gh keeps its configuration; null when the environment does not tell. */
function configFolder(env: NodeJS.ProcessEnv): string | null {
  if (env.GH_CONFIG_DIR) return env.GH_CONFIG_DIR;
  if (env.XDG_CONFIG_HOME) return join(env.XDG_CONFIG_HOME, 'gh');
  if (env.AppData) return join(env.AppData, 'GitHub CLI');
  return env.HOME ? join(env.HOME, '.config', 'gh') : null;
}

function tokenOfCommand(env: NodeJS.ProcessEnv, host: string): Promise<Secret | null> {
  if (!env.PATH) return Promise.resolve(null);
  return new Promise((resolve) => {
    const options = { env, timeout: LONGEST_MS, windowsHide: true, maxBuffer: 100_000 };
    execFile('gh', ['auth', 'token', '--hostname', host], options, (error, stdout) => {
      const token = stdout.trim();
      resolve(error === null && isToken(token) ? new Secret(token) : null);
    });
  });
}

/** Whether a text can be sent as a token; anything else in a header would be an error that quotes it. */
export function isToken(text: string): boolean {
  return /^[\x21-\x7e]{1,1000}$/.test(text);
}
