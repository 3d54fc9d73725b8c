import { generateKeyPairSync } from 'node:crypto';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Credentials, GitHubAccess } from '../../../src/clients/github/access.js';
import { findAccess } from '../../../src/clients/github/find-access.js';
import { EnvironmentError, InputError } from '../../../src/errors.js';
import { temporaryFolder } from '../../repository-builder.js';

interface Asked {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly tokenFile?: string;
  readonly apiUrl?: string;
  readonly caFile?: string;
  readonly host?: string | null;
}

function access(asked: Asked = {}): Promise<GitHubAccess | null> {
  const { env = {}, cwd = '/', tokenFile = null, apiUrl = null, caFile = null, host = 'github.com' } = asked;
  return findAccess({ env, cwd, tokenFile, apiUrl, caFile }, host);
}

/** The source and the secret of credentials. */
function told(found: GitHubAccess | null): string | null {
  const credentials: Credentials | null = found?.credentials ?? null;
  if (credentials === null) return null;
  const secret = credentials.kind === 'token' ? credentials.token : credentials.privateKey;
  return `${credentials.source}: ${secret.reveal()}`;
}

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await temporaryFolder('access');
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

describe('a token', () => {
  it('comes from the file that is named, then from the environment', async () => {
    const cwd = await folderWith({ token: 'of-file\n' });
    const env = { GITHUB_TOKEN: 'of-github', GH_TOKEN: 'of-gh' };
    expect(told(await access({ env, cwd, tokenFile: 'token' }))).toBe('--token-file token: of-file');
    expect(told(await access({ env }))).toBe('GITHUB_TOKEN: of-github');
    expect(told(await access({ env: { GH_TOKEN: 'of-gh' } }))).toBe('GH_TOKEN: of-gh');
    expect((await access())?.credentials).toBeNull();
  });

  it('comes from what gh keeps for the host', async () => {
    const folder = await folderWith({
      'gh/hosts.yml':
        'github.com:\n  user: ada\n  oauth_token: of-hosts\nghe.example:\n  oauth_token: of-ghe\n',
    });
    const env = { XDG_CONFIG_HOME: folder };
    expect(told(await access({ env }))).toBe('the gh login: of-hosts');
    const enterprise = await access({ env, host: 'ghe.example' });
    expect(told(enterprise)).toBe('the gh login: of-ghe');
    expect(enterprise?.apiUrl).toBe('https://ghe.example/api/v3');
  });

  it('is printed by nothing that reads it, whatever else the file holds', async () => {
    const text = 'github.com: !!js/function x\n  oauth_token: !secret of-hosts\nother: !!x [of-hosts]\n';
    const warned: string[] = [];
    const warn = (warning: Error) => warned.push(warning.message);
    process.on('warning', warn);
    await access({ env: { GH_CONFIG_DIR: await folderWith({ 'hosts.yml': text }) } });
    // Warnings come after what caused them.
    await new Promise(setImmediate);
    process.off('warning', warn);
    expect(warned).toEqual([]);
  });

  it('comes from the command gh, which knows the keyring', async () => {
    const folder = await folderWith({ gh: '#!/bin/sh\necho "of-$4"\n' });
    await chmod(join(folder, 'gh'), 0o755);
    expect(told(await access({ env: { PATH: folder } }))).toBe('the gh login: of-github.com');
    await writeFile(join(folder, 'gh'), '#!/bin/sh\necho no oauth token >&2\nexit 1\n');
    expect((await access({ env: { PATH: folder } }))?.credentials).toBeNull();
  });

  it('goes to no host that only the clone names', async () => {
    const env = { GITHUB_TOKEN: 'of-github' };
    expect(await access({ env, host: 'evil.example' })).toBeNull();
    const actions = { ...env, GITHUB_API_URL: 'https://ghe.example/api/v3' };
    expect(await access({ env: actions, host: 'evil.example' })).toBeNull();
    expect((await access({ env: actions, host: 'ghe.example' }))?.apiUrl).toBe('https://ghe.example/api/v3');
    const typed = { env, apiUrl: 'https://other.example/api/v3/', host: 'mirror.example' };
    expect((await access(typed))?.apiUrl).toBe('https://other.example/api/v3');
  });

  it.each([
    [{ tokenFile: 'none' }, 'cannot be read (ENOENT)'],
    [{ env: { GITHUB_TOKEN: 'two words' } }, 'GITHUB_TOKEN holds no token'],
    [{ apiUrl: 'http://ghe.example/api/v3' }, 'is not https'],
    [{ apiUrl: 'https://me:secret-word@ghe.example' }, 'holds a user name or password'],
    [{ apiUrl: 'ghe' }, 'is no address'],
    [{ caFile: 'none.pem' }, 'cannot be read (ENOENT)'],
    [{ env: { HTTPS_PROXY: 'ftp://me:secret-word@proxy' } }, 'HTTPS_PROXY is not the address of a proxy'],
    [
      { env: { ISSUE_AUDIT_APP_ID: '5' } },
      'ISSUE_AUDIT_APP_INSTALLATION_ID and ISSUE_AUDIT_APP_PRIVATE_KEY are not set',
    ],
  ] satisfies [Asked, string][])('that is wrong is explained and not shown: %j', async (asked, message) => {
    const error = await access({ cwd: await temporaryFolder('access'), ...asked }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error instanceof InputError || error instanceof EnvironmentError).toBe(true);
    expect((error as Error).message).toContain(message);
    expect(inspect(error)).not.toMatch(/two words|secret-word/);
  });
});

describe('a GitHub App', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const pkcs1 = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
  const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

  it('gives its key as text, in one line, in base64 or in a file', async () => {
    const cwd = await folderWith({ 'app.pem': pkcs1 });
    const forms = [
      pkcs1,
      pkcs8,
      pkcs1.replaceAll('\n', '\\n'),
      Buffer.from(pkcs1).toString('base64'),
      'app.pem',
    ];
    for (const key of forms) {
      const env = {
        ISSUE_AUDIT_APP_ID: '5',
        ISSUE_AUDIT_APP_INSTALLATION_ID: '6',
        ISSUE_AUDIT_APP_PRIVATE_KEY: key,
        GITHUB_TOKEN: 'of-github',
      };
      const found = await access({ env, cwd });
      expect(found?.credentials).toMatchObject({ kind: 'app', appId: '5', installationId: 6 });
      expect(told(found)).toBe(`ISSUE_AUDIT_APP_ID: ${pkcs8}`);
    }
  });

  it('whose key is none is refused without showing it', async () => {
    const env = (key: string) => ({
      ISSUE_AUDIT_APP_ID: '5',
      ISSUE_AUDIT_APP_INSTALLATION_ID: '6',
      ISSUE_AUDIT_APP_PRIVATE_KEY: key,
    });
    await expect(access({ env: env('no key') })).rejects.toThrow('holds no private key');
    const broken = pkcs1.replace(/\n[A-Za-z0-9+/]{20}/, '\nbroken-secret');
    const error = await access({ env: env(broken) }).catch((thrown: unknown) => thrown);
    expect((error as Error).message).toContain('cannot be read');
    expect(inspect(error)).not.toContain('broken-secret');
  });
});
