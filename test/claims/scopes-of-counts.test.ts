import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith, told } from './check-text.js';

const FILES = {
  'app/hub.py': 'import conf\n\nKEYS = conf.environ["KEYS"]\n\ndef load():\n    return conf.read_all("x")\n',
  'app/quiet.py': '# conf.nowhere is not read here\nA = 1\n',
  'app/flags.py': 'MOCK_LOADER_READY = True\nFAST_LOADER = 3\n',
  'notes/one.md': 'See hub_loader for it, and GONE_LOADER = True.\n',
  'notes/two.md': 'hub_loader again.\n',
  'app/loads.py': 'from app import hub_loader\n',
  'tests/unit/test_hub.py': Array.from({ length: 6 }, (_, i) => `def test_${i}():\n    assert True\n`).join(
    '\n',
  ),
};
const check = checkerOf(() => repositoryWith(FILES));

describe('what is said not to be there', () => {
  it('is refuted where it is clear where it was looked for', async () => {
    const { claims } = await check(
      '- No `conf.read_all()` calls found',
      '- No `conf.read_all()` calls remain',
      '- No `conf.read_all()` calls found in production code',
    );
    expect(told(claims, 'scope')).toEqual(['1 scope not checkable', '2 scope refuted', '3 scope refuted']);
  });

  it('is looked for as it is read where it is not called, outside of comments', async () => {
    const { claims } = await check(
      '- No direct `conf.environ` access found in production code',
      '- No direct `conf.nowhere` access found in production code',
    );
    expect(told(claims, 'scope')).toEqual(['1 scope not checkable', '2 scope verified']);
  });
});

describe('a number of files', () => {
  it('may count documents, where nothing says that they are code', async () => {
    const { claims } = await check(
      '- 3 files reference hub_loader',
      '- 3 Python files reference hub_loader',
      '- 9+ files reference hub_loader patterns',
    );
    expect(told(claims, 'count')).toEqual(['1 count verified', '2 count refuted', '3 count not checkable']);
  });
});

describe('a number of tests', () => {
  it('is a part of the file’s where several are told', async () => {
    const { claims } = await check(
      '**File**: `tests/unit/test_hub.py`',
      '- Categories: unit (4 tests), whole (2 tests)',
    );
    expect(told(claims, 'test-count')).toEqual(['2 test-count not checkable']);
  });

  it('is not that of another file where the one that is named is not there', async () => {
    const { claims } = await check(
      '1. `test_hub.py` - 6 tests for the hub',
      '2. `test_gone.py` - 6 tests for the rest',
    );
    expect(told(claims, 'test-count').filter((each) => each.startsWith('1'))).toEqual([
      '1 test-count verified',
    ]);
    expect(
      claims.filter(
        ({ line, kind, statement }) => line === 2 && kind === 'test-count' && statement.includes('test_hub'),
      ),
    ).toEqual([]);
  });
});

describe('a pattern that is said to be there', () => {
  it('stands in code, or nothing is called so', async () => {
    const { claims } = await check(
      '- including `MOCK_LOADER_READY = True` patterns requiring elimination',
      '- including `GONE_LOADER = True` patterns requiring elimination',
      '- including `FAST_LOADER = 7` patterns requiring elimination',
      '- No `GONE_LOADER = True` patterns remain',
      '- We removed the `GONE_LOADER = True` pattern',
    );
    expect(told(claims, 'count')).toEqual(['1 count verified', '2 count refuted', '3 count not checkable']);
  });
});
