import { describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkerOf, repositoryWith, told } from './check-text.js';

const tests = (count: number) =>
  Array.from({ length: count }, (_, n) => `def test_${n}():\n    assert ${n} >= 0\n`).join('\n');

describe('a number of tests without a file', () => {
  const check = checkerOf(() =>
    repositoryWith({
      'tests/test_hub_store.py': tests(14),
      'tests/test_registry_model_filtering.py': tests(9),
      'src/hub.py': 'x = 1\n',
    }),
  );

  it('is verified by a test file that the document names elsewhere', async () => {
    const { claims } = await check(
      '- `tests/test_hub_store.py`: real tests',
      '',
      '## Coverage',
      '',
      '- 14/14 integration tests passing',
      '- **Unit tests**: 14/14 passing',
    );
    expect(told(claims, 'test-count')).toEqual(['5 test-count verified', '6 test-count verified']);
    expect(claims.find(({ kind }) => kind === 'test-count')).toMatchObject({
      measured: '14 in tests/test_hub_store.py',
      scope: 'test files that the document names; test functions as they are declared',
    });
  });

  it('is verified by a test file that is called so', async () => {
    const { claims } = await check('- **Model filtering**: all rejected (9/9 tests passing)');
    expect(claims.find(({ kind }) => kind === 'test-count')?.measured).toBe(
      '9 in tests/test_registry_model_filtering.py',
    );
  });

  it('is none where no such file has as many, and where chance would do', async () => {
    const { claims } = await check(
      '`tests/test_hub_store.py` is new.',
      '',
      '## More',
      '',
      'All 12 tests pass. 2 tests pass.',
    );
    expect(told(claims, 'test-count')).toEqual([]);
  });
});

describe('a pull request that is said to be merged', () => {
  const check = checkerOf(() => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'Add it', files: { 'src/a.py': 'x = 1\n' } });
    repo.commit({ message: 'Merge pull request #126 from o/branch', files: { 'src/b.py': 'y = 1\n' } });
    repo.commit({ message: 'Store once (#127)', files: { 'src/c.py': 'z = 1\n' } });
    return repo.build();
  });

  it('is looked for by its number in subjects', async () => {
    const { claims } = await check(
      '**Status**: RESOLVED (PR #126 MERGED)',
      '- **PR status**: PR #127 successfully merged',
      '',
      '### **PR #126**: done',
      '- **Status**: MERGED',
      '- PR #900 was merged.',
    );
    expect(told(claims, 'commit')).toEqual([
      '1 commit verified',
      '2 commit verified',
      '4 commit verified',
      '5 commit verified',
      '6 commit not checkable',
    ]);
    expect(claims.find(({ line }) => line === 2)?.measured).toMatch(/^[0-9a-f]{9} of 2/);
  });

  it('is not said where it is not, or not yet', async () => {
    const { claims } = await check(
      '- PR #126 is not merged.',
      '- PR #126 will be merged.',
      '- Until PR #126 is ready to be merged, nothing is done.',
      '- The branches were merged.',
      '- PR #900 (2025-09-14): Stores it',
    );
    expect(told(claims, 'commit')).toEqual([]);
  });
});
