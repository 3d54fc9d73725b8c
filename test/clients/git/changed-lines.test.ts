import { describe, expect, it } from 'vitest';
import { readChangedLines } from '../../../src/clients/git/changed-lines.js';
import { openClone } from '../../../src/clients/git/repository.js';
import { RepositoryBuilder } from '../../repository-builder.js';

describe('readChangedLines', () => {
  it('gives what a commit took out and put in, and of a merge what it brought to its first parent', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'One', files: { 'a.py': 'a\nb\n' } });
    const side = repo.commit({ message: 'Two', files: { 'a.py': 'a\n--- b\n' }, branch: 'side' });
    repo.switchTo('main');
    repo.commit({ message: 'Three', files: { 'other.py': 'x\n' } });
    const merge = repo.merge('side');
    const { git } = await openClone((await repo.build()).folder);
    const found = await readChangedLines(git, [side.hash, merge.hash]);
    const changed = new Map([['a.py', { added: ['--- b'], removed: ['b'] }]]);
    expect(found.get(side.hash)).toEqual(changed);
    expect(found.get(merge.hash)).toEqual(changed);
  });

  it('passes over a commit whose content is not here, and over no other', async () => {
    const repo = new RepositoryBuilder();
    const commits = ['1', '2', '3', '4'].map((n) => repo.commit({ message: n, files: { 'a.py': `${n}\n` } }));
    const built = await repo.build();
    await built.lose(`${commits[1]?.hash}:a.py`);
    const { git } = await openClone(built.folder);
    const found = await readChangedLines(
      git,
      commits.map(({ hash }) => hash),
    );
    expect(commits.map(({ hash }) => found.has(hash))).toEqual([true, false, false, true]);
  });
});
