import { describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkerOf, told } from './check-text.js';

const check = checkerOf(() => {
  const repo = new RepositoryBuilder({ start: '2025-09-14T08:00:00Z' });
  repo.commit({
    message: 'Complete the store (#12)',
    files: {
      'app/store.py':
        'class UserIDStore:\n    @classmethod\n    def make_id(cls, prefix):\n        return prefix\n\n\nclass APIHub(Outside):\n    pass\n',
      'tests/test_store.py': 'def test_makes_ids():\n    assert UserIDStore.make_id("a")\n',
    },
  });
  return repo.build();
});

describe('names with capitals in a row', () => {
  it('are names of classes in plain words', async () => {
    const { claims } = await check('The endpoint bypasses the UserIDStore and its APIHub.');
    expect(told(claims, 'symbol')).toEqual(['1 symbol verified', '1 symbol verified']);
  });

  it('are no names where they are products, or were taken out', async () => {
    const { claims } = await check('Runs on PostgreSQL. The removed UserIDStore is back in MacOSXServer.');
    expect(told(claims, 'symbol')).toEqual([]);
  });
});

describe('methods that a proposal calls on a class', () => {
  it('are there, or told to be missing', async () => {
    const { claims } = await check(
      '## Proposed fix',
      '',
      '```python',
      'new_id = UserIDStore.make_id("a")',
      'all_ids = UserIDStore.all_ids()',
      'hub = APIHub.opened()',
      'now = Other.clock_time()',
      '```',
    );
    expect(told(claims, 'symbol')).toEqual(['4 symbol verified', '5 symbol not checkable']);
  });
});

describe('a list of tests that ran', () => {
  it('has tests by their names, whatever is said behind them', async () => {
    const { claims } = await check(
      '```',
      'test_makes_ids - SHOWS THAT IDS ARE MADE',
      'see test_makes_ids',
      '```',
    );
    expect(told(claims, 'test')).toEqual(['2 test verified']);
  });
});

describe('the day on which an issue was done', () => {
  it('is that of a commit that names it', async () => {
    const { claims } = await check(
      '- Issue #12 Store of ids completed 2025-09-14',
      '- Issue #12 was completed on 2025-08-01',
      '- Issue #99 was completed on 2025-09-14',
    );
    expect(told(claims, 'commit-date')).toEqual(['1 commit-date verified', '2 commit-date not checkable']);
  });

  it('is that of the document behind "conducted"', async () => {
    const { claims } = await check(
      '# Audit',
      '',
      'Text.',
      '',
      '*Audit conducted: 2025-09-14 | Next review: later*',
    );
    expect(told(claims, 'date')).toEqual(['5 date verified']);
  });
});
