import { describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkerOf, told } from './check-text.js';

const check = checkerOf(() => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  for (let i = 1; i <= 4; i += 1)
    repo.commit({
      message: `fix(Issue #${i}): Repair one import of the hub\n\nThe GOLDEN PATH comes first: $500K+ ARR.`,
      files: { 'app/hub_store.py': `import part_${i}\n` },
    });
  repo.commit({ message: 'Tidy up', files: { 'app/tidy.py': 'tidy = True\n' } });
  return repo.build();
});

describe('words that commits hold', () => {
  it('are counted as they are quoted, and not as what the commits are about', async () => {
    const { claims } = await check(
      '- **3+ git commits** contain "import" in commit messages, indicating massive refactoring',
      '- 9 commits contain "import" in their messages',
    );
    expect(told(claims, 'commit-count')).toEqual(['1 commit-count verified', '2 commit-count not checkable']);
    expect(claims.find(({ line }) => line === 1)?.measured).toBe('4 commits whose message holds import');
  });

  it('are several when they are said to come up again and again', async () => {
    const { claims } = await check(
      '- **$500K+ ARR business value** repeatedly mentioned in commit messages (pressure indicator)',
      '- **"GOLDEN PATH" priority** mentioned throughout commits',
      '- "SILVER PATH" mentioned throughout commits',
      '- "GOLDEN PATH" is not repeatedly mentioned in commit messages',
      '- "GOLDEN PATH" is mentioned in one commit',
    );
    expect(told(claims, 'commit-count')).toEqual([
      '1 commit-count verified',
      '2 commit-count verified',
      '3 commit-count not checkable',
    ]);
    expect(claims.find(({ line, kind }) => line === 1 && kind === 'commit-count')?.measured).toBe(
      '4 commits whose message holds "$500k+ arr"',
    );
  });
});

describe('a file without its ending', () => {
  it('exists in the commits that touched it', async () => {
    const { claims } = await check(
      '- `hub_store` module exists in multiple git commits',
      '- `tidy` module exists in multiple git commits',
      '- `never_there` module exists in multiple git commits',
    );
    expect(told(claims, 'commit-count')).toEqual(['1 commit-count verified', '2 commit-count not checkable']);
  });
});

describe('a subject with a placeholder', () => {
  it('stands for that of any issue, and needs words of its own', async () => {
    const { claims } = await check(
      '- Recent commits show pattern: `fix(Issue #XXXX): Repair one import of the hub`',
      '- Recent commits show pattern: `fix(Issue #XXXX): Repair no import of the hub`',
    );
    expect(told(claims, 'commit')).toEqual(['1 commit verified', '2 commit not checkable']);
  });
});

describe('a date behind a hash', () => {
  it('is no subject of a commit', async () => {
    const { claims } = await check('### The completion (Commit 994133bad - 2025-09-01):');
    expect(told(claims, 'commit', 'commit-date')).toEqual(['1 commit not checkable']);
  });
});
