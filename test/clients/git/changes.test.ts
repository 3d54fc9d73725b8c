import { describe, expect, it } from 'vitest';
import { readChanges } from '../../../src/clients/git/changes.js';
import { openClone } from '../../../src/clients/git/repository.js';
import { type BuiltRepository, RepositoryBuilder } from '../../repository-builder.js';

const LONG = Array.from({ length: 40 }, (_, i) => `line ${i}\n`).join('');

async function gitOf(built: BuiltRepository) {
  return (await openClone(built.folder)).git;
}

describe('readChanges', () => {
  it('gives every kind of change, against nothing for a root commit', async () => {
    const repo = new RepositoryBuilder();
    const root = repo.commit({
      message: 'Root',
      files: { 'keep.py': '1\n', 'go.py': '1\n', 'move.py': LONG, 'type.py': '1\n', 'odd\n"name".py': '1\n' },
    });
    const next = repo.commit({
      message: 'Next',
      rename: { 'move.py': 'moved/here.py' },
      files: {
        'keep.py': '2\n',
        'go.py': null,
        'come.py': 'new\n',
        'moved/here.py': `${LONG}more\n`,
        'type.py': { symlink: 'keep.py' },
        'odd\n"name".py': '2\n',
      },
    });
    const empty = repo.commit({ message: 'Nothing' });
    const git = await gitOf(await repo.build());
    const found = await readChanges(git, [next.hash, empty.hash, root.hash]);

    expect(found.get(next.hash)?.map(({ status, oldPath, path }) => [status, oldPath, path])).toEqual([
      ['added', null, 'come.py'],
      ['deleted', null, 'go.py'],
      ['modified', null, 'keep.py'],
      ['renamed', 'move.py', 'moved/here.py'],
      ['modified', null, 'odd\n"name".py'],
      ['type-changed', null, 'type.py'],
    ]);
    expect(found.get(next.hash)?.[0]).toMatchObject({
      oldOid: null,
      newOid: await git.raw('rev-parse', `${next.hash}:come.py`).then((t) => t.trim()),
    });
    expect(found.get(next.hash)?.[1]?.newOid).toBeNull();
    expect(found.get(empty.hash)).toEqual([]);
    expect(found.get(root.hash)?.map((change) => change.status)).toEqual(Array(5).fill('added'));
  });

  it('compares a merge with its first parent only, once', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'Root', files: { 'a.py': '1\n', 'b.py': '1\n' } });
    repo.commit({ message: 'Theirs', files: { 'b.py': '2\n' }, branch: 'side' });
    const ours = repo.commit({ message: 'Ours', files: { 'a.py': '2\n' } });
    const merge = repo.merge('side');
    const found = await readChanges(await gitOf(await repo.build()), [merge.hash, ours.hash]);
    expect(found.get(merge.hash)?.map((change) => change.path)).toEqual(['b.py']);
    expect(found.get(ours.hash)?.map((change) => change.path)).toEqual(['a.py']);
  });

  it('shows submodules, also where a setting hides them', async () => {
    const repo = new RepositoryBuilder();
    const settings = '[submodule "lib"]\n\tpath = lib\n\turl = ../lib\n\tignore = all\n';
    repo.commit({ message: 'One', files: { '.gitmodules': settings, lib: { submodule: '1'.repeat(40) } } });
    const two = repo.commit({ message: 'Two', files: { lib: { submodule: '2'.repeat(40) } } });
    const built = await repo.build();
    await built.git('config', 'diff.ignoreSubmodules', 'all');
    const found = await readChanges(await gitOf(built), [two.hash]);
    expect(found.get(two.hash)?.map((change) => change.newOid)).toEqual(['2'.repeat(40)]);
  });

  it('works in sha256 repositories and in a clone without file contents', async () => {
    for (const objectFormat of ['sha1', 'sha256'] as const) {
      const repo = new RepositoryBuilder({ objectFormat });
      repo.commit({ message: 'One', files: { 'a.py': LONG, 'same.py': 'x\n' } });
      const two = repo.commit({
        message: 'Two',
        rename: { 'a.py': 'b.py', 'same.py': 'other.py' },
        files: { 'b.py': `${LONG}more\n` },
      });
      const partial = await (await repo.build()).clone({ filter: 'blob:none', checkout: false });
      const found = await readChanges(await gitOf(partial), [two.hash]);
      expect(found.get(two.hash)?.map(({ status, path }) => [status, path])).toEqual([
        ['deleted', 'a.py'],
        ['added', 'b.py'],
        ['renamed', 'other.py'],
      ]);
    }
  });

  it('gives what it can where trees are missing', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'One', files: { 'a.py': '1\n' } });
    const lost = repo.commit({ message: 'Two', files: { 'a.py': '2\n' } });
    repo.commit({ message: 'Three', files: { 'a.py': '3\n' } });
    const whole = repo.commit({ message: 'Four', files: { 'a.py': '4\n' } });
    const built = await repo.build();
    await built.lose(`${lost.hash}^{tree}`);
    const found = await readChanges(await gitOf(built), [lost.hash, whole.hash]);
    expect(found.get(lost.hash)).toEqual([]);
    expect(found.get(whole.hash)?.map((change) => change.path)).toEqual(['a.py']);
  });

  it('does not take the files at which a shallow clone is cut for a change', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'One', files: { 'a.py': '1\n', 'b.py': '1\n' } });
    const cut = repo.commit({ message: 'Two', files: { 'a.py': '2\n' } });
    const whole = repo.commit({ message: 'Three', files: { 'b.py': '3\n' } });
    const shallow = await (await repo.build()).clone({ depth: 2 });
    const found = await readChanges(await gitOf(shallow), [whole.hash, cut.hash]);
    expect(found.get(cut.hash)).toEqual([]);
    expect(found.get(whole.hash)?.map((change) => change.path)).toEqual(['b.py']);
  });

  it('asks nothing for no commits', async () => {
    expect(await readChanges(await gitOf(await new RepositoryBuilder().build()), [])).toEqual(new Map());
  });
});
