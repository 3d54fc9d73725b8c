import { beforeAll, describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkText, told } from './check-text.js';

let folder: string;
beforeAll(async () => {
  const repo = new RepositoryBuilder({ start: '2025-09-14T08:00:00Z' });
  repo.commit({
    message: 'Add tests',
    files: {
      'tests/conftest.py': 'a\n',
      'tests/unit/conftest.py': 'b\n',
      'backup/tests/conftest.py': 'c\n',
      'db/one.sql': 'd\n',
    },
  });
  folder = (await repo.build()).folder;
});

/** The claims of a kind in some lines, each a paragraph of its own. */
async function found(kind: 'arithmetic' | 'count', ...lines: string[]): Promise<string[]> {
  const { claims } = await checkText(folder, lines.join('\n\n'));
  return told(claims, kind);
}

describe('a sum that is written out', () => {
  it('is right or wrong, with words between its parts, too', async () => {
    expect(
      await found('arithmetic', 'That is 3 + 4 = 7.', '5 unit + 7 e2e = 13 tests', '1,000 + 2.5 = 1002.5'),
    ).toEqual(['1 arithmetic verified', '3 arithmetic refuted', '5 arithmetic verified']);
  });

  it('is none where more than plus signs stand in it', async () => {
    expect(
      await found(
        'arithmetic',
        'x + 3 = 7',
        '9 - 3 + 4 = 10',
        '2 × 3 + 4 = 10',
        '15+ + 4 = 20',
        '3 + 4 = 7 + x',
      ),
    ).toEqual([]);
  });
});

describe('parts behind a whole', () => {
  it('make it up; others may be some of it', async () => {
    expect(
      await found(
        'arithmetic',
        'Total: 12 tests (5 unit, 7 e2e)',
        '12 tests: 5 unit and 7 e2e',
        '12 tests (5 unit, 6 e2e)',
        '12 tests (5 unit)',
        '12 tests (5 of 7 unit, 7 e2e)',
      ),
    ).toEqual(['1 arithmetic verified', '3 arithmetic verified']);
  });

  it('may be the items above a total', async () => {
    const items = ['- Rename it (15 minutes)', '- Run it (5 minutes)', '', '**Total time:** 20 minutes'];
    const { claims } = await checkText(folder, items.join('\n'));
    expect(told(claims, 'arithmetic')).toEqual(['4 arithmetic verified']);
    const wrong = await checkText(folder, items.join('\n').replace('20', '25'));
    expect(told(wrong.claims, 'arithmetic')).toEqual([]);
  });

  it('are the numbers above the row of a total, refuted where nothing is counted twice', async () => {
    const table = ['| Kind | Tests | Files |', '| --- | --- | --- |', '| a | 3 | 2 |', '| b | 4 | 2 |'];
    const { claims } = await checkText(folder, [...table, '| **Total** | **7** | 4 |'].join('\n'));
    expect(told(claims, 'arithmetic')).toEqual(['5 arithmetic verified', '5 arithmetic verified']);
    const wrong = await checkText(folder, [...table, '| **Total** | **8** | 3 |'].join('\n'));
    expect(told(wrong.claims, 'arithmetic')).toEqual(['5 arithmetic refuted']);
    const open = await checkText(folder, [...table, '| c | many | 1 |', '| Total | 7 | 9 |'].join('\n'));
    expect(told(open.claims, 'arithmetic')).toEqual([]);
  });
});

describe('a multiple of an earlier value', () => {
  it('is compared with the one other value of its unit', async () => {
    expect(
      await found(
        'arithmetic',
        'Start: 75.0s (3x original 25.0s)',
        'Start: 75.0s (4x original 25.0s)',
        'Start: 75.0s or 80.0s (3x original 25.0s)',
      ),
    ).toEqual(['1 arithmetic verified', '3 arithmetic refuted']);
  });
});

describe('a difference', () => {
  it('is compared as it is written', async () => {
    expect(
      await found(
        'arithmetic',
        'There are 64 vs 19 methods = 45 missing methods.',
        'There are 64 vs 19 methods = 44 missing methods.',
        '64 vs 19 methods',
      ),
    ).toEqual(['1 arithmetic verified', '3 arithmetic refuted']);
  });
});

describe('files of a name', () => {
  it('are counted with and without copies; fewer may be some of them', async () => {
    expect(
      await found(
        'count',
        'There are 3 conftest.py files.',
        'We have 2+ separate `conftest.py` files.',
        'There are 9 conftest.py files.',
        'There is 1 conftest.py files that matters.',
        'There is 1 `*.sql` files.',
      ),
    ).toEqual([
      '1 count verified',
      '3 count verified',
      '5 count refuted',
      '7 count not checkable',
      '9 count verified',
    ]);
  });

  it('that are kept out of git refute nothing', async () => {
    expect(await found('count', 'There are 40 .pyc files.', 'There are 4 local.env files.')).toEqual([
      '1 count not checkable',
      '3 count not checkable',
    ]);
  });
});
