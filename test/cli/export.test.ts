import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkRoutes } from '../github-server/routes/checks.js';
import { event, issue, issueRoutes } from '../github-server/routes/issues.js';
import { graphRoute, node } from '../github-server/routes/pulls.js';
import { GitHubServer } from '../github-server/server.js';
import { type BuiltRepository, temporaryFolder } from '../repository-builder.js';
import { fixedApp } from '../scenarios/app.js';
import { runCli } from './run-cli.js';

const TOKEN = 'ghp_0123456789abcdefghijABCDEFGHIJ012345';
let built: BuiltRepository;
let server: GitHubServer;
let out: string;

beforeAll(async () => {
  built = await fixedApp().repo.build({ remote: 'https://github.com/o/r.git' });
  out = await temporaryFolder('export');
  const told = issue({
    state: 'closed',
    state_reason: 'completed',
    closed_at: '2025-03-02T00:00:00Z',
    closed_by: { login: 'eve' },
    body: `It broke. My token is ${TOKEN}.`,
  });
  const timeline = [
    event.closed('2025-01-02T00:00:00Z', 'eve'),
    event.reopened('2025-01-03T00:00:00Z', 'ada'),
    event.closed('2025-03-02T00:00:00Z', 'eve'),
  ];
  server = await GitHubServer.start([
    ...issueRoutes(told, timeline),
    graphRoute([node()]),
    ...checkRoutes({}),
  ]);
});

afterAll(async () => {
  await server.close();
  expect(server.problems).toEqual([]);
});

function run(argv: readonly string[], env: NodeJS.ProcessEnv = { GITHUB_TOKEN: TOKEN }) {
  const where = ['--repo', built.folder, '--api-url', server.apiUrl];
  return runCli([...argv, ...where], { cwd: out, env });
}

describe('issue-audit export', () => {
  it('takes an issue along for an audit without a network, without secrets', async () => {
    expect(await run(['export', '7', '--out', 'issues.jsonl'])).toMatchObject({ code: 0, out: '' });
    const text = await readFile(join(out, 'issues.jsonl'), 'utf8');
    expect(text).not.toContain(TOKEN);
    const before = server.asked.length;
    const files = ['--issues', 'issues.jsonl', '--offline', '--no-cache', '--json'];
    const audited = await runCli(['7', '--repo', built.folder, ...files], { cwd: out, env: {} });
    expect(server.asked).toHaveLength(before);
    expect(JSON.parse(audited.out)).toMatchObject({
      issue: { title: 'Sessions are awaited' },
      tracker: {
        state: 'closed',
        closedBy: 'eve',
        reopenedAt: '2025-01-03T00:00:00Z',
        pullRequests: [{ key: '9', closes: true }],
        source: 'issues.jsonl',
      },
    });
  });

  it('says what is missing', async () => {
    expect(await run(['export'])).toMatchObject({ code: 2 });
    const unknown = await run(['export', '8']);
    expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('has no issue 8')]);
    const nobody = await run(['export', '7'], {});
    expect([nobody.code, nobody.err]).toEqual([3, expect.stringContaining('there is no token')]);
  });
});

describe('an audit that asks', () => {
  it('writes what the tracker says, with links, and the token nowhere', async () => {
    const ran = await run(['7', '--no-cache', '--verbose']);
    expect(ran.code).toBe(0);
    const page = await readFile(join(out, 'out', 'issue-7.md'), 'utf8');
    expect(page).toContain('[7](https://github.com/o/r/issues/7) is closed as completed since 2025-03-02');
    expect(page).toContain('re-opened on 2025-01-03');
    expect(page).toContain('closes it; merged on 2025-03-02');
    const json = await readFile(join(out, 'out', 'issue-7.json'), 'utf8');
    expect(json).toContain('gh api repos/o/r/issues/7');
    expect(page + json + ran.out + ran.err).not.toContain(TOKEN);
  });

  it('asks nobody without a token, unless it is told to', async () => {
    const before = server.asked.length;
    const silent = await run(['7', '--no-cache', '--json'], {});
    expect(server.asked).toHaveLength(before);
    expect(silent.out).toContain('there is no token for it');
    const asked = await run(['7', '--no-cache', '--json', '--online'], {});
    expect(JSON.parse(asked.out).tracker).toMatchObject({ state: 'closed' });
  });

  it('goes on where nobody answers', async () => {
    const argv = ['7', '--repo', built.folder, '--no-cache', '--json', '--api-url', 'http://127.0.0.1:1'];
    const ran = await runCli(argv, { cwd: out, env: { GITHUB_TOKEN: TOKEN } });
    const { verdict, notifications } = JSON.parse(ran.out);
    expect([ran.code, verdict.status]).toEqual([0, 'RESOLVED']);
    const said = notifications.filter(({ code }: { code: string }) => /not-read/.test(code));
    expect(said[0].message).toContain('127.0.0.1:1 did not answer');
  });
});
