import { describe, expect, it } from 'vitest';
import { changelogEntries } from '../../../src/analysis/linking/changelog-entries.js';
import { similarity } from '../../../src/analysis/linking/text-similarity.js';
import { RepositoryBuilder } from '../../repository-builder.js';
import { fixesOf, linking } from './linked-history.js';

const code = (n: number) => ({ 'src/app.js': `export const value = ${n};\n` });
const RULES = { repositories: ['acme/widget'], hosts: [], keys: null };

function start(): RepositoryBuilder {
  const repo = new RepositoryBuilder();
  repo.commit({ message: 'Start', files: { ...code(0), 'CHANGELOG.md': '# Changes\n' } });
  return repo;
}

describe('changelogEntries', () => {
  it('takes bullets with their further lines, and no link definitions', () => {
    const text =
      '# 1.0\n\n- one ([#7], [#9])\n  goes on abc1234\n* two #8\n\n[#7]: https://github.com/acme/widget/issues/7\n';
    const entries = changelogEntries('CHANGELOG.md', text, RULES);
    expect(entries.map(({ line, keys, hashes }) => ({ line, keys, hashes }))).toEqual([
      { line: 3, keys: ['7', '9'], hashes: ['abc1234'] },
      { line: 5, keys: ['8'], hashes: [] },
    ]);
  });
});

describe('a change log', () => {
  it('leads to the pull request named beside the issue', async () => {
    const repo = start();
    const landed = repo.commit({ message: 'Limits below one are an error (#9)', files: code(1) });
    repo.commit({
      message: 'v2',
      files: { 'CHANGELOG.md': '# Changes\n\n- Limits below one are an error (#7, #9)\n' },
    });
    expect(await fixesOf(repo, '7')).toMatchObject([
      { commit: landed.hash, kind: 'changelog', grade: 'claimed' },
    ]);
  });

  it('leads to the hash in the entry', async () => {
    const repo = start();
    const fix = repo.commit({ message: 'do not break old templates', files: code(1) });
    repo.commit({
      message: 'v2',
      files: { 'CHANGELOG.md': `- do not break old templates - ${fix.hash.slice(0, 7)}, #7\n` },
    });
    expect((await fixesOf(repo, '7')).map((link) => link.commit)).toEqual([fix.hash]);
  });

  it('leads to the commit that wrote the line together with code', async () => {
    const repo = start();
    const fix = repo.commit({
      message: 'Months again',
      files: { ...code(1), 'CHANGELOG.md': '- Fixed months. #7\n' },
    });
    expect(await fixesOf(repo, '7')).toMatchObject([
      { commit: fix.hash, kind: 'changelog', grade: 'claimed' },
    ]);
  });

  it('does not lead to a commit that only wrote the log, whatever else is in it', async () => {
    const repo = start();
    repo.commit({
      message: 'Update CHANGELOG for v2.0.0',
      files: { ...code(1), 'CHANGELOG.md': '# Changes\n\n- Limits are right (#7)\n' },
    });
    expect(await fixesOf(repo, '7')).toEqual([]);
  });

  it('that repeats messages makes no fix of what only points to the issue', async () => {
    const repo = start();
    const pointing = repo.commit({ message: 'fix(log): say more (#9)\n\nSee #7', files: code(1) });
    repo.commit({
      message: 'v2',
      files: { 'CHANGELOG.md': `- say more (#9) (${pointing.hash.slice(0, 7)}), closes #7\n` },
    });
    expect(await fixesOf(repo, '7')).toEqual([]);
  });
});

describe('a test named after the issue', () => {
  it('by its path, brought together with code', async () => {
    const repo = start();
    const fix = repo.commit({
      message: 'Tags of empty nodes',
      files: { ...code(1), 'test/issues/0007.js': 'it()\n' },
    });
    expect(await fixesOf(repo, '7')).toMatchObject([
      { commit: fix.hash, kind: 'test-name', grade: 'supported' },
    ]);
  });

  it('through a rename of the file', async () => {
    const repo = start();
    const fix = repo.commit({
      message: 'Tags',
      files: { ...code(1), 'test/issues/issue-7.js': 'it("works")\n' },
    });
    repo.commit({ message: 'Move tests', rename: { 'test/issues/issue-7.js': 'test/issues/0007.js' } });
    expect((await fixesOf(repo, '7')).map((link) => link.commit)).toEqual([fix.hash]);
  });

  it('by a title in it', async () => {
    const repo = start();
    repo.commit({ message: 'Tests', files: { 'test/all.test.js': "it('one', x)\n" } });
    const fix = repo.commit({
      message: 'Null contexts',
      files: { ...code(1), 'test/all.test.js': "it('one', x)\nit('GH-7: null contexts', y)\n" },
    });
    expect(await fixesOf(repo, '7')).toMatchObject([{ commit: fix.hash, kind: 'test-name' }]);
  });

  it('makes a fix of a commit that only points to the issue, when it stands beside', async () => {
    const repo = start();
    repo.commit({ message: 'Add test for issue #7', files: { 'test/issues/0007.js': 'it()\n' } });
    const fix = repo.commit({
      message: 'Fix reading of flow scalars\n\nRelated to issue #7',
      files: code(1),
    });
    expect(await fixesOf(repo, '7')).toMatchObject([
      // The test is no part of the same change, so nothing beyond the message backs it.
      { commit: fix.hash, kind: 'refers', grade: 'claimed' },
    ]);
  });

  it('is no second fix where a message closes the issue', async () => {
    const repo = start();
    const fix = repo.commit({ message: 'Fix it (fixes #7)', files: code(1) });
    repo.commit({ message: 'Cover old bugs', files: { ...code(2), 'test/issues/0007.js': 'it()\n' } });
    const { links } = await linking(await repo.build(), '7');
    expect(links.filter((link) => link.isFix).map((link) => link.commit)).toEqual([fix.hash]);
  });
});

describe('similarity', () => {
  it('compares what texts are about', () => {
    expect(
      similarity('Check for conflicts in parent commands (#1)', 'Check for conflicts in parent commands'),
    ).toBe(1);
    expect(similarity('Fix a bug', 'Fix a bug')).toBe(0);
  });
});
