import { beforeAll, describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkText, told } from './check-text.js';

const STORE = `import json


class HubStore:
    limit = 3

    def read(self):
        return json.loads('{}')


class HubStoreFactory:
    def make(self):
        if self.closed:
            raise ValueError("Hub store is closed for good")
        return HubStore()
`;

let folder: string;
beforeAll(async () => {
  const repo = new RepositoryBuilder();
  repo.commit({
    message: 'a',
    files: {
      'app/store.py': STORE,
      'pyproject.toml':
        '[tool.pytest]\ntestpaths = [\n    "tests",\n]\npython_classes = ["Test*"]\npython_functions = ["test_*"]\n',
      'tests/test_store.py': 'def test_reads():\n    pass\n',
      'tests/test_many_stores.py': ['a', 'b', 'c']
        .map((name) => `def test_${name}():\n    pass\n`)
        .join('\n'),
    },
  });
  repo.commit({
    message: 'Find more classes',
    files: {
      'pyproject.toml':
        '[tool.pytest]\ntestpaths = [\n    "tests",\n]\npython_classes = ["Test*", "*Tests"]\npython_functions = ["test_*"]\n',
    },
  });
  ({ folder } = await repo.build());
});

const check = (...lines: string[]) => checkText(folder, lines.join('\n'));

describe('a class that stands for its file', () => {
  it('is as long as it or its file is; where it is neither, nothing is refuted', async () => {
    const { claims } = await check(
      '- **HubStore** (15 lines): reads',
      '- **HubStoreFactory** (legacy, 5 lines): makes',
      '- **HubStore** (90 lines): reads',
      '- **LostStore** (90 lines): lost',
    );
    expect(told(claims, 'line-count')).toEqual([
      '1 line-count verified',
      '2 line-count verified',
      '3 line-count not checkable',
    ]);
    expect(claims.find(({ line, kind }) => line === 2 && kind === 'line-count')?.measured).toBe(
      '5 in HubStoreFactory of app/store.py',
    );
  });

  it('begins in the lines behind it', async () => {
    const { claims } = await check(
      '- **HubStore** (lines 4-8)',
      '- **HubStoreFactory** (new) (lines 11-15)',
      '- The factory creates `HubStore` (lines 50-90)',
      '- **HubStore** (line 4)',
    );
    expect(told(claims, 'line-reference')).toEqual([
      '1 line-reference verified',
      '2 line-reference verified',
      '3 line-reference not checkable',
    ]);
  });
});

describe('a fence without a language below the file that it quotes', () => {
  it('is held against it where it is a quotation, and is output where it is not', async () => {
    const { claims } = await check(
      'The settings in `pyproject.toml` conflict:',
      '```',
      'testpaths = [',
      'python_functions = ["test_*"]',
      'python_classes = ["Test*"]  # too few',
      '```',
      '',
      'What `pyproject.toml` gives:',
      '```',
      'collected 0 items (nothing)',
      'python_classes = ["Test*"] is read',
      '```',
    );
    expect(told(claims, 'snippet', 'config')).toEqual(['4 snippet verified', '5 snippet refuted']);
  });
});

describe('what a sentence says that a file specifies', () => {
  it('is refuted where the file did once', async () => {
    const { claims } = await check(
      '- `pyproject.toml` specifies `python_classes = ["Test*"]`',
      '- `pyproject.toml` specifies `python_modules = ["Test*"]`',
    );
    expect(claims.filter(({ kind }) => kind === 'snippet')).toMatchObject([
      { line: 1, verdict: 'refuted', trueUntil: { subject: 'Find more classes' } },
    ]);
  });
});

describe('words that something fails with', () => {
  it('are looked for in code', async () => {
    const { claims } = await check('The store fails with "Hub store is closed for good"');
    expect(told(claims, 'snippet')).toEqual(['1 snippet verified']);
  });
});

describe('some tests of a file', () => {
  it('are all of them, where the file is called so', async () => {
    const { claims } = await check(
      '- `tests/test_many_stores.py` has 2 stores tests',
      '- `tests/test_many_stores.py` has 2 slow tests',
    );
    expect(told(claims, 'test-count')).toEqual(['1 test-count refuted', '2 test-count not checkable']);
  });
});

describe('a number before another noun', () => {
  it('counts no tests', async () => {
    const { claims } = await check(
      '- `tests/test_store.py`: 2,403 lines with valid tests',
      '- `tests/test_store.py`: 3 failures in tests',
      '- `tests/test_store.py`: 1 new test',
    );
    expect(told(claims, 'test-count')).toEqual(['3 test-count verified']);
  });
});

describe('the month of May', () => {
  it('is no intention', async () => {
    const { claims } = await check('`HubStore.read()` is there since May and `HubStoreFactory` is, too');
    const asPlan = await check('`HubStore` may get a `HubStoreWriter` class');
    expect(claims.filter(({ kind }) => kind === 'symbol').map(({ verdict }) => verdict)).toEqual([
      'verified',
      'verified',
    ]);
    expect(asPlan.claims.some(({ verdict }) => verdict === 'refuted')).toBe(false);
  });
});

describe('a number behind "line"', () => {
  it('is a place, and counts nothing', async () => {
    const { claims } = await check(
      '- `make()` in line 12 uses `HubStore()`',
      '- `app/store.py` is long',
      '  - **Lines**: 4, 12',
      '  - **Lines**: 15',
    );
    expect(told(claims, 'count', 'line-count', 'line-reference')).toEqual([
      '3 line-reference verified',
      '3 line-reference verified',
      '4 line-count verified',
    ]);
  });
});

describe('a path that leaves the ending out', () => {
  it('is that of the file it begins', async () => {
    const { claims } = await check('- **File**: `app/store`', '- **File**: `app/stores`');
    expect(told(claims, 'path')).toEqual(['1 path verified', '2 path refuted']);
  });
});
