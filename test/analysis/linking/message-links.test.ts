import { describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../../repository-builder.js';
import { fixesOf, linking } from './linked-history.js';

const code = (n: number) => ({ 'src/app.js': `export const value = ${n};\n` });

function start(): RepositoryBuilder {
  const repo = new RepositoryBuilder();
  repo.commit({ message: 'Start', files: { ...code(0), 'README.md': 'x\n' } });
  return repo;
}

describe('a closing commit', () => {
  it('with tests is supported, without is claimed', async () => {
    const repo = start();
    const tested = repo.commit({
      message: 'Fix it (fixes #7)',
      files: { ...code(1), 'test/app.test.js': 'it()\n' },
    });
    const bare = repo.commit({ message: 'Fix that\n\nCloses: #8', files: code(2) });
    const built = await repo.build();
    const [seven] = (await linking(built, '7')).links;
    const [eight] = (await linking(built, '8')).links;
    expect(seven).toMatchObject({ commit: tested.hash, kind: 'closes', isFix: true, grade: 'supported' });
    expect(eight).toMatchObject({ commit: bare.hash, kind: 'closes', isFix: true, grade: 'claimed' });
  });

  it.each([
    ['documents only', { 'README.md': 'y\n' }, 'Fix the text, fixes #7'],
    ['tests only', { 'test/app.test.js': 'it()\n' }, 'Fix the test, fixes #7'],
    ['a release', { 'package.json': '{}\n', 'CHANGELOG.md': 'x\n' }, 'chore(release): 1.2.0\n\ncloses #7'],
    ['a version alone', { 'package.json': '{}\n', 'History.md': 'x\n' }, '1.2.0\n\ncloses #7'],
    [
      'a bump',
      { 'package.json': '{}\n' },
      'build(deps): bump left-pad from 1.0.0 to 1.1.0\n\nBumps [left-pad](https://x.example/left-pad) from 1.0.0 to 1.1.0.\n- closes #7',
    ],
    ['a negation', code(1), 'Look into it, does not fix #7'],
    ['another repository', code(1), 'fixes other/widget#7'],
  ])('is none: %s', async (_, files, message) => {
    const repo = start();
    repo.commit({ message, files });
    expect(await fixesOf(repo, '7')).toEqual([]);
  });

  it('may change a manifest alone, when a person says that this closes it', async () => {
    const repo = start();
    const fix = repo.commit({ message: 'Use left-pad 1.1, fixes #7', files: { 'package.json': '{}\n' } });
    expect((await fixesOf(repo, '7')).map((link) => link.commit)).toEqual([fix.hash]);
  });

  it('may be a bump of a dependency by a person, but not one by a program that quotes release notes', async () => {
    const repo = start();
    const bump = { 'package.json': '{"a": 1}\n' };
    repo.commit({
      message: 'Bump left-pad from 1.0 to 1.1\n\nRelease notes\n- Fixes #7',
      files: { 'package.json': '{"a": 0}\n' },
    });
    const fix = repo.commit({ message: 'Update left-pad to v1.1 (#9)\n\nFixes #8', files: bump });
    expect(await fixesOf(repo, '7')).toEqual([]);
    expect((await fixesOf(repo, '8')).map(({ commit }) => commit)).toEqual([fix.hash]);
  });

  it('outranks one that only names the issue', async () => {
    const repo = start();
    repo.commit({ message: 'Look at #7', files: code(1) });
    const fix = repo.commit({ message: 'Fix it\n\nFixes #7', files: code(2) });
    repo.commit({ message: 'Polish after #7', files: code(3) });
    const fixes = await fixesOf(repo, '7');
    expect(fixes[0]?.commit).toBe(fix.hash);
  });
});

describe('a commit that only refers', () => {
  it('is a part of the fix when it says so and a closing one follows', async () => {
    const repo = start();
    const part = repo.commit({ message: 'Update: first half (refs #7)', files: code(1) });
    const close = repo.commit({ message: 'Update: second half (fixes #7)', files: code(2) });
    expect((await fixesOf(repo, '7')).map((link) => link.commit).sort()).toEqual(
      [part.hash, close.hash].sort(),
    );
  });

  it('is none when it comes after, points only, or speaks of it in passing', async () => {
    const repo = start();
    repo.commit({ message: 'Tweak a message; see #7', files: code(1) });
    repo.commit({ message: 'Add shortcut\n\nThe feature is disputed (see #7), but helps.', files: code(2) });
    const close = repo.commit({ message: 'Fix it, closes #7', files: code(3) });
    repo.commit({ message: 'Update: more (refs #7)', files: code(4) });
    expect((await fixesOf(repo, '7')).map((link) => link.commit)).toEqual([close.hash]);
  });

  it('is the fix when nothing closes the issue and its subject names it', async () => {
    const repo = start();
    const fix = repo.commit({ message: 'Fix multiple config issue #7 (#9)', files: code(1) });
    expect(await fixesOf(repo, '7')).toMatchObject([{ commit: fix.hash, kind: 'refers', grade: 'claimed' }]);
  });

  it('with a weak word counts only beside a fix and its tests', async () => {
    const repo = start();
    const fix = repo.commit({
      message: 'fix for keys that come twice, see #7',
      files: { ...code(1), 'test/keys.test.js': 'it()\n' },
    });
    repo.commit({ message: 'Log more\n\nSee #8', files: { ...code(2), 'test/log.test.js': 'it()\n' } });
    repo.commit({ message: 'fix(log): say more\n\nSee #9', files: code(3) });
    const built = await repo.build();
    const fixes = async (key: string) =>
      (await linking(built, key)).links.filter((l) => l.isFix).map((l) => l.commit);
    expect(await fixes('7')).toEqual([fix.hash]);
    expect(await fixes('8')).toEqual([]);
    expect(await fixes('9')).toEqual([]);
  });
});

describe('numbers of pull requests', () => {
  it('are no issues: by the merge that landed them', async () => {
    const repo = start();
    repo.commit({ message: 'Work', branch: 'topic', files: code(1) });
    repo.merge('topic', { message: 'Merge pull request #7 from someone/topic\n\nWork' });
    repo.commit({ message: 'More\n\ncloses #7', files: code(2) });
    const result = await linking(await repo.build(), '7');
    expect(result.links.filter((link) => link.isFix)).toEqual([]);
    expect(result.notifications.map((n) => n.code)).toEqual(['issue-is-pull-request']);
  });

  it('tell "(#7)" at the end of a subject, where the clone has refs of pull requests', async () => {
    const repo = start();
    const other = repo.commit({ message: 'Sort the workspaces (#7)', files: code(1) });
    repo.commit({ message: 'Land the other (#8)', files: code(2) });
    const built = await repo.build();
    const hashes = async (key: string, depth: 'quick' | 'thorough') =>
      (await linking(built, key, 'HEAD', { depth })).links
        .filter((link) => link.isFix)
        .map((link) => link.commit);
    // Who asks about #7 takes it for an issue; a list of all numbers cannot.
    expect(await hashes('7', 'thorough')).toEqual([other.hash]);
    expect(await hashes('7', 'quick')).toEqual([]);
    await built.git('update-ref', 'refs/pull/8/head', other.hash);
    expect(await hashes('7', 'quick')).toEqual([other.hash]);
    expect(await hashes('8', 'thorough')).toEqual([]);
  });
});

describe('configured keys', () => {
  it('are linked like numbers', async () => {
    const repo = start();
    const fix = repo.commit({ message: 'PROJ-7: fix it', files: code(1) });
    const result = await linking(await repo.build(), 'PROJ-7', 'HEAD', { references: ['PROJ-\\d{1,9}'] });
    expect(result.links.map((link) => link.commit)).toEqual([fix.hash]);
  });
});

it('says nothing where the clone tells nothing', async () => {
  const repo = start();
  repo.commit({ message: 'Fix the login (#12)', files: code(1) });
  expect((await linking(await repo.build(), '7')).links).toEqual([]);
});
