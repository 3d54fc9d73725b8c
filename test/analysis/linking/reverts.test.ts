import { describe, expect, it } from 'vitest';
import { RepositoryBuilder, type ScriptedCommit } from '../../repository-builder.js';
import { linking } from './linked-history.js';

const before = 'function area(a, b) {\n  return a + b;\n}\n';
const after = 'function area(a, b) {\n  return a * b;\n}\n';

function start(): { repo: RepositoryBuilder; fix: ScriptedCommit } {
  const repo = new RepositoryBuilder();
  repo.commit({ message: 'Start', files: { 'src/area.js': before } });
  const fix = repo.commit({ message: 'Compute the area right (fixes #7)', files: { 'src/area.js': after } });
  return { repo, fix };
}

/** What takes the fix back at a commit. */
async function revertedAt(
  repo: RepositoryBuilder,
  fix: ScriptedCommit,
  at: ScriptedCommit,
): Promise<string[]> {
  const { links } = await linking(await repo.build(), '7', at);
  const link = links.find((l) => l.isFix && [l.commit, ...l.twins].includes(fix.hash));
  expect(link).toBeDefined();
  return link?.revertedBy ?? [];
}

describe('a revert', () => {
  it('by its footer, from where it is on', async () => {
    const { repo, fix } = start();
    const revert = repo.revert(fix);
    expect(await revertedAt(repo, fix, fix)).toEqual([]);
    expect(await revertedAt(repo, fix, revert)).toEqual([revert.hash]);
  });

  it.each([
    ['the title alone', () => 'Revert "Compute the area right (fixes #7)" (#9)'],
    ['a title that was cut', () => 'Revert "Compute the area right (fix… (#9)'],
    [
      'a hash in the subject',
      (fix: ScriptedCommit) => `Revert ${fix.hash.slice(0, 8)} and think again (resolves #8)`,
    ],
    ['the body alone', (fix: ScriptedCommit) => `fix: sums again\n\nThis reverts commit ${fix.hash}.`],
    ['no word at all', () => 'Restore sums'],
    ['a word without a name', () => 'fix: revert the area'],
  ])('by %s', async (_, message) => {
    const { repo, fix } = start();
    const revert = repo.commit({ message: message(fix), files: { 'src/area.js': before } });
    expect(await revertedAt(repo, fix, revert)).toEqual([revert.hash]);
  });

  it('of the merge that brought the fix', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'Start', files: { 'src/area.js': before } });
    const fix = repo.commit({
      message: 'Right areas, fixes #7',
      branch: 'topic',
      files: { 'src/area.js': after },
    });
    const merge = repo.merge('topic', { message: 'Merge pull request #9 from someone/topic\n\nAreas' });
    const revert = repo.commit({
      message: `Revert "Areas"\n\nThis reverts commit ${merge.hash}, reversing\nchanges made to ${merge.parents[0]?.hash}.`,
      files: { 'src/area.js': before },
    });
    expect(await revertedAt(repo, fix, merge)).toEqual([]);
    expect(await revertedAt(repo, fix, revert)).toEqual([revert.hash]);
  });

  it('that was itself reverted is not in force', async () => {
    const { repo, fix } = start();
    const again = repo.revert(repo.revert(fix));
    expect(await revertedAt(repo, fix, again)).toEqual([]);
  });

  it('is no fix of the issue whose title it quotes', async () => {
    const { repo, fix } = start();
    const revert = repo.revert(fix);
    const { links } = await linking(await repo.build(), '7');
    expect(links.find((link) => link.commit === revert.hash)?.isFix).toBe(false);
  });
});

describe('landing again', () => {
  it('by another change, which says what it lands', async () => {
    const { repo, fix } = start();
    const revert = repo.revert(fix);
    const again = repo.commit({
      message: 'Compute areas, with checks (fixes #7)',
      files: { 'src/area.js': `${after}export default area;\n` },
    });
    expect(await revertedAt(repo, fix, revert)).toEqual([revert.hash]);
    expect(await revertedAt(repo, fix, again)).toEqual([]);
    const { links } = await linking(await repo.build(), '7', fix);
    expect(links.find((link) => link.commit === again.hash)?.relands).toEqual([fix.hash]);
  });
});

describe('what is no revert', () => {
  it('a squashed fix that repeats the revert of its own inner commit', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'Start', files: { 'src/area.js': before } });
    const inner = repo.commit({
      message: 'Try it (fixes #7)',
      branch: 'topic',
      files: { 'src/area.js': 'other\n' },
    });
    repo.switchTo('main');
    const squash = repo.commit({
      message: `Compute the area right (fixes #7) (#9)\n\n* Try it\n\n* Revert "Try it (fixes #7)"\n\nThis reverts commit ${inner.hash}.`,
      files: { 'src/area.js': after },
    });
    expect(await revertedAt(repo, squash, squash)).toEqual([]);
  });

  it('a rewrite that also removes the lines of the fix', async () => {
    const { repo, fix } = start();
    const rewrite = repo.commit({
      message: 'Rewrite shapes',
      files: {
        'src/area.js':
          'export class Shape {\n  width = 1;\n  height = 1;\n  area() {\n    return this.width * this.height;\n  }\n}\n',
      },
    });
    expect(await revertedAt(repo, fix, rewrite)).toEqual([]);
  });
});

describe('twins', () => {
  it('are one link: cherry-pick, and merge with what it brought in', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'Start', files: { 'src/area.js': before } });
    repo.commit({ message: 'Stable', branch: 'stable', files: { VERSION: '1\n' } });
    repo.switchTo('main');
    const fix = repo.commit({
      message: 'Right areas, fixes #7',
      branch: 'topic',
      files: { 'src/area.js': after },
    });
    repo.switchTo('main');
    const merge = repo.merge('topic', {
      message: 'Merge pull request #9 from someone/topic\n\nRight areas, fixes #7',
    });
    const pick = repo.cherryPick(fix, { branch: 'stable' });
    const { links } = await linking(await repo.build(), '7');
    expect(links.filter((link) => link.isFix)).toMatchObject([
      { commit: fix.hash, twins: [merge.hash, pick.hash].sort() },
    ]);
  });

  it('are not made of two commits that are alike and have nothing to do with the issue', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'Start', files: { 'src/area.js': before } });
    repo.commit({ message: 'Stable', branch: 'stable', files: { VERSION: '1\n' } });
    repo.switchTo('main');
    const fix = repo.commit({ message: 'Right areas, fixes #7', files: { 'src/area.js': after } });
    repo.switchTo('stable');
    const other = `${before}// a note on areas\n`;
    repo.commit({ message: 'Note', files: { 'src/area.js': other } });
    repo.commit({ message: 'No note', files: { 'src/area.js': before } });
    const again = repo.commit({ message: 'Note once more', files: { 'src/area.js': other } });
    const { links } = await linking(await repo.build(), '7', again);
    expect(links.map(({ commit, twins }) => [commit, twins])).toEqual([[fix.hash, []]]);
  });

  it('without a footer, by equal lines of production code', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'Start', files: { 'src/area.js': before } });
    repo.commit({ message: 'Stable', branch: 'stable', files: { VERSION: '1\n' } });
    repo.switchTo('main');
    const fix = repo.commit({ message: 'Right areas, fixes #7', files: { 'src/area.js': after } });
    const copy = repo.commit({
      message: 'Backport: areas (fixes #7)',
      branch: 'stable',
      files: { 'src/area.js': after },
    });
    const { links } = await linking(await repo.build(), '7', fix);
    expect(links.filter((link) => link.isFix).map((link) => [link.commit, ...link.twins].sort())).toEqual([
      [fix.hash, copy.hash].sort(),
    ]);
  });
});
