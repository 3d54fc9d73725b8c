import { describe, expect, it } from 'vitest';
import { readDiff } from '../../../src/clients/git/diff-hunks.js';
import { readFileHistories, readVersions } from '../../../src/clients/git/file-history.js';
import { openClone } from '../../../src/clients/git/repository.js';
import { RepositoryBuilder } from '../../repository-builder.js';

describe('the hunks between two commits', () => {
  it('have the old and the new lines, for every kind of change', async () => {
    const repo = new RepositoryBuilder();
    const before = repo.commit({
      message: 'Start',
      files: {
        'changed.c': 'a\n-- b\nc\n',
        'gone.c': 'x\n',
        'moved.c': 'long enough\nto be\nseen again\nas the same\n',
        'picture.png': Buffer.from([0, 1, 2]),
        'no-end.txt': 'one',
      },
    });
    const after = repo.commit({
      message: 'Change',
      rename: { 'moved.c': 'här "x".c' },
      files: {
        'changed.c': 'a\n++ B\nc\nd\n',
        'gone.c': null,
        'new.c': 'n\n',
        'picture.png': Buffer.from([0, 3]),
        'no-end.txt': 'one\n',
        'här "x".c': 'long enough\nto be\nseen again\nas another\n',
      },
    });
    const clone = await openClone((await repo.build()).folder);
    const diff = await readDiff(clone.git, before.hash, after.hash);
    const byPath = new Map(diff?.map((file) => [file.path, file]));
    expect([...byPath.keys()].sort()).toEqual(
      ['changed.c', 'gone.c', 'här "x".c', 'new.c', 'no-end.txt', 'picture.png'].sort(),
    );
    expect(byPath.get('changed.c')?.hunks).toEqual([
      { oldStart: 2, oldLines: ['-- b'], newStart: 2, newLines: ['++ B'] },
      { oldStart: 3, oldLines: [], newStart: 4, newLines: ['d'] },
    ]);
    expect(byPath.get('gone.c')).toMatchObject({ status: 'deleted', hunks: [{ oldLines: ['x'] }] });
    expect(byPath.get('new.c')).toMatchObject({ status: 'added', oldOid: null });
    expect(byPath.get('picture.png')).toMatchObject({ binary: true, hunks: [] });
    expect(byPath.get('no-end.txt')?.hunks).toEqual([
      { oldStart: 1, oldLines: ['one'], newStart: 1, newLines: ['one'] },
    ]);
    expect(byPath.get('här "x".c')).toMatchObject({
      status: 'renamed',
      oldPath: 'moved.c',
      hunks: [{ oldStart: 4, oldLines: ['as the same'], newLines: ['as another'] }],
    });
  });

  it('are not led astray by lines that look like the headers of a patch', async () => {
    const repo = new RepositoryBuilder();
    const before = repo.commit({ message: 'Start', files: { 'a.txt': 'x\n', 'b.txt': 'y\n' } });
    const trap = 'diff --git a/a.txt b/a.txt\n@@ -1 +1 @@\n-- a/evil\n\0'.replace('\0', '');
    const after = repo.commit({ message: 'Trap', files: { 'a.txt': `${trap}`, 'b.txt': 'z\n' } });
    const clone = await openClone((await repo.build()).folder);
    const diff = await readDiff(clone.git, before.hash, after.hash);
    expect(diff?.map((file) => [file.path, file.hunks.length])).toEqual([
      ['a.txt', 1],
      ['b.txt', 1],
    ]);
    expect(diff?.[1]?.hunks[0]?.newLines).toEqual(['z']);
  });
});

describe('the history of files', () => {
  it('is read in one walk, newest first, to a limit for each file', async () => {
    const repo = new RepositoryBuilder();
    const start = repo.commit({ message: 'Start', files: { 'a b.c': '1\n', 'ü".c': '1\n' } });
    const second = repo.commit({ message: 'Second', files: { 'a b.c': '2\n' } });
    const third = repo.commit({ message: 'Third', files: { 'a b.c': '3\n', 'ü".c': '3\n' } });
    const clone = await openClone((await repo.build()).folder);
    const histories = await readFileHistories(clone.git, third.hash, ['a b.c', 'ü".c'], 2);
    const commits = (path: string) => histories?.get(path)?.map((version) => version.commit);
    expect(commits('a b.c')).toEqual([third.hash, second.hash]);
    expect(commits('ü".c')).toEqual([third.hash, start.hash]);
    const versions = await readVersions(clone.git, new Map([[start.hash, 'a b.c']]));
    expect(versions).toEqual([
      { commit: start.hash, hunks: [{ oldStart: 0, oldLines: [], newStart: 1, newLines: ['1'] }] },
    ]);
  });
});
