import { describe, expect, it } from 'vitest';
import { openClone } from '../../../src/clients/git/repository.js';
import { readTree } from '../../../src/clients/git/tree.js';
import { EnvironmentError } from '../../../src/errors.js';
import { RepositoryBuilder } from '../../repository-builder.js';

describe('readTree', () => {
  it('gives every file of the revision, whatever its name, and what it is', async () => {
    const repo = new RepositoryBuilder();
    const names = ['a b.py', 'new\nline.py', 'quo"te.py', 'tab\there.py', 'ünï/🎉.py'];
    const commit = repo.commit({
      message: 'First',
      files: {
        ...Object.fromEntries(names.map((name) => [name, 'x\n'])),
        run: { executable: 'x\n' },
        link: { symlink: '/etc/passwd' },
        module: { submodule: '1'.repeat(40) },
      },
    });
    repo.commit({ message: 'Later', files: { 'later.py': 'x\n' } });
    const { git } = await openClone((await repo.build()).folder);
    const files = await readTree(git, commit.hash);
    expect(files.map((file) => file.path)).toEqual([
      ...names.slice(0, 1),
      'link',
      'module',
      'new\nline.py',
      'quo"te.py',
      'run',
      'tab\there.py',
      'ünï/🎉.py',
    ]);
    expect(Object.fromEntries(files.map(({ path, kind }) => [path, kind]))).toMatchObject({
      'a b.py': 'file',
      run: 'executable',
      link: 'symlink',
      module: 'submodule',
    });
    expect(files.find((file) => file.path === 'module')?.oid).toBe('1'.repeat(40));
  });

  it('gives the whole tree from inside a folder, and nothing for an empty commit', async () => {
    const repo = new RepositoryBuilder();
    const empty = repo.commit({ message: 'Empty' });
    const commit = repo.commit({ message: 'Files', files: { 'a/b/c.py': 'x\n', 'top.py': 'x\n' } });
    const built = await repo.build();
    const { git } = await openClone(`${built.folder}/a/b`);
    expect((await readTree(git, commit.hash)).map((file) => file.path)).toEqual(['a/b/c.py', 'top.py']);
    expect(await readTree(git, empty.hash)).toEqual([]);
  });

  it('explains a clone that was made without trees', async () => {
    const repo = new RepositoryBuilder();
    const commit = repo.commit({ message: 'First', files: { 'in/a.py': 'x\n' } });
    const treeless = await (await repo.build()).clone({ filter: 'tree:0', checkout: false });
    const { git } = await openClone(treeless.folder);
    await expect(readTree(git, commit.hash)).rejects.toThrow(EnvironmentError);
  });

  it('fails aloud for what is no tree', async () => {
    const built = await new RepositoryBuilder().build();
    const { git } = await openClone(built.folder);
    await expect(readTree(git, '1'.repeat(40))).rejects.toThrow('git ls-tree ended with code 128');
  });
});
