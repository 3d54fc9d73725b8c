import { describe, expect, it } from 'vitest';
import { currentBranch, readRefs } from '../../../src/clients/git/refs.js';
import { openClone } from '../../../src/clients/git/repository.js';
import { RepositoryBuilder, runGit } from '../../repository-builder.js';

describe('readRefs', () => {
  it('gives a tag that does not say when it was made the date of its commit', async () => {
    const repo = new RepositoryBuilder();
    const commit = repo.commit({ message: 'First' });
    const built = await repo.build();
    const text = `object ${commit.hash}\ntype commit\ntag v0\n\nNobody made it\n`;
    const arguments_ = ['hash-object', '-t', 'tag', '-w', '--literally', '--stdin'];
    const tag = (await runGit(built.folder, arguments_, Buffer.from(text))).toString().trim();
    await built.git('update-ref', 'refs/tags/v0', tag);
    const { git } = await openClone(built.folder);
    const found = (await readRefs(git)).find((ref) => ref.name === 'v0');
    expect(found).toMatchObject({ commit: commit.hash, date: '2025-01-06T09:00:00+00:00' });
  });

  it('gives branches and tags of every kind with their commit, sorted by name', async () => {
    const repo = new RepositoryBuilder();
    const first = repo.commit({ message: 'First', files: { a: '1\n' } });
    const second = repo.commit({ message: 'Second', branch: 'fix/ümlaut' });
    repo.tag('v1', first).tag('v2', second, { message: 'Two' });
    const built = await repo.build({ remote: 'https://github.com/example/app.git' });
    await built.git('tag', '-a', '-m', 'Tag of a tag', 'v2-again', 'v2');
    await built.git('tag', 'of-a-file', `${first.hash}:a`);
    await built.git('update-ref', 'refs/remotes/origin/main', first.hash);
    await built.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
    const { git } = await openClone(built.folder);

    expect((await readRefs(git)).map(({ name, kind, commit }) => [name, kind, commit])).toEqual([
      ['fix/ümlaut', 'branch', second.hash],
      ['main', 'branch', first.hash],
      ['origin/main', 'branch', first.hash],
      ['v1', 'tag', first.hash],
      ['v2', 'tag', second.hash],
      ['v2-again', 'tag', second.hash],
    ]);
  });

  it('dates an annotated tag by its tagger', async () => {
    const repo = new RepositoryBuilder();
    const first = repo.commit({ message: 'First', date: '2025-03-01T10:00:00+02:00' });
    repo.tag('light', first);
    const built = await repo.build();
    await built.git('tag', '-a', '-m', 'One', 'v1', 'main');
    const refs = await readRefs((await openClone(built.folder)).git);
    expect(refs.map(({ name, date }) => [name, date])).toEqual([
      ['light', '2025-03-01T10:00:00+02:00'],
      ['main', '2025-03-01T10:00:00+02:00'],
      ['v1', '2025-01-01T00:00:00+00:00'],
    ]);
  });

  it('gives nothing for a repository without commits', async () => {
    const built = await new RepositoryBuilder().build();
    expect(await readRefs((await openClone(built.folder)).git)).toEqual([]);
  });
});

describe('currentBranch', () => {
  it('names the branch, and none for a detached HEAD', async () => {
    const repo = new RepositoryBuilder({ branch: 'work/7' });
    const first = repo.commit({ message: 'First' });
    const onBranch = await openClone((await repo.build()).folder);
    const detached = await openClone((await repo.build({ head: first })).folder);
    expect(await currentBranch(onBranch.git)).toBe('work/7');
    expect(await currentBranch(detached.git)).toBeNull();
  });
});
