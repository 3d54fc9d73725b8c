import { beforeAll, describe, expect, it } from 'vitest';
import { type BuiltRepository, RepositoryBuilder, type ScriptedCommit } from '../repository-builder.js';
import { checkText, told } from './check-text.js';

let built: BuiltRepository;
let merged: ScriptedCommit;
beforeAll(async () => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  repo.commit({ message: 'Begin', files: { 'pytest.ini': '[pytest]\n' } });
  repo.commit({
    message: 'Restore the pytest configuration consolidation (#55)\n\nFrom pytest.ini to pyproject.toml.',
    files: { 'pytest.ini': null, 'pyproject.toml': '[tool.pytest]\n' },
  });
  repo.commit({
    message: 'fix(build): Add garden fence module packaging for staging',
    files: { fence: 'x' },
  });
  repo.commit({
    message: 'docs: Document broken lamps - 339 wiring faults blocking the path',
    files: { lamps: 'x' },
  });
  repo.switchTo('side');
  for (const part of ['one', 'two', 'three'])
    repo.commit({ message: `Part ${part}`, files: { [part]: part } });
  repo.switchTo('main').commit({ message: 'Go on', files: { main: 'main' } });
  merged = repo.merge('side', { message: 'feat(merge): integrate the parts\n\nWith 40 upstream commits.' });
  built = await repo.build();
});

const claimsOf = async (...lines: string[]) => (await checkText(built.folder, lines.join('\n'))).claims;

describe('a merge', () => {
  it('brought as many commits as one of its sides has, or as its message says', async () => {
    const hash = merged.hash.slice(0, 9);
    const claims = await claimsOf(
      `- The merge \`${hash}\` brought 3 commits`,
      '- A larger merge (`feat(merge): integrate the parts`) containing 40 upstream commits',
      `- The merge \`${hash}\` brought 7 commits`,
      '- The merge `994133bad` brought 7 commits',
    );
    expect(told(claims, 'commit-content')).toEqual([
      '1 commit-content verified',
      '2 commit-content verified',
      '3 commit-content not checkable',
    ]);
  });
});

describe('what a commit is about', () => {
  it('is told by its files and its message alone, and never refuted', async () => {
    const claims = await claimsOf(
      '### The work (Commit 994133bad - 2025-09-01)',
      'Commit `994133bad` is "Restore the pytest configuration consolidation".',
      '- **Set-up work:** Updated the PyProject_Toml set-up',
      '- **Set-up work:** Updated the NeverThere set-up',
      '- The PyProject_Toml set-up is old',
    );
    expect(told(claims, 'commit-content')).toEqual(['3 commit-content verified']);
    // By the subject that another line gives the hash.
    expect(told(claims, 'commit-date')).toEqual(['1 commit-date verified']);
  });
});

describe('a commit whose hash is lost', () => {
  it('is known by its words, without what stands in brackets behind them', async () => {
    const known = async (line: string) =>
      told(await claimsOf(line), 'commit').filter((each) => each.endsWith('commit verified'));
    expect(await known('- `994133bad`: Garden fence module packaging fix (mended the lamps)')).toEqual([
      '1 commit verified',
    ]);
    expect(await known('- `994133bad`: Lamp fence module packaging fix (mended the garden)')).toEqual([]);
  });
});

describe('a commit whose hash is lost and that is told with a figure', () => {
  it('is the one whose subject gives it beside the same words', async () => {
    const known = async (line: string) =>
      told(await claimsOf(line), 'commit').filter((each) => each.endsWith('commit verified'));
    expect(await known('- Commit 994133bad (Sep 1) documents the discovery of 339 wiring faults')).toEqual([
      '1 commit verified',
    ]);
    expect(await known('- Commit 994133bad (Sep 1) documents the discovery of 340 wiring faults')).toEqual(
      [],
    );
    expect(await known('- Commit 994133bad (Sep 1) documents the discovery of 339 hungry dogs')).toEqual([]);
  });
});

describe('a lost hash that stands alone', () => {
  it('is told by what another line says of it', async () => {
    const claims = await claimsOf(
      '- `994133bad`: "Restore the pytest configuration consolidation (#55)"',
      '- The set-up was moved later (commit 994133bad)',
      '- It was moved again (commit 884133bad)',
    );
    expect(
      claims.filter(({ kind }) => kind === 'commit').map(({ line, measured }) => `${line} ${measured}`),
    ).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^2 no such commit in this clone; what the document says of it elsewhere is told by/,
        ),
        '3 no such commit in this clone',
      ]),
    );
  });
});

describe('a commit known by what it is about', () => {
  it('names the issue and the files', async () => {
    const claims = await claimsOf(
      '- Issue #55 involved migrating from pytest.ini to pyproject.toml',
      '- Issue #56 migrated from pytest.ini to pyproject.toml',
      '- Issue #55 is about pytest.ini',
    );
    expect(told(claims, 'commit')).toEqual(['1 commit verified']);
  });

  it('is found by the words in quotes that it is said to be a part of', async () => {
    const claims = await claimsOf(
      'They were deleted in commit `994133bad` as part of "pytest configuration consolidation".',
      '',
      'They were deleted in commit `994133bad` as part of "some other configuration".',
    );
    expect(told(claims, 'commit')).toEqual([
      '1 commit not checkable',
      '1 commit verified',
      '3 commit not checkable',
    ]);
  });
});
