import { mkdir, realpath, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openClone, resolveCommit } from '../../../src/clients/git/repository.js';
import { InputError } from '../../../src/errors.js';
import { RepositoryBuilder, runGit, temporaryFolder } from '../../repository-builder.js';

async function realRoot(clone: { root: string | null }): Promise<string | null> {
  return clone.root === null ? null : realpath(clone.root);
}

describe('openClone', () => {
  it('opens a work tree from its root and from any folder in it', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'First', files: { 'in/side/a.py': '1\n' } });
    const built = await repo.build();
    const root = await realpath(built.folder);
    for (const folder of [built.folder, join(built.folder, 'in/side')]) {
      const clone = await openClone(folder);
      expect(clone.bare).toBe(false);
      expect(await realRoot(clone)).toBe(root);
      expect(await realpath(clone.gitDir)).toBe(join(root, '.git'));
    }
  });

  it('believes no configuration that puts the work tree elsewhere', async () => {
    const repo = new RepositoryBuilder();
    const first = repo.commit({ message: 'First', files: { 'a.py': '' } });
    const built = await repo.build();
    await runGit(built.folder, ['config', 'core.worktree', join(built.folder, '..')]);
    const clone = await openClone(built.folder);
    expect([clone.root, clone.git.folder]).toEqual([null, built.folder]);
    expect(await resolveCommit(clone.git, 'HEAD')).toBe(first.hash);
  });

  it('opens bare repositories, linked worktrees, submodules and the git directory itself', async () => {
    const library = new RepositoryBuilder();
    const inner = library.commit({ message: 'Library', files: { 'lib.py': 'x\n' } });
    const repo = new RepositoryBuilder();
    const first = repo.commit({ message: 'First', files: { lib: { submodule: inner.hash } } });
    const built = await repo.build();
    const bare = await openClone((await repo.build({ bare: true })).folder);
    const linked = await openClone((await built.worktree('HEAD', { detach: true })).folder);
    const submodule = await openClone((await built.fillSubmodule('lib', await library.build())).folder);
    const inside = await openClone(join(built.folder, '.git'));

    expect([bare.bare, bare.root]).toEqual([true, null]);
    expect(linked.bare).toBe(false);
    expect(inside.root).toBeNull();
    for (const clone of [bare, linked, inside])
      expect(await resolveCommit(clone.git, 'HEAD')).toBe(first.hash);
    expect(await resolveCommit(submodule.git, 'HEAD')).toBe(inner.hash);
    expect(await realRoot(submodule)).toBe(await realpath(join(built.folder, 'lib')));
  });

  it('says what is wrong with what it was given', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file'), '');
    await expect(openClone(join(folder, 'nowhere'))).rejects.toThrow(InputError);
    await expect(openClone(join(folder, 'file'))).rejects.toThrow('there is no folder');
    await expect(openClone(folder)).rejects.toThrow('is not in a git repository');
    await mkdir(join(folder, '.git'));
    await expect(openClone(folder)).rejects.toThrow('is not in a git repository');
  });

  it('is not led elsewhere by the environment', async () => {
    const one = new RepositoryBuilder();
    const right = one.commit({ message: 'Right' });
    const two = new RepositoryBuilder();
    two.commit({ message: 'Wrong' });
    const other = await two.build();
    const before = process.env.GIT_DIR;
    process.env.GIT_DIR = join(other.folder, '.git');
    try {
      const clone = await openClone((await one.build()).folder);
      expect(await resolveCommit(clone.git, 'HEAD')).toBe(right.hash);
    } finally {
      if (before === undefined) delete process.env.GIT_DIR;
      else process.env.GIT_DIR = before;
    }
  });
});

describe('resolveCommit', () => {
  it('takes branches, tags, hashes short and long, and relative names', async () => {
    for (const objectFormat of ['sha1', 'sha256'] as const) {
      const repo = new RepositoryBuilder({ objectFormat });
      const first = repo.commit({ message: 'First', files: { 'a.py': '1\n' } });
      const second = repo.commit({ message: 'Second', branch: 'fix/ü-7' });
      repo.tag('v1', first, { message: 'One' });
      const { git } = await openClone((await repo.build()).folder);
      const asked = ['v1', 'v1^{}', 'main', first.hash, first.short, 'fix/ü-7~1', 'refs/tags/v1'];
      for (const name of asked) expect(await resolveCommit(git, name)).toBe(first.hash);
      expect(await resolveCommit(git, 'fix/ü-7')).toBe(second.hash);
    }
  });

  it('takes nothing else, however it is written', async () => {
    const repo = new RepositoryBuilder();
    const first = repo.commit({ message: 'First', files: { 'a.py': '1\n' } });
    const built = await repo.build();
    const { git } = await openClone(built.folder);
    const hostile = [
      '',
      ' ',
      '-h',
      '--help',
      '--all',
      '--git-dir',
      '--output=pwned',
      '--end-of-options',
      'no-such-branch',
      'HEAD:a.py',
      'HEAD^{tree}',
      'HEAD..main',
      'main --all',
      'HEAD\n--all',
      'HEAD\0',
      '$(touch pwned)',
      '0'.repeat(40),
      first.snapshot.get('a.py')?.oid ?? '',
    ];
    for (const revision of hostile) {
      await expect(resolveCommit(git, revision), JSON.stringify(revision)).rejects.toThrow(InputError);
    }
    expect(await built.git('status', '--porcelain')).toBe('');
  });

  it('explains a repository without commits', async () => {
    const { git } = await openClone((await new RepositoryBuilder().build()).folder);
    await expect(resolveCommit(git, 'HEAD')).rejects.toMatchObject({
      message: 'there is no commit "HEAD" in this repository',
      advice: 'The repository has no commit yet.',
    });
  });
});
