import { readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { TOOL } from '../../src/tool.js';
import { type BuiltRepository, RepositoryBuilder, temporaryFolder } from '../repository-builder.js';
import { runProcess } from './run-cli.js';

let built: BuiltRepository;
beforeAll(async () => {
  const builder = new RepositoryBuilder();
  for (const n of [1, 2, 3]) builder.commit({ message: `Fix #${n}`, files: { 'a.py': `x = ${n}\n` } });
  built = await builder.build();
});

/** A folder with a program called git that does what the script says, and node. */
async function fakeGit(script: string): Promise<string> {
  const folder = await temporaryFolder('bin');
  await writeFile(join(folder, 'git'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  await symlink(process.execPath, join(folder, 'node'));
  return folder;
}

test('the version', async () => {
  expect(await runProcess(['--version'])).toEqual({ code: 0, out: `${TOOL.version}\n`, err: '' });
});

test('an audit from end to end; the date follows SOURCE_DATE_EPOCH', async () => {
  const cwd = await temporaryFolder('work');
  const ran = await runProcess(['2', '--repo', built.folder, '--json', '--quiet'], {
    cwd,
    env: { SOURCE_DATE_EPOCH: '86400' },
  });
  expect([ran.code, ran.err]).toEqual([0, '']);
  expect(JSON.parse(ran.out)).toMatchObject({ date: '1970-01-02', issue: { key: '2' } });
});

test.each(['throw new Error("boom")', 'Promise.reject(new Error("boom"))'])(
  'what nobody caught ends with 4: %s',
  async (code) => {
    // It goes wrong as soon as somebody listens for it.
    const hook = `process.on('newListener', (name) => { if (name === 'unhandledRejection') setImmediate(() => { ${code} }); })`;
    const imports = [`data:text/javascript,${encodeURIComponent(hook)}`];
    const ran = await runProcess(['doctor', '--repo', built.folder], { imports });
    expect([ran.code, ran.err]).toEqual([4, expect.stringContaining('Internal error: boom')]);
  },
);

describe('git that cannot be used', () => {
  test('missing', async () => {
    const empty = await temporaryFolder('bin');
    const ran = await runProcess(['1', '--repo', built.folder], { cwd: empty, env: { PATH: empty } });
    expect([ran.code, ran.err]).toEqual([3, expect.stringContaining('git could not be started')]);
    const doctor = await runProcess(['doctor', '--json'], { cwd: empty, env: { PATH: empty } });
    expect([doctor.code, doctor.out]).toEqual([3, expect.stringContaining('Install git')]);
  });

  test('too old', async () => {
    const PATH = await fakeGit('echo git version 1.8.3');
    const ran = await runProcess(['1', '--repo', built.folder], { cwd: built.folder, env: { PATH } });
    expect([ran.code, ran.err]).toEqual([3, expect.stringContaining('git 1.8.3 is too old')]);
  });
});

describe('ended early', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('%s: children end, no file stays, 130', async (signal) => {
    // This git answers its version and then takes for ever.
    const [cwd, marks] = [await temporaryFolder('work'), await temporaryFolder('marks')];
    const PATH = await fakeGit(
      `case "$*" in *version*) echo git version 2.40.0;; *) : > ${marks}/started; exec /bin/sleep 60;; esac`,
    );
    const ran = await runProcess(['1', '--repo', built.folder, '--verbose'], {
      cwd,
      env: { PATH },
      during: (child) => {
        const poll = setInterval(async () => {
          if ((await readdir(marks)).length === 0) return;
          clearInterval(poll);
          child.kill(signal);
        }, 50);
      },
    });
    expect([ran.code, ran.err]).toEqual([130, expect.stringContaining('Interrupted')]);
    expect(await readdir(cwd)).toEqual([]);
  });

  test('whoever reads the output may stop: no error, and the files are there', async () => {
    const cwd = await temporaryFolder('work');
    const ran = await runProcess(['2', '--repo', built.folder, '--quiet'], {
      cwd,
      during: (child) => child.stdout?.destroy(),
    });
    expect([ran.code, ran.err]).toEqual([0, '']);
    const loud = await runProcess(['--help'], { during: (child) => child.stdout?.destroy() });
    expect([loud.code, loud.err]).toEqual([0, '']);
    const summary = await runProcess(['2', '--repo', built.folder], {
      cwd,
      during: (child) => child.stdout?.destroy(),
    });
    expect([summary.code, (await readdir(join(cwd, 'out'))).length]).toEqual([0, 3]);
    expect(summary.err).not.toContain('EPIPE');
  });
});
