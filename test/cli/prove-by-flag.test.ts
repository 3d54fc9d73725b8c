import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { RepositoryBuilder, temporaryFolder } from '../repository-builder.js';
import { runCli } from './run-cli.js';

/** A repository whose configuration would leave a file behind if any of its commands ran. */
async function hostile(): Promise<{ folder: string; mark: string }> {
  const mark = join(await temporaryFolder('mark'), 'ran');
  const repo = new RepositoryBuilder();
  repo.commit({ message: 'Start', files: { 'lib/a.js': 'exports.a = 1;\n' } });
  repo.commit({
    message: 'Fix #7',
    files: {
      'lib/a.js': 'exports.a = 2;\n',
      'test/issue-7.test.js': "require('../lib/a');\n",
      'issue-audit.yml': `prove:\n  setUp: echo set-up >> '${mark}'\n  build: echo build >> '${mark}'\n  test: echo test >> '${mark}'; echo '1..0'\n`,
    },
  });
  return { folder: (await repo.build()).folder, mark };
}

it('commands that a repository’s own configuration gives run only when the person asks for proof', async () => {
  const { folder, mark } = await hostile();
  const cwd = await temporaryFolder('work');
  for (const argv of [['7'], ['7', '--json'], ['list'], ['status', '7'], ['board']]) {
    const ran = await runCli([...argv, '--repo', folder], { cwd });
    expect(ran.code, ran.err).toBe(0);
    expect(existsSync(mark), argv.join(' ')).toBe(false);
  }
  // The block is one that runs: else its staying silent would show nothing.
  await runCli(['7', '--prove', '--repeat', '1', '--repo', folder], { cwd, env: { PATH: process.env.PATH } });
  expect(existsSync(mark)).toBe(true);
});
