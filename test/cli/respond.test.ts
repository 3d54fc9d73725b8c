import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderJson } from '../../src/render/render-json.js';
import { GitHubServer } from '../github-server/server.js';
import { miniatureAudit } from '../render/audit-fixture.js';
import { RepositoryBuilder, temporaryFolder } from '../repository-builder.js';
import { runCli } from './run-cli.js';

let cwd: string;

beforeEach(async () => {
  cwd = await temporaryFolder('respond');
  await writeFile(join(cwd, 'event.json'), '{}');
  await writeFile(join(cwd, 'broken.json'), '{');
  await mkdir(join(cwd, 'left'));
});

const ENV = { GITHUB_REPOSITORY: 'o/r', GITHUB_EVENT_NAME: 'push', GITHUB_EVENT_PATH: 'event.json' };

describe('what respond refuses', () => {
  it.each([
    ['no repository', [], { ...ENV, GITHUB_REPOSITORY: '' }, /GITHUB_REPOSITORY does not name/],
    ['no event', [], { GITHUB_REPOSITORY: 'o/r' }, /there is no event to respond to/],
    [
      'an event that cannot be read',
      [],
      { ...ENV, GITHUB_EVENT_PATH: 'x.json' },
      /cannot be read \(ENOENT\)/,
    ],
    ['an event that is no JSON', [], { ...ENV, GITHUB_EVENT_PATH: 'broken.json' }, /is not JSON/],
    [
      'an event that is not as described',
      [],
      { ...ENV, GITHUB_EVENT_NAME: 'issues' },
      /not as GitHub describes/,
    ],
    ['no number', ['--issue', '7; id'], ENV, /"7; id" is no number of an issue/],
    ['days that are none', ['--closed-within', '0'], ENV, /no whole number from 1 to 365/],
    ['so many that are none', ['--most', 'all'], ENV, /no whole number from 1 to 1000/],
  ])('%s', async (_, argv, env, message) => {
    const { code, err } = await runCli(['respond', ...argv], { cwd, env });
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(message) });
  });

  it('an artifact that is no audit, or holds too many', async () => {
    await writeFile(join(cwd, 'left/issue-7.json'), '{"schemaVersion":"x"}');
    const one = await runCli(['respond', '--audits', 'left'], { cwd, env: ENV });
    expect({ code: one.code, err: one.err }).toEqual({
      code: 2,
      err: expect.stringMatching(/--audits: left/),
    });
    for (let n = 1; n <= 6; n += 1)
      await writeFile(join(cwd, `left/issue-${n}.json`), renderJson(miniatureAudit()));
    expect((await runCli(['respond', '--audits', 'left'], { cwd, env: ENV })).err).toMatch(
      /holds 7 audits, and 5/,
    );
  });
});

it('does nothing at an event that asks for nothing, and leaves empty outputs', async () => {
  const env = { ...ENV, GITHUB_OUTPUT: join(cwd, 'outputs'), GITHUB_STEP_SUMMARY: join(cwd, 'summary') };
  const { code, out } = await runCli(['respond', '--no-post'], { cwd, env });
  expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^Nothing to do: /) });
  expect(await readFile(join(cwd, 'outputs'), 'utf8')).toContain('status<<end-of-status\n\nend-of-status\n');
  expect(await readFile(join(cwd, 'summary'), 'utf8')).toBe('No issue was audited.\n');
});

it('passes over links in an artifact', async () => {
  await writeFile(join(cwd, 'secret.json'), 'secret');
  await symlink(join(cwd, 'secret.json'), join(cwd, 'left/issue-7.json'));
  const server = await GitHubServer.start([]);
  const env = {
    ...ENV,
    GITHUB_EVENT_NAME: 'workflow_run',
    GITHUB_API_URL: server.apiUrl,
    GITHUB_EVENT_PATH: 'run.json',
  };
  const run = { event: 'pull_request', head_branch: 'fix', head_sha: 'a'.repeat(40) };
  await writeFile(
    join(cwd, 'run.json'),
    JSON.stringify({
      action: 'completed',
      workflow_run: { ...run, head_repository: { owner: { login: 'eve' } } },
      repository: { default_branch: 'main' },
    }),
  );
  const { code, out } = await runCli(['respond', '--audits', 'left'], { cwd, env });
  await server.close();
  expect({ code, out }).toEqual({ code: 0, out: 'Nothing to do: the run left no audit.\n' });
});

it('hands coverage reports on to the audit', async () => {
  const repo = new RepositoryBuilder();
  repo.commit({ message: 'Start', files: { 'src/a.py': 'a = 1\n' } });
  repo.commit({ message: 'Fix #7', files: { 'src/a.py': 'a = 2\n' } });
  const { folder } = await repo.build();
  await writeFile(join(cwd, 'lcov.info'), 'TN:\nSF:src/a.py\nDA:1,1\nend_of_record\n');
  const server = await GitHubServer.start([]);
  const argv = ['--issue', '7', '--no-post', '--repo', folder, '--coverage', 'lcov.info', '--out', 'audits'];
  const env = { ...ENV, GITHUB_API_URL: server.apiUrl };
  const { code } = await runCli(['respond', ...argv], { cwd, env });
  await server.close();
  const { coverage } = JSON.parse(await readFile(join(cwd, 'audits/issue-7.json'), 'utf8'));
  expect({ code, files: coverage.files }).toMatchObject({
    code: 0,
    files: [{ path: 'src/a.py', executed: ['1'] }],
  });
});
