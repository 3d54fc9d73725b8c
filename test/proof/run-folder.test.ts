import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, symlink, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeRunFolder, removeTree } from '../../src/proof/run-folder.js';

const parentFolder = () => mkdtemp(join(tmpdir(), 'runs-'));

/** What a run leaves behind that was killed: its folder, and a process that carries its mark. */
async function leftBehind(parent: string, pid: number) {
  const mark = 'run-0123456789ab';
  await mkdir(join(parent, mark, 'tree'), { recursive: true });
  await writeFile(
    join(parent, mark, 'owner.json'),
    JSON.stringify({ pid, started: 'long ago', host: hostname() }),
  );
  return mark;
}

describe('the folder of a run', () => {
  it('is removed with everything in it, also where a test took the rights away', async () => {
    const parent = await parentFolder();
    const run = await makeRunFolder(parent);
    await mkdir(join(run.path, 'tree', 'locked', 'deep'), { recursive: true });
    await chmod(join(run.path, 'tree', 'locked'), 0o000);
    await run.remove();
    expect(await readdir(parent)).toEqual([]);
  });

  it('is left alone while its run goes on', async () => {
    const parent = await parentFolder();
    const first = await makeRunFolder(parent);
    const second = await makeRunFolder(parent);
    expect((await readdir(parent)).sort()).toEqual([first.mark, second.mark].sort());
  });

  it('is left alone while its mark is being written', async () => {
    const parent = await parentFolder();
    await mkdir(join(parent, 'run-0123456789ab'));
    await writeFile(join(parent, 'run-0123456789ab', 'owner.json'), '{"pid":');
    const run = await makeRunFolder(parent);
    expect((await readdir(parent)).sort()).toEqual(['run-0123456789ab', run.mark].sort());
  });

  it('is made in no folder that a link leads to', async () => {
    const parent = await parentFolder();
    await symlink(await parentFolder(), join(parent, 'runs'));
    await expect(makeRunFolder(join(parent, 'runs'))).rejects.toThrow(/no folder/);
  });

  it('is taken away by the next run after a kill, with the processes of that run', async () => {
    const parent = await parentFolder();
    // The number of a process that is alive, but was started at another time.
    const mark = await leftBehind(parent, process.pid);
    const orphan = spawn('sleep', ['60'], {
      env: { PATH: process.env.PATH, ISSUE_AUDIT_PROOF_RUN: mark },
      stdio: 'ignore',
    });
    await once(orphan, 'spawn');
    const ended = once(orphan, 'exit');
    const run = await makeRunFolder(parent);
    expect(await readdir(parent)).toEqual([run.mark]);
    const [, signal] = await ended;
    expect(signal).toBe('SIGKILL');
  });

  it('touches nothing that it did not make', async () => {
    const parent = await parentFolder();
    await writeFile(join(parent, 'mine.txt'), 'x');
    await makeRunFolder(parent);
    expect(await readdir(parent)).toContain('mine.txt');
  });
});

describe('removing a tree', () => {
  it('does not follow links out of it', async () => {
    const outside = await parentFolder();
    await writeFile(join(outside, 'kept.txt'), 'x');
    const tree = await parentFolder();
    await symlink(outside, join(tree, 'link'));
    await removeTree(tree);
    expect(await readdir(outside)).toEqual(['kept.txt']);
  });
});
