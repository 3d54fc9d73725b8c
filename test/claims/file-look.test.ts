import { describe, expect, it } from 'vitest';
import { ClassScan } from '../../src/claims/check/look/class-scan.js';
import { lookAtFiles } from '../../src/claims/check/look/file-look.js';
import { WordScan } from '../../src/claims/check/look/word-scan.js';
import { openClone } from '../../src/clients/git/repository.js';
import { readTree } from '../../src/clients/git/tree.js';
import { RepositoryBuilder } from '../repository-builder.js';

describe('the files of a revision are read once', () => {
  it('for words, for classes, and for who wants some files only', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({
      message: 'First',
      files: {
        'a/b.py': 'class Hub(Base):\n    pass\n',
        'a/copy.py': 'class Hub(Base):\n    pass\n',
        'c.ts': 'export abstract class Store {}\n// class Hub\n',
        'd.py': '  class Inner:\n    x = "class Hidden"\nclass Hub2: pass\nclass Hub: pass\n',
      },
    });
    const { git } = await openClone((await repo.build()).folder);
    const clone = await openClone(git.folder);
    const tree = await readTree(clone.git, 'HEAD');
    const words = new WordScan(new Set(['Hub', 'Base']));
    const classes = new ClassScan(tree.map(({ path }) => path));
    const seen: string[] = [];
    const some = {
      wants: (path: string) => path.startsWith('a/c') || path === 'c.ts',
      look: (paths: readonly string[]) => void seen.push(...paths),
    };
    const { filesRead, unread } = await lookAtFiles(clone, tree, [words, classes, some]);
    expect([filesRead, unread]).toEqual([4, []]);
    expect(seen.sort()).toEqual(['a/copy.py', 'c.ts']);
    const places = (word: string) =>
      words
        .found()
        .linesOf(word)
        .map(({ path, line }) => `${path}:${line}`);
    expect(places('Hub')).toEqual(['a/b.py:1', 'a/copy.py:1', 'c.ts:2', 'd.py:4']);
    expect(places('Base')).toEqual(['a/b.py:1', 'a/copy.py:1']);
    const files = ['Hub', 'Store', 'Inner', 'Hidden', 'Hub2'].map((name) => classes.fileOf(name));
    expect(files).toEqual(['a/b.py', 'c.ts', 'd.py', null, 'd.py']);
  });

  it('and not at all where nothing is looked for', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'First', files: { 'a.py': 'x\n' } });
    const clone = await openClone((await repo.build()).folder);
    const tree = await readTree(clone.git, 'HEAD');
    expect(await lookAtFiles(clone, tree, [new WordScan(new Set())])).toEqual({ filesRead: 0, unread: [] });
  });
});
