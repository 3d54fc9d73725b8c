import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { RepositoryBuilder } from '../../test/repository-builder.js';
import { type Fault, type Ground, processesIn, start } from './ground.js';

const TEST = `const { test } = require('node:test');
const { spawn } = require('node:child_process');
test('adds up', async () => {
  spawn('sleep', ['600'], { detached: true, stdio: 'ignore' }).unref();
  await new Promise((done) => setTimeout(done, 150));
  require('node:assert').equal(require('../lib/a').a, 2);
});
`;

/** A proof that is killed at moments spread over a whole run, while its tests run and have left processes of their own behind. */
export const killedProof: Fault = {
  name: 'proof killed at any moment',
  async inject(ground) {
    const repo = await build();
    const expected = await prove(ground, repo, 'undisturbed');
    const before = performance.now();
    await prove(ground, repo, 'measured');
    const whole = performance.now() - before;
    const kills = Math.ceil(ground.kills / 2);
    for (let i = 0; i < kills; i += 1) {
      const { child, ended } = start(argumentsOf(repo, 'killed', ground), await surroundings(ground));
      await wait((whole * (i + Math.random())) / kills);
      child.kill('SIGKILL');
      await ended;
    }
    const after = await prove(ground, repo, 'killed');
    const problems = expected.startsWith('["proven"')
      ? []
      : [`nothing was proven: ${expected.slice(0, 300)}`];
    if (after !== expected) problems.push(`the run after it gives another proof: ${after.slice(0, 300)}`);
    const left = await leftIn(ground);
    problems.push(...left, ...problemsOf(repo));
    return { injected: kills, problems, note: `over ${Math.round(whole)} ms` };
  },
};

async function build(): Promise<string> {
  const repo = new RepositoryBuilder();
  const manifest = { name: 'killed', version: '1.0.0', scripts: { test: 'node --test test/*.test.js' } };
  repo.commit({
    message: 'Start',
    files: { 'lib/a.js': 'exports.a = 1;\n', 'package.json': JSON.stringify(manifest) },
  });
  repo.commit({
    message: 'Fix #7',
    files: { 'lib/a.js': 'exports.a = 2;\n', 'test/issue-7.test.js': TEST },
  });
  return (await repo.build()).folder;
}

async function surroundings(ground: Ground) {
  const env = { PATH: process.env.PATH, HOME: ground.folder, TMPDIR: temporary(ground) };
  await mkdir(env.TMPDIR, { recursive: true });
  return { cwd: ground.folder, env };
}

function temporary(ground: Ground): string {
  return join(ground.folder, 'tmp');
}

function argumentsOf(repo: string, out: string, ground: Ground): string[] {
  const folders = [
    '--out',
    join(ground.folder, 'proof', out),
    '--cache-folder',
    join(ground.folder, 'proof-cache'),
  ];
  return ['7', '--repo', repo, '--prove', '--quiet', '--offline', ...folders];
}

/** The proof of a whole run, without what differs from run to run. */
async function prove(ground: Ground, repo: string, out: string): Promise<string> {
  const { code, err } = await start(argumentsOf(repo, out, ground), await surroundings(ground)).ended;
  if (code !== 0) return `ended with ${code}: ${err}`;
  const { proof } = JSON.parse(await readFile(join(ground.folder, 'proof', out, 'issue-7.json'), 'utf8'));
  return JSON.stringify([proof.result, proof.tests]);
}

async function leftIn(ground: Ground): Promise<string[]> {
  const folder = temporary(ground);
  const runs = await Promise.all(
    (await readdir(folder)).map(async (name) =>
      (await readdir(join(folder, name)).catch(() => [])).map((run) => `${name}/${run}`),
    ),
  );
  const processes = processesIn(folder);
  return [
    ...runs.flat().map((run) => `a folder was left: ${run}`),
    ...(processes.length > 0 ? [`processes left behind: ${processes.join(', ')}`] : []),
  ];
}

/** Nothing of a proof is written to the clone. */
function problemsOf(repo: string): string[] {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: repo, encoding: 'utf8' }).trim();
  const worktrees = git('worktree', 'list').split('\n').length;
  return [
    ...(worktrees === 1 ? [] : [`${worktrees} work trees`]),
    ...(git('status', '--porcelain') === '' ? [] : ['the work tree was changed']),
    ...(existsSync(join(repo, '.git', 'index.lock')) ? ['a lock was left'] : []),
  ];
}
