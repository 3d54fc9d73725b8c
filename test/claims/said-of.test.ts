import { beforeAll, describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkText, told } from './check-text.js';
import { serviceRepository } from './repository.js';

let repository: Awaited<ReturnType<typeof serviceRepository>>;
beforeAll(async () => {
  repository = await serviceRepository();
});

const check = (...lines: string[]) => checkText(repository.built.folder, lines.join('\n'));

describe('what is said of lines', () => {
  it('is code that they are said to hold, not every name of the sentence', async () => {
    const { claims } = await check(
      '- `app/hub.py` line 10 now works with both `send_event` and `retries`',
      '- `app/hub.py` line 10 calls `send_event`',
      '- `send_event` (`app/hub.py:10`) is tested',
      '- `send_event` was broken before; `app/hub.py:10` is not',
    );
    expect(told(claims, 'line-reference')).toEqual([
      '1 line-reference not checkable',
      '2 line-reference refuted',
      '3 line-reference refuted',
      '4 line-reference not checkable',
    ]);
  });
});

describe('a place that does not hold what it is said to', () => {
  it('is corrected by where that very text stands, and a call may be written in part', async () => {
    const { claims } = await check('- `app/hub.py` line 6 calls `nowhere(a, ...)` and `get_hub(user, ...)`');
    const [claim] = claims.filter(({ kind }) => kind === 'line-reference');
    expect(claim?.correction).toBe('get_hub(user, ...) is at line 10 of app/hub.py.');
  });
});

describe('what is said of a file', () => {
  it('holds for the file of the class that is written for it', async () => {
    const { claims } = await check('The error is at `Hub.py:15`.', '', 'See `app/Hub.py`.');
    expect(told(claims, 'path', 'line-reference')).toEqual([
      '1 path verified',
      '1 line-reference verified',
      '3 path refuted',
    ]);
    expect(claims[0]?.measured).toBe('exists: app/hub.py; what was written is the name of a class');
  });

  it('holds for a module of two parts, and not for a file that is called like a folder', async () => {
    const { claims } = await check('Both use `app.hub` and `app.get`, and `app.py` is missing.');
    expect(told(claims, 'path')).toEqual(['1 path verified', '1 path verified']);
    expect(claims[0]?.measured).toBe('exists: app/hub.py; what was written is the name of a module');
  });

  it('holds for the module that is written with dots', async () => {
    const { claims } = await check('It is in `app.users.a.py`, and `app.users.b` is another.');
    expect(claims.map(({ measured }) => measured)).toEqual([
      'exists: app/users/a.py; what was written is the name of a module',
      'exists: app/users/b.py; what was written is the name of a module',
    ]);
  });

  it('may be that it is missing, which is not that it misses something', async () => {
    const { claims } = await check(
      '- `app/old_hub.py` is missing.',
      '- `app/old_hub.py` is missing in the revision',
      '- `app/hub.py` is missing a test',
    );
    expect(told(claims, 'path')).toEqual(['1 path verified', '2 path verified', '3 path verified']);
  });

  it('holds for a file at the root of a clone on somebody’s machine', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'a', files: { 'fix_hub.py': 'a = 1\n' } });
    const { folder } = await repo.build();
    const { claims } = await checkText(folder, '- `C:\\work\\chat\\fix_hub.py` and `lib/fix_hub.py`');
    expect(told(claims, 'path')).toEqual(['1 path verified', '1 path refuted']);
  });

  it('is shown of the file itself before its copies', async () => {
    const repo = new RepositoryBuilder();
    const text = 'def test_a():\n    pass\n';
    repo.commit({
      message: 'a',
      files: { 'backups/b1/snapshot/hub_x.py': text, 'service/hub_x.py': text },
    });
    const { folder } = await repo.build();
    const { claims } = await checkText(folder, 'It is in `hub_x.py`.');
    expect(claims[0]?.measured).toContain('end so: service/hub_x.py and backups/');
  });

  it('may be that it was', async () => {
    const { claims } = await check(
      'Migration from `app/old_hub.py` to `app/hub.py` is done.',
      '',
      'Service-specific `old_hub.py` files (legacy) are read.',
    );
    expect(told(claims, 'path')).toEqual(['1 path verified', '1 path verified']);
  });
});

describe('what is said of an issue', () => {
  it('is not what another clause says of something else', async () => {
    const { claims } = await check(
      'The awaits have been resolved, but the release is blocked by a new one (issue #12).',
      '',
      'Issue #12 is correctly resolved.',
      '',
      '**Issue #12 is NOT actually resolved**',
    );
    expect(
      claims.filter(({ kind }) => kind === 'status').map(({ line, statement }) => [line, statement]),
    ).toEqual([
      [3, '#12 is resolved'],
      [5, '#12 is not resolved'],
    ]);
  });

  it('is not said by a title, nor by the message of a commit', async () => {
    const { claims } = await check(
      '# The pipeline is failing',
      '',
      `- ${repository.first.hash.slice(0, 9)}: "the pipeline is failing for ARR"`,
    );
    expect(told(claims, 'statement')).toEqual([]);
  });
});

describe('a date beside a commit', () => {
  it('is that of the commit', async () => {
    const { claims } = await check(
      `- **Date**: 2025-09-01 (commit \`${repository.first.hash.slice(0, 9)}\`)`,
    );
    expect(told(claims, 'date', 'commit-date')).toEqual(['1 commit-date verified']);
  });
});

describe('a count of calls', () => {
  it('may be that of a search, which finds the definition, too', async () => {
    const { claims } = await check(
      '`get_hub()` is called in 5 files.',
      '',
      '`get_hub()` is called in 4 files.',
    );
    expect(claims.filter(({ kind }) => kind === 'count').map(({ measured }) => measured)).toEqual([
      '7 in 5 files (code, tests included) (as a text, definitions counted in)',
      '6 in 4 files (code, tests included)',
    ]);
  });
});

describe('a number of something else', () => {
  it('is no count of places: variations, errors, and what another item is about', async () => {
    const { claims } = await check(
      '- 29 `get_hub` import variations are found',
      '- 40 instances of ModuleNotFoundError in use',
      '- `get_hub` is used in 5 files',
      '- 900 usages in total',
    );
    expect(told(claims, 'count')).toEqual(['3 count verified']);
  });
});

describe('what commits are about', () => {
  it('stands behind their number', async () => {
    const { claims } = await check(
      'Despite its age, 40 commits about connections, and more of them, are there.',
    );
    expect(claims[0]?.statement).toBe('40 commits are about connectio');
  });
});

describe('a small number that stands elsewhere', () => {
  it('is cited only where it stands beside the same words', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({
      message: 'a',
      files: {
        'docs/a.md': 'There are 264 usages of it.\n',
        'docs/b.md': 'There are 264 fragmented imports.\n',
      },
    });
    const { folder } = await repo.build();
    const said = async (text: string) => told((await checkText(folder, text)).claims, 'citation');
    expect(await said('Canonical usages: 264 found in the majority.')).toEqual([]);
    expect(await said('There are 264 fragmented imports.')).toEqual(['1 citation verified']);
  });
});

describe('what is said of names', () => {
  it('may be that they have been removed', async () => {
    const { claims } = await check(
      'The `getOldHub` and `setOldHub` methods have been removed in v5.',
      '',
      'The `send_event` method has been removed from the old class.',
      '',
      '`send_event` has been removed.',
    );
    expect(told(claims, 'symbol')).toEqual([
      '1 symbol verified',
      '1 symbol verified',
      '3 symbol verified',
      '5 symbol not checkable',
    ]);
  });
});

describe('a name that is denied', () => {
  it('is no claim that it exists, and is looked for in the file that is named', async () => {
    const { claims } = await check(
      '- `open_hub` is not exported from `app/hub.py`',
      '- `shut_hub` is not exported from `app/hub.py`',
      '- `open_hub` is not exported from the users package',
      '- `Hub` class does not exist in the users package',
      '- It has the `get_hub` function, not `open_hub`',
      '- Not found among the `__all__` exports',
    );
    expect(told(claims, 'symbol')).toEqual(['1 symbol refuted', '2 symbol verified', '5 symbol verified']);
  });

  it('is there where something was renamed to it', async () => {
    const { claims } = await check(
      '- The function was renamed to `open_hub` during the merge',
      '- It was called `get_hub` during the merge',
    );
    expect(told(claims, 'symbol')).toEqual(['1 symbol verified']);
  });
});

describe('the name of a test function', () => {
  it('is a test', async () => {
    const { claims } = await check('- `test_opens`');
    expect(told(claims)).toEqual(['1 test verified']);
  });
});

describe('a number of tests', () => {
  it('is not of a file that declares none', async () => {
    const { claims } = await check(
      '- **File**: `tests/test_hub.py`',
      '- **Import**: `from app.hub import get_hub`',
      '- All 3 test methods are there',
    );
    expect(told(claims, 'test-count')).toEqual(['3 test-count verified']);
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'a', files: { 'tests/base_test_case.py': 'class Base:\n    pass\n' } });
    const built = await repo.build();
    const other = await checkText(
      built.folder,
      '- **File**: `tests/base_test_case.py`\n- All 4 tests use it',
    );
    expect(told(other.claims, 'test-count')).toEqual([]);
  });
});
