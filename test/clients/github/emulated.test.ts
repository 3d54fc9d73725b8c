import { createEmulator, type Emulator } from 'emulate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAccess } from '../../../src/clients/github/find-access.js';
import { GitHubTracker } from '../../../src/clients/github/github-tracker.js';
import { makeOctokit } from '../../../src/clients/github/make-octokit.js';

/** A GitHub that keeps what it is told, made by others than us. */
let github: Emulator;
let number = 0;

beforeAll(async () => {
  github = await createEmulator({
    service: 'github',
    port: 0,
    seed: {
      github: {
        users: [{ login: 'ada' }],
        repos: [{ owner: 'ada', name: 'chat', auto_init: true }],
        apps: [
          {
            app_id: 5,
            slug: 'auditor',
            name: 'Auditor',
            permissions: { issues: 'read' },
            installations: [{ installation_id: 6, account: 'ada' }],
          },
        ],
      },
    },
  });
});

afterAll(() => github.close());

async function tracker(): Promise<GitHubTracker> {
  const key = github.generatedSecrets.find(({ kind }) => kind === 'github.app_private_key')?.value ?? '';
  const env = {
    GITHUB_API_URL: github.url,
    ISSUE_AUDIT_APP_ID: '5',
    ISSUE_AUDIT_APP_INSTALLATION_ID: '6',
    ISSUE_AUDIT_APP_PRIVATE_KEY: key.replaceAll('\n', '\\n'),
  };
  const asked = { env, cwd: '/', tokenFile: null, apiUrl: null, caFile: null };
  const access = await findAccess(asked, 'github.com');
  if (access === null) throw new Error('no access');
  return new GitHubTracker(access, makeOctokit(access, { second: 1 }));
}

/** What a person does on the web. */
async function asPerson(method: string, path: string, body: object): Promise<{ number: number }> {
  const answer = await fetch(`${github.url}${path}`, {
    method,
    headers: { authorization: 'token test_token_admin', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as { number: number };
}

describe('a GitHub App at the emulator', () => {
  it('gets a token of its installation and reads what happened to an issue', async () => {
    number = (await asPerson('POST', '/repos/ada/chat/issues', { title: 'It waits', body: 'for ever' }))
      .number;
    await asPerson('POST', `/repos/ada/chat/issues/${number}/comments`, { body: 'Me too' });
    await asPerson('PATCH', `/repos/ada/chat/issues/${number}`, {
      state: 'closed',
      state_reason: 'completed',
    });
    const found = await (await tracker()).issue({ repository: 'ada/chat', key: String(number) }, [
      'timeline',
    ]);
    expect(found).toMatchObject({
      title: 'It waits',
      body: 'for ever',
      state: 'closed',
      stateReason: 'completed',
    });
    expect(found?.timeline?.map(({ kind }) => kind)).toContain('closed');
  });

  it('finds no issue that is not there', async () => {
    expect(await (await tracker()).issue({ repository: 'ada/chat', key: '999' }, [])).toBeNull();
  });
});
