import { execFile } from 'node:child_process';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CommentThread } from '../github-server/routes/comments.js';
import { account, issue, issueRoutes } from '../github-server/routes/issues.js';
import { graphRoute } from '../github-server/routes/pulls.js';
import { GitHubServer } from '../github-server/server.js';
import { RepositoryBuilder, runGit, temporaryFolder } from '../repository-builder.js';
import { readAction } from './action-file.js';

const action = readAction();
const thread = new CommentThread();
let server: GitHubServer;
let folder: string;
let workspace: string;

beforeAll(async () => {
  folder = await temporaryFolder('action');
  workspace = join(folder, 'workspace');
  const builder = new RepositoryBuilder();
  builder.commit({ message: 'Start', files: { 'a.py': 'await f()\n' } });
  builder.commit({ message: 'Do not wait\n\nFixes #7', files: { 'a.py': 'f()\n' } });
  builder.commit({ message: 'Go on', files: { 'b.py': 'g()\n' } });
  const origin = await builder.build();
  await runGit(folder, ['clone', '--quiet', '--depth=1', `file://${origin.folder}`, workspace]);
  server = await GitHubServer.start([...thread.routes(), ...issueRoutes(issue()).slice(1), graphRoute([])]);
  server.add({
    method: 'GET',
    path: '/repos/o/r/collaborators/:login/permission',
    answer: () => ({ body: { permission: 'write', role_name: 'write', user: account('ada') } }),
  });
  const [loader, entry] = [
    import.meta.resolve('tsx'),
    fileURLToPath(new URL('../../src/cli.ts', import.meta.url)),
  ];
  const command = `#!/bin/sh\nexec "${process.execPath}" --import "${loader}" "${entry}" "$@"\n`;
  await writeFile(join(folder, 'issue-audit'), command);
  await chmod(join(folder, 'issue-audit'), 0o755);
  await writeFile(join(folder, 'output'), '');
  await writeFile(join(folder, 'summary'), '');
});

afterAll(async () => {
  await server.close();
});

/** `a<<end\nvalue\nend`, and `a=value`, as GitHub reads its file of outputs. */
async function outputs(): Promise<Record<string, string>> {
  const text = await readFile(join(folder, 'output'), 'utf8');
  const blocks = [...text.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)].map(([, name, , value]) => [
    name,
    value,
  ]);
  const lines = [...text.matchAll(/^([\w-]+)=(.*)$/gm)].map(([, name, value]) => [name, value]);
  return Object.fromEntries([...lines, ...blocks]) as Record<string, string>;
}

/** Runs the steps of the action as a runner does: expressions become variables, and bash runs the script. */
async function runAction(given: Record<string, string>, env: Record<string, string>): Promise<void> {
  const inputs = {
    ...Object.fromEntries(Object.entries(action.inputs).map(([name, one]) => [name, one.default])),
    ...given,
  };
  for (const step of action.runs.steps) {
    const made = await outputs();
    const values = Object.entries(step.env ?? {}).map(([name, expression]) => {
      const [, input] = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(expression) ?? [];
      const [, output] = /^\$\{\{ steps\.install\.outputs\.([\w-]+) \}\}$/.exec(expression) ?? [];
      return [name, input ? inputs[input] : made[output ?? '']] as const;
    });
    await promisify(execFile)('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run ?? ''], {
      cwd: workspace,
      env: { PATH: process.env.PATH ?? '', ...env, ...Object.fromEntries(values) },
    });
  }
}

it('the action answers /audit: outputs, summary, files, comments', async () => {
  const asked = thread.write('/audit', 'ada');
  const event = {
    action: 'created',
    issue: { number: 7 },
    comment: { id: asked.id, body: '/audit', user: { login: 'ada', type: 'User' } },
  };
  await writeFile(join(folder, 'event.json'), JSON.stringify(event));
  await runAction(
    {
      command: join(folder, 'issue-audit'),
      token: `ghp_${'abc123'.repeat(6)}`,
      patterns: 'python:await f()\n',
    },
    {
      HOME: folder,
      GITHUB_ACTIONS: 'true',
      GITHUB_API_URL: server.apiUrl,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_RUN_ID: '42',
      GITHUB_EVENT_NAME: 'issue_comment',
      GITHUB_EVENT_PATH: join(folder, 'event.json'),
      GITHUB_OUTPUT: join(folder, 'output'),
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
      RUNNER_TEMP: folder,
    },
  );
  // Two commits lay behind the shallow clone: without them there would be no fix to be found.
  expect(await outputs()).toMatchObject({
    status: 'RESOLVED',
    grade: expect.stringMatching(/^(proven|supported|claimed)$/),
    json: 'issue-audit/issue-7.json',
    'comment-url': 'https://github.com/o/r/issues/7#issuecomment-102',
  });
  expect(JSON.parse(await readFile(join(workspace, 'issue-audit/issue-7.json'), 'utf8'))).toMatchObject({
    issue: { key: '7' },
  });
  expect(await readFile(join(folder, 'summary'), 'utf8')).toMatch(/^# .*7/);
  expect(thread.reactions).toEqual(['eyes']);
  expect(thread.comments.map(({ body }) => body)).toEqual([
    '/audit',
    expect.stringContaining('[The whole audit](https://github.com/o/r/actions/runs/42)'),
    expect.stringContaining('Audited: **RESOLVED**'),
  ]);
  expect(server.problems).toEqual([]);
}, 60_000);
