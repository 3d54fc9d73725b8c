import { describe, expect, it } from 'vitest';
import { openWholeHistory } from '../../src/analysis/code-history.js';
import { PathHistory } from '../../src/claims/check/history/path-history.js';
import { TextStore } from '../../src/claims/check/look/text-store.js';
import { openClone } from '../../src/clients/git/repository.js';
import { readTree } from '../../src/clients/git/tree.js';
import { collectHistory } from '../../src/collectors/history.js';
import { type BuiltRepository, RepositoryBuilder } from '../repository-builder.js';

/** Asks something of the past of HEAD, with and without the whole history read before. */
async function asked<T>(built: BuiltRepository, ask: (past: PathHistory) => Promise<T>): Promise<T> {
  const answers: T[] = [];
  for (const isRead of [false, true]) {
    const clone = await openClone(built.folder);
    const { graph, revision } = await collectHistory(clone, 'HEAD');
    if (isRead) await openWholeHistory(clone, { graph });
    const files = new Map((await readTree(clone.git, revision.commit)).map((file) => [file.path, file.oid]));
    const texts = new TextStore(clone.git);
    const oidOf = (path: string) => files.get(path) ?? null;
    const past = new PathHistory({ clone, graph, revision: revision.commit, texts, oidOf });
    answers.push(await ask(past).finally(() => texts.close()));
  }
  expect(answers[0]).toEqual(answers[1]);
  return answers[1] as T;
}

describe('the past of files', () => {
  it('tells which were deleted: by the end of their path, and below a folder from the root', async () => {
    const repo = new RepositoryBuilder();
    const [x, y] = ['x\n', 'y\n'];
    repo.commit({
      message: 'Add',
      files: { 'app/a.py': x, 'lib/app/a.py': y, 'app/old/b.py': x, 'app.py': y },
    });
    repo.commit({ message: 'Move', files: { 'app/a.py': null, 'app/old/b.py': null, 'c.py': x } });
    repo.commit({ message: 'Rest', files: { 'lib/app/a.py': null, 'c.py': y } });
    const built = await repo.build();
    const found = await asked(built, (past) =>
      Promise.all(
        ['a.py', 'app/a.py', 'app/old', 'old', 'p/a.py', 'app.py'].map((path) => past.deleted(path)),
      ),
    );
    expect(found).toEqual([
      ['app/a.py', 'lib/app/a.py'],
      ['app/a.py', 'lib/app/a.py'],
      ['app/old/b.py'],
      [],
      [],
      [],
    ]);
  });

  it('tells of the last few deletions only', async () => {
    const repo = new RepositoryBuilder();
    for (let i = 0; i < 7; i += 1) {
      repo.commit({ message: 'Add', files: { [`d${i}/a.py`]: 'x\n' } });
      repo.commit({ message: 'Delete', files: { [`d${i}/a.py`]: null } });
    }
    const built = await repo.build();
    const found = await asked(built, (past) => past.deleted('a.py'));
    expect(found).toEqual(['d2/a.py', 'd3/a.py', 'd4/a.py', 'd5/a.py', 'd6/a.py']);
  });

  it('says until when something was true, with the subject as git tells it', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'Add', files: { 'a.py': 'good\n' } });
    const broken = repo.commit({
      message: 'Break it,  \nin two lines\n\nFor a reason',
      files: { 'a.py': 'bad\n' },
    });
    repo.commit({ message: 'Later', files: { 'a.py': 'worse\n' } });
    const built = await repo.build();
    const isTrue = (texts: ReadonlyMap<string, string | null>) => texts.get('a.py') === 'good\n';
    const found = await asked(built, (past) => past.trueUntil({ paths: ['a.py'], isTrue }));
    expect(found).toMatchObject({ commit: broken.hash, subject: 'Break it, in two lines' });
    const never = await asked(built, (past) => past.trueUntil({ paths: ['a.py'], isTrue: () => false }));
    expect(never).toBeNull();
  });

  it('names the commit that a merge brought in, however often it is asked', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'Add', files: { 'a.py': 'good\n' } });
    repo.switchTo('side');
    const broken = repo.commit({ message: 'Break it', files: { 'a.py': 'bad\n' } });
    repo.commit({ message: 'Later', files: { 'b.py': 'x\n' } });
    repo.switchTo('main');
    repo.commit({ message: 'Other', files: { 'c.py': 'x\n' } });
    repo.merge('side');
    const built = await repo.build();
    const isTrue = (texts: ReadonlyMap<string, string | null>) => texts.get('a.py') === 'good\n';
    const found = await asked(built, async (past) => {
      const answers = new Set<string | undefined>();
      for (let i = 0; i < 35; i += 1)
        answers.add((await past.trueUntil({ paths: ['a.py'], isTrue }))?.commit);
      return [...answers];
    });
    expect(found).toEqual([broken.hash]);
  });
});
