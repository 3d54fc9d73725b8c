import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckResult } from '../../src/cli/doctor/check.js';
import { type BuiltRepository, RepositoryBuilder, temporaryFolder } from '../repository-builder.js';
import { type RunOptions, runCli } from './run-cli.js';

let healthy: BuiltRepository;
beforeAll(async () => {
  const builder = new RepositoryBuilder();
  builder.commit({ message: 'One', files: { 'a.py': 'x = 1\n' } });
  builder.commit({ message: 'Two', files: { 'a.py': 'x = 2\n' } });
  healthy = await builder.build({ remote: 'https://github.com/example/chat.git' });
});

async function doctor(argv: readonly string[], options: RunOptions = {}) {
  const folder = await temporaryFolder('cache');
  const ran = await runCli(['doctor', '--json', ...argv], {
    env: { ISSUE_AUDIT_CACHE: folder },
    cwd: healthy.folder,
    ...options,
  });
  const { ok, checks } = JSON.parse(ran.out) as { ok: boolean; checks: CheckResult[] };
  return { ...ran, ok, of: (name: string) => checks.filter((one) => one.check === name) };
}

test('a healthy machine and clone', async () => {
  const { code, ok, of } = await doctor([]);
  expect([code, ok]).toEqual([0, true]);
  expect(of('git')[0]?.message).toMatch(/^git \d+\.\d+/);
  expect(of('clone')).toEqual([
    { check: 'clone', state: 'ok', message: 'clone with the whole history, 2 commits', remedy: null },
  ]);
  expect(of('remote')[0]?.message).toBe('example/chat on github.com');
  expect(of('grammars')[0]?.message).toContain('python');
  expect(of('cache')[0]?.state).toBe('ok');
  expect(of('token')[0]).toMatchObject({
    state: 'not checked',
    message: expect.stringContaining('none given'),
  });
});

test('for people: one line a check, a closing line, no JSON', async () => {
  const { out, code } = await runCli(['doctor', '--offline'], {
    cwd: healthy.folder,
    terminal: 80,
    env: { NO_COLOR: '1' },
  });
  expect(code).toBe(0);
  expect(out).toMatch(/^ok +node +Node\.js /);
  expect(out).toContain('no folder is known for it');
  expect(out).toContain('→ Set HOME');
  expect(out).toMatch(/An audit can be made; 1 warning\.\n$/);
  expect((await runCli(['doctor', '--quiet'], { cwd: healthy.folder })).out).toBe('');
});

test('a shallow clone, with the command that deepens it', async () => {
  const shallow = await healthy.clone({ depth: 1 });
  const { code, of } = await doctor(['--repo', shallow.folder]);
  expect(code).toBe(0);
  expect(of('clone')).toEqual([
    {
      check: 'clone',
      state: 'warning',
      message: expect.stringContaining('shallow clone, 1 commit'),
      remedy: 'git fetch --unshallow',
    },
  ]);
});

test('no repository: nothing to check, unless one was named', async () => {
  const folder = await temporaryFolder('empty');
  const outside = await doctor([], { cwd: folder });
  expect([outside.code, outside.of('clone')[0]?.state]).toEqual([0, 'not checked']);
  const named = await doctor(['--repo', folder]);
  expect([named.code, named.ok, named.of('clone')[0]?.state]).toEqual([3, false, 'problem']);
});

test('no commit, and a configuration that is wrong', async () => {
  const empty = await new RepositoryBuilder().build();
  expect((await doctor(['--repo', empty.folder])).of('clone')[0]?.message).toBe(
    'the repository has no commit',
  );
  const builder = new RepositoryBuilder();
  builder.commit({ message: 'One', files: { 'issue-audit.yml': 'peple: hidden\n' } });
  const { code, of } = await doctor(['--repo', (await builder.build()).folder]);
  expect(code).toBe(3);
  expect(of('config')[0]?.message).toContain(
    'issue-audit.yml:1:1: unknown key "peple"; did you mean "people"?',
  );
});

test('a cache that cannot be written to is a warning', async () => {
  const { code, of } = await doctor(['--cache-folder', join(healthy.folder, 'a.py', 'x')]);
  expect(code).toBe(0);
  expect(of('cache')[0]).toMatchObject({ state: 'warning', message: expect.stringContaining('ENOTDIR') });
});

test('a proxy is told without its password', async () => {
  const env = { HTTPS_PROXY: 'http://ada:secret@proxy.example:3128', NO_PROXY: 'localhost' };
  const { of, out } = await doctor([], { env });
  expect(of('proxy')[0]?.message).toBe('HTTPS_PROXY is http://proxy.example:3128, not for localhost');
  expect(out).not.toContain('secret');
  expect((await doctor([], { env: { http_proxy: '::' } })).of('proxy')[0]?.state).toBe('warning');
});

describe('a token', () => {
  const seen: IncomingMessage[] = [];
  let status = 200;
  let rate: Record<string, string> = {};
  const server = createServer((request, response) => {
    seen.push(request);
    const headers = {
      'content-type': 'application/json',
      'x-oauth-scopes': 'repo, read:org',
      location: 'http://127.0.0.1:1/',
      ...rate,
    };
    response
      .writeHead(status, headers)
      .end(JSON.stringify({ permissions: { pull: true, push: true, admin: false } }));
  });
  beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const secret = 'ghp_notarealtokenatall';
  const env = () => ({
    GITHUB_TOKEN: secret,
    GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });

  test('what it may do is asked, and it is never shown', async () => {
    seen.length = 0;
    const { of, out } = await doctor([], { env: env() });
    expect(of('token')).toEqual([
      {
        check: 'token',
        state: 'ok',
        message: 'GITHUB_TOKEN sees example/chat with the role push; scopes: repo, read:org',
        remedy: null,
      },
    ]);
    expect(seen.map((request) => [request.url, request.headers.authorization])).toEqual([
      ['/repos/example/chat', `token ${secret}`],
    ]);
    expect(out).not.toContain(secret);
  });

  test.each([
    [401, 'it is not accepted'],
    [403, 'it may not read the repository'],
    [404, 'it does not see the repository'],
    [301, 'the repository has moved'],
    [500, 'answered with status 500'],
  ])('status %i', async (code, message) => {
    status = code;
    const { of, ok } = await doctor([], { env: env() });
    expect(of('token')[0]).toMatchObject({ state: 'warning', message: expect.stringContaining(message) });
    expect(ok).toBe(true);
  });

  test.each([
    ['--offline', ['--offline'], {}],
    ['is not https', [], { GITHUB_API_URL: 'http://other.example' }],
    ['is not known to be GitHub', [], { GITHUB_API_URL: 'https://ghe.example/api/v3' }],
  ])('nobody is asked: %s', async (why, argv, more) => {
    seen.length = 0;
    const { of } = await doctor(argv, { env: { ...env(), ...more } });
    expect(of('token')[0]?.message).toContain(why);
    expect(of('token')[0]?.state).not.toBe('ok');
    expect(seen).toEqual([]);
  });

  test('how many requests are left', async () => {
    status = 200;
    rate = { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '12', 'x-ratelimit-reset': '1767263400' };
    const { of } = await doctor([], { env: env() });
    rate = {};
    expect(of('rate limit')).toMatchObject([
      {
        state: 'warning',
        message: expect.stringMatching(/^12 of 5,000 requests to 127\.0\.0\.1:\d+ left until 10:30 UTC$/),
      },
    ]);
  });

  test('no answer', async () => {
    const { of } = await doctor([], { env: { GH_TOKEN: secret, GITHUB_API_URL: 'http://127.0.0.1:1' } });
    expect(of('token')[0]).toMatchObject({
      state: 'not checked',
      message: 'GH_TOKEN is set; cannot read example/chat: 127.0.0.1:1 did not answer',
    });
  });
});
