import { describe, expect, it } from 'vitest';
import { readLineCountsOf } from '../../../src/clients/git/line-counts.js';
import { openClone } from '../../../src/clients/git/repository.js';
import { type BuiltRepository, RepositoryBuilder, type ScriptedCommit } from '../../repository-builder.js';

async function countsOf(built: BuiltRepository, ...commits: ScriptedCommit[]) {
  const { git } = await openClone(built.folder);
  const found = await readLineCountsOf(
    git,
    commits.map((commit) => commit.hash),
  );
  return commits.map((commit) => {
    const counts = found.get(commit.hash);
    return counts && [...counts];
  });
}

describe('readLineCountsOf', () => {
  it('counts lines, and none for binary files', async () => {
    const repo = new RepositoryBuilder();
    const one = repo.commit({ message: 'One', files: { 'a.py': 'a\nb\n', 'old.py': 'x\n' } });
    const two = repo.commit({
      message: 'Two',
      files: {
        'a.py': 'a\nc\nd\n',
        'raw.bin': Buffer.from([0, 1, 2]),
        'ta\tb\n.py': '1\n',
        'old.py': null,
      },
    });
    const nothing = repo.commit({ message: 'Nothing' });
    expect(await countsOf(await repo.build(), two, nothing, one)).toEqual([
      [
        ['a.py', { added: 2, deleted: 1 }],
        ['old.py', { added: 0, deleted: 1 }],
        ['raw.bin', { added: null, deleted: null }],
        ['ta\tb\n.py', { added: 1, deleted: 0 }],
      ],
      [],
      [
        ['a.py', { added: 2, deleted: 0 }],
        ['old.py', { added: 1, deleted: 0 }],
      ],
    ]);
  });

  it('counts a merge against its first parent', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'Root', files: { 'a.py': '1\n', 'b.py': '1\n' } });
    repo.commit({ message: 'Theirs', files: { 'b.py': '2\n3\n' }, branch: 'side' });
    repo.commit({ message: 'Ours', files: { 'a.py': '2\n' } });
    const merge = repo.merge('side');
    expect(await countsOf(await repo.build(), merge)).toEqual([[['b.py', { added: 2, deleted: 1 }]]]);
  });

  it('says which commits it could not count, and counts the others', async () => {
    const repo = new RepositoryBuilder();
    const one = repo.commit({ message: 'One', files: { 'a.py': 'a\n' } });
    const lost = repo.commit({ message: 'Two', files: { 'a.py': 'b\n' } });
    const after = repo.commit({ message: 'Three', files: { 'a.py': 'c\n' } });
    const other = repo.commit({ message: 'Four', files: { 'b.py': 'd\n' } });
    const built = await repo.build();
    await built.lose(`${lost.hash}:a.py`);
    const added = { added: 1, deleted: 0 };
    expect(await countsOf(built, one, lost, after, other)).toEqual([
      [['a.py', added]],
      null,
      null,
      [['b.py', added]],
    ]);
  });

  it('counts nothing in a clone without file contents, and fetches none', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'One', files: { 'a.py': 'a\n' } });
    const two = repo.commit({ message: 'Two', files: { 'a.py': 'b\n' } });
    const partial = await (await repo.build()).clone({ filter: 'blob:none', checkout: false });
    expect(await countsOf(partial, two)).toEqual([null]);
    expect(await countsOf(partial, two)).toEqual([null]);
  });

  it('does not count the files at which a shallow clone is cut', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'One', files: { 'a.py': '1\n' } });
    const cut = repo.commit({ message: 'Two', files: { 'a.py': '2\n' } });
    const whole = repo.commit({ message: 'Three', files: { 'a.py': '3\n' } });
    const shallow = await (await repo.build()).clone({ depth: 2 });
    expect(await countsOf(shallow, whole, cut)).toEqual([[['a.py', { added: 1, deleted: 1 }]], null]);
  });
});
