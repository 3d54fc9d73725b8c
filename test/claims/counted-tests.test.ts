import { describe, expect, it } from 'vitest';
import { checkerOf, measuredOf, repositoryWith } from './check-text.js';

const helpers = 'class Client:\n    def test_connection(self):\n        pass\n\n\n';
const tests = ['one', 'two', 'three'].map((name) => `    def test_${name}(self):\n        pass\n\n`).join('');

const check = checkerOf(() =>
  repositoryWith({
    'tests/test_hub.py': `${helpers}class TestHub:\n${tests}`,
    'tests/test_store.py': `class TestStore:\n${tests}`,
  }),
);
const counts = (...lines: string[]) => measuredOf('test-count', check(...lines));

describe('tests that are counted in a file', () => {
  it('may be those that a search for their form finds, helpers among them', async () => {
    expect(await counts('- `tests/test_hub.py` (4 tests)', '- `tests/test_hub.py` (5 tests)')).toEqual([
      '1 verified: 3 in tests/test_hub.py; 4 with those within functions and helpers',
      '2 refuted: 3 in tests/test_hub.py',
    ]);
  });

  it('may be fewer where it is said how they ended, and no more', async () => {
    expect(
      await counts(
        '- `tests/test_store.py`: 2 tests FAILING',
        '- `tests/test_store.py`: 1 passing test',
        '- `tests/test_store.py`: 2/2 tests passing',
        '- `tests/test_store.py`: 7 tests passing',
      ),
    ).toEqual(
      ['not checkable', 'not checkable', 'refuted', 'refuted'].map(
        (verdict, i) => `${i + 1} ${verdict}: 3 in tests/test_store.py`,
      ),
    );
  });

  it('are those of the file that the section is labelled with', async () => {
    const results = ['', '**Results:**', '- 8 tests created for the real environment'];
    expect(await counts('## Store', '', '**File:** `tests/test_store.py`', ...results)).toEqual([
      '6 refuted: 3 in tests/test_store.py',
    ]);
    expect(await counts('## Store', '', 'This began in `tests/test_store.py`.', ...results)).toEqual([
      '6 not checkable: 3 in tests/test_store.py',
    ]);
  });
});

describe('tests of a run that is shown', () => {
  const run = (command: string, ...output: string[]) => counts('```bash', `$ ${command}`, ...output, '```');

  it('are those of the files that its command names, however they ended', async () => {
    expect(
      await run('python -m pytest tests/test_store.py -v', '', 'RESULTS: ✅ 2 PASSED, 1 FAILED'),
    ).toEqual(['4 verified: 3 in tests/test_store.py']);
    expect(await run('pytest tests/test_store.py tests/test_hub.py', '6 passed', '6 passed')).toEqual([
      '3 verified: 6 in tests/test_store.py and tests/test_hub.py',
    ]);
    expect(await run('pytest tests/test_store.py', '9 passed')).toEqual([
      '3 not checkable: 3 in tests/test_store.py',
    ]);
  });

  it('are not told where the command chooses among them, or names a folder', async () => {
    expect(await run('pytest tests/test_store.py -k one', '3 passed')).toEqual([]);
    expect(await run('pytest tests/test_store.py::TestStore', '3 passed')).toEqual([]);
    expect(await run('pytest tests/test_store.py tests/', '3 passed')).toEqual([]);
    expect(await run('pytest tests/test_store.py', '3 of them')).toEqual([]);
  });
});
