import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Git, gitVersion } from '../../../src/clients/git/git.js';
import { gitEnvironment } from '../../../src/clients/git/hardening.js';
import { EnvironmentError, Interrupted } from '../../../src/errors.js';
import { RepositoryBuilder, temporaryFolder } from '../../repository-builder.js';

async function read(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString();
}

describe('Git', () => {
  it('gives output, throws in git’s words, and gives null where a no is an answer', async () => {
    const repo = new RepositoryBuilder();
    const first = repo.commit({ message: 'First' });
    const git = new Git((await repo.build()).folder);
    expect((await git.raw('rev-parse', 'HEAD')).trim()).toBe(first.hash);
    await expect(git.raw('rev-parse', '--verify', 'nothing')).rejects.toThrow('single revision');
    expect(await git.tryRaw('rev-parse', '--verify', 'nothing')).toBeNull();
  });

  it('takes every argument as it is: no shell reads it', async () => {
    const built = await new RepositoryBuilder().build();
    const git = new Git(built.folder);
    const odd = '$(touch pwned) `touch pwned`; touch pwned\n"\'*';
    const child = git.stream(['rev-parse', '--sq-quote', odd]);
    child.stdin.end();
    expect(await read(child.stdout)).toContain('$(touch pwned)');
    expect((await child.ended).code).toBe(0);
    expect(await built.git('status', '--porcelain')).toBe('');
  });

  it('tells the exit code and git’s complaint of a stream, and outlives a reader that stops', async () => {
    const git = new Git((await new RepositoryBuilder().build()).folder);
    const failing = git.stream(['cat-file', '-p', 'nothing']);
    failing.stdin.end();
    expect(await read(failing.stdout)).toBe('');
    expect(await failing.ended).toMatchObject({ code: 128, stderr: expect.stringContaining('nothing') });
    const stopped = git.stream(['cat-file', '--batch']);
    stopped.kill();
    expect((await stopped.ended).code).toBeNull();
    stopped.stdin.write('HEAD\n');
  });

  it('ends its children when it is interrupted', async () => {
    const controller = new AbortController();
    const git = new Git((await new RepositoryBuilder().build()).folder, { signal: controller.signal });
    // Waits for names on its input, for ever.
    const child = git.stream(['cat-file', '--batch']);
    controller.abort();
    expect((await child.ended).code).toBeNull();
    await expect(git.tryRaw('rev-parse', 'HEAD')).rejects.toThrow(Interrupted);
    await expect(gitVersion(git)).rejects.toThrow(Interrupted);
    expect(() => git.stream(['cat-file', '--batch'])).toThrow(Interrupted);
  });
});

describe('gitVersion', () => {
  async function gitSaying(text: string | null): Promise<Git> {
    const folder = await temporaryFolder('path');
    if (text !== null) {
      await writeFile(join(folder, 'git'), `#!/bin/sh\necho '${text}'\n`);
      await chmod(join(folder, 'git'), 0o755);
    }
    return new Git(folder, { env: { PATH: folder } });
  }

  it('reads versions as they are built by different hands', async () => {
    expect(await gitVersion(await gitSaying('git version 2.39.5'))).toBe('2.39.5');
    expect(await gitVersion(await gitSaying('git version 2.50.1 (Apple Git-155)'))).toBe('2.50.1');
    expect(await gitVersion(await gitSaying('git version 2.47.0.windows.2'))).toBe('2.47.0');
    expect(await gitVersion(await gitSaying('git version 3.0'))).toBe('3.0');
  });

  it.each([['git version 2.30.9'], ['git version 1.8.3.1'], ['something else'], [null]])(
    'refuses %s as a matter of the environment',
    async (text) => {
      await expect(gitVersion(await gitSaying(text))).rejects.toThrow(EnvironmentError);
    },
  );
});

describe('gitEnvironment', () => {
  it('hands over what git needs to run, and no secret or setting of ours', () => {
    const env = gitEnvironment({
      PATH: '/bin',
      HOME: '/home/ada',
      GITHUB_TOKEN: 's3cret',
      GIT_DIR: '/elsewhere',
      GIT_CONFIG_PARAMETERS: "'core.pager=x'",
      LD_PRELOAD: '/evil.so',
      LANG: 'de_DE.UTF-8',
    });
    expect(env).toMatchObject({ PATH: '/bin', HOME: '/home/ada', LC_ALL: 'C', GIT_ALLOW_PROTOCOL: 'none' });
    for (const name of ['GITHUB_TOKEN', 'GIT_DIR', 'GIT_CONFIG_PARAMETERS', 'LD_PRELOAD', 'LANG'])
      expect(env).not.toHaveProperty(name);
  });
});
