import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { GitHubAccess } from '../../../src/clients/github/access.js';
import { GitHubChecks } from '../../../src/clients/github/github-checks.js';
import { GitHubTracker } from '../../../src/clients/github/github-tracker.js';
import { makeOctokit } from '../../../src/clients/github/make-octokit.js';
import { Secret } from '../../../src/clients/github/secret.js';
import { issue } from '../../github-server/routes/issues.js';
import { GitHubServer } from '../../github-server/server.js';

const TOKEN = `ghp_${'z9'.repeat(18)}`;
const ZIP = zipSync({ 'a.xml': strToU8('<testsuite/>') });
const ARTIFACT = { id: 5, name: 'reports', bytes: ZIP.length, isExpired: false };

let github: GitHubServer;
let storage: GitHubServer;

beforeEach(async () => {
  github = await GitHubServer.start([]);
  storage = await GitHubServer.start([
    {
      method: 'GET',
      path: '/files/5',
      isDescribed: false,
      answer: () => ({ headers: { 'content-type': 'application/zip' }, body: ZIP }),
    },
    { method: 'GET', path: '/repos/o/r/issues/7', answer: () => ({ body: issue() }) },
  ]);
});

afterEach(async () => {
  await Promise.all([github.close(), storage.close()]);
  expect([...github.problems, ...storage.problems]).toEqual([]);
});

function access(): GitHubAccess {
  return {
    apiUrl: github.apiUrl,
    webHost: 'github.com',
    credentials: { kind: 'token', token: new Secret(TOKEN), source: 'GITHUB_TOKEN' },
    network: { httpProxy: '', httpsProxy: '', noProxy: '', authorities: [] },
  };
}

const client = () => makeOctokit(access(), { second: 1 });
const atLocalhost = (origin: string) => origin.replace('127.0.0.1', 'localhost');

it.each([
  ['another port', (origin: string) => origin],
  ['another host', atLocalhost],
])('a download that is redirected to %s does not take the token along', async (_, at) => {
  github.add({
    method: 'GET',
    path: '/repos/o/r/actions/artifacts/5/zip',
    answer: () => ({ status: 302, headers: { location: `${at(storage.origin)}/files/5` } }),
  });
  const bytes = await new GitHubChecks(access(), client()).download('o/r', ARTIFACT, 1_000_000);
  expect(Buffer.from(bytes)).toEqual(Buffer.from(ZIP));
  expect(github.requests[0]?.headers.authorization).toBe(`token ${TOKEN}`);
  expect(storage.asked).toEqual(['GET /files/5']);
  expect(JSON.stringify(storage.requests[0]?.headers)).not.toContain(TOKEN);
});

it('a question that is redirected to another host does not, either', async () => {
  github.add({
    method: 'GET',
    path: '/repos/o/r/issues/7',
    answer: () => ({
      status: 301,
      headers: { location: `${atLocalhost(storage.origin)}/repos/o/r/issues/7` },
      body: { message: 'Moved Permanently', url: 'u', documentation_url: 'u' },
    }),
  });
  await new GitHubTracker(access(), client()).issue({ repository: 'o/r', key: '7' }, []);
  expect(storage.asked).toEqual(['GET /repos/o/r/issues/7']);
  expect(JSON.stringify(storage.requests[0]?.headers)).not.toContain(TOKEN);
});
