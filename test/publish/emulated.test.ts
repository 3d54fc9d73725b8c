import { createEmulator, type Emulator } from 'emulate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Credentials, GitHubAccess } from '../../src/clients/github/access.js';
import { GitHubComments } from '../../src/clients/github/github-comments.js';
import { makeOctokit } from '../../src/clients/github/make-octokit.js';
import { Secret } from '../../src/clients/github/secret.js';
import { Publisher } from '../../src/publish/publish-comment.js';
import { draft, TOKEN } from './publishing.js';

const THREAD = { repository: 'ada/chat', number: 1 };
let github: Emulator;
let app: Credentials;
const person: Credentials = { kind: 'token', token: new Secret(TOKEN), source: 'GITHUB_TOKEN of ada' };

/** Asks the emulator as ada. */
async function ask(method: string, path: string, body?: object): Promise<unknown> {
  const answer = await fetch(github.url + path, {
    method,
    headers: { authorization: `token ${TOKEN}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return answer.json();
}

beforeAll(async () => {
  github = await createEmulator({
    service: 'github',
    port: 0,
    seed: {
      tokens: { [TOKEN]: { login: 'ada', scopes: ['repo'] } },
      github: {
        users: [{ login: 'ada' }],
        repos: [{ owner: 'ada', name: 'chat' }],
        apps: [
          {
            app_id: 12345,
            slug: 'auditor',
            name: 'Auditor',
            permissions: { issues: 'write', metadata: 'read' },
            installations: [
              {
                installation_id: 100,
                account: 'ada',
                permissions: { issues: 'write', metadata: 'read' },
                repository_selection: 'all',
              },
            ],
          },
        ],
      },
    },
  });
  const key = github.generatedSecrets.find(({ kind }) => kind === 'github.app_private_key');
  app = {
    kind: 'app',
    appId: '12345',
    installationId: 100,
    privateKey: new Secret(key?.value ?? ''),
    source: 'ISSUE_AUDIT_APP_ID',
  };
  await ask('POST', '/repos/ada/chat/issues', { title: 'Sessions are awaited', body: '' });
});

afterAll(async () => {
  await github.close();
});

function publisher(credentials: Credentials): Publisher {
  const access: GitHubAccess = {
    apiUrl: github.url,
    webHost: null,
    credentials,
    network: { httpProxy: '', httpsProxy: '', noProxy: '', authorities: [] },
  };
  return new Publisher(
    new GitHubComments(access, makeOctokit(access, { isPatient: false })),
    async () => undefined,
  );
}

async function comments() {
  const all = await ask('GET', '/repos/ada/chat/issues/1/comments?per_page=100&page=2');
  return (all as { body: string; user: { login: string } }[])
    .filter(({ body }) => body.startsWith('<!--'))
    .map(({ body, user }) => `${user.login}: ${body.split('\n')[1]}`);
}

it('an App and a person keep one comment each, on the second page of another implementation of GitHub', async () => {
  for (let n = 0; n < 110; n += 1)
    await ask('POST', '/repos/ada/chat/issues/1/comments', { body: `Comment ${n}` });
  expect(await publisher(app).publish(THREAD, draft('one'))).toMatchObject({ outcome: 'created' });
  expect(await publisher(person).publish(THREAD, draft('two'))).toMatchObject({ outcome: 'created' });
  expect(await publisher(app).publish(THREAD, draft('one'))).toMatchObject({ outcome: 'unchanged' });
  expect(await publisher(app).publish(THREAD, draft('three'))).toMatchObject({ outcome: 'updated' });
  expect(await comments()).toEqual(['auditor[bot]: three, after {"status":"one"}', 'ada: two']);
});
