import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith, told } from './check-text.js';

const FILES = {
  'app/hub.py': [
    'CRITICAL_EVENTS = [',
    "    'started',",
    "    'thinking',  # one a step, at most",
    "    'completed',",
    ']',
    '',
    'class StoreManager:',
    '    pass',
    '',
    'class LegacyStoreManager(StoreManager):',
    '    pass',
    '',
    'def load(key):',
    '    return key',
    '',
    'A = load(1)',
    'B = load(2)',
  ].join('\n'),
  'app/other.py': 'from app.hub import load\n\nC = load(3)\n',
  'tests/test_store_factory.py':
    'class FakeStoreManager(StoreManager):\n    pass\n\ndef test_a():\n    assert True\n',
  'tests/test_hub_factory.py': 'REQUIRED_EVENTS = {"started", "completed"}\n',
  'tests/e2e/test_store_imports.py': [
    '@mark.staging',
    'def test_one():',
    '    assert key_seventeen',
    '',
    'def test_two():',
    '    assert True',
  ].join('\n'),
  'notes/issue_41_plan.md': '# Plan\n',
  'notes/issue-41-audit.md': '# Audit\n',
  'notes/issue_412.md': '# Other\n',
  'deploy/service_old.py': 'A = 1\n',
  'deploy/service_backup.py': 'A = 1\n',
  'deploy/flow.yml': 'run: |\n  deploy --egress all-traffic\n  deploy --egress all-traffic --fast\n',
};
const check = checkerOf(() => repositoryWith(FILES));

async function counts(...lines: string[]): Promise<string[]> {
  const { claims } = await check(...lines);
  return claims
    .filter(({ kind }) => kind === 'count' || kind === 'snippet')
    .map(({ line, verdict, measured }) => `${line} ${verdict}: ${measured}`);
}

describe('a number of test files about a name of code', () => {
  it('is refuted where by far fewer are called so or name it, and it is a threshold', async () => {
    expect(
      await counts(
        '- 9+ StoreManager-specific test files',
        '- 9 StoreManager-specific test files',
        '- 1+ StoreManager-specific test files',
        '- 9+ store-specific test files',
      ),
    ).toEqual([
      '1 refuted: 0 test files with it in their names and 0 test files with it in their paths; 1 test file with it in path or text',
      expect.stringMatching(/^2 not checkable/),
      expect.stringMatching(/^3 not checkable/),
      expect.stringMatching(/^4 not checkable/),
    ]);
  });
});

it('a number of test files that is told again is that of the first line', async () => {
  const { claims } = await check(
    '- Validated 187+ StoreManager-specific test files',
    '- Coverage: 187+ test files give wide validation',
  );
  expect(told(claims, 'count')).toEqual(['1 count refuted', '2 count refuted']);
});

describe('a number of classes', () => {
  it('may be told by several words of their names, however they are joined', async () => {
    expect(
      await counts(
        '- 3 distinct Store Manager classes',
        '- **2+ Store Manager implementations** in production code',
        '- **2+ Store Manager classes** in production code',
        '- Multiple store manager implementations compete',
        '- 9 Store Manager classes in production code',
        '- Multiple Queue Runner implementations compete',
      ),
    ).toEqual([
      '1 verified: 3 classes (code, tests included)',
      '2 not checkable: 2 classes (code without tests), 2 classes (code without tests, at the end of the name) and 2 classes (code below app/)',
      '3 verified: 2 classes (code without tests)',
      '4 verified: 3 classes (code, tests included)',
      '5 not checkable: 2 classes (code without tests), 2 classes (code without tests, at the end of the name) and 2 classes (code below app/)',
    ]);
  });
});

describe('a number of things that code lists', () => {
  it('is that of a list called so, or of one called alike', async () => {
    expect(
      await counts(
        'We should send all 3 critical events.',
        '',
        'The 2 required events are there.',
        '',
        'All 7 critical events are there.',
        '',
        'All 7 critical issues are gone.',
      ),
    ).toEqual([
      '1 verified: 3 entries of CRITICAL_EVENTS at app/hub.py:1',
      '3 verified: 2 entries of REQUIRED_EVENTS at tests/test_hub_factory.py:1',
      '5 not checkable: 3 entries of CRITICAL_EVENTS at app/hub.py:1 and 2 entries of REQUIRED_EVENTS at tests/test_hub_factory.py:1',
    ]);
  });

  it('is not looked for where it shall be another one', async () => {
    expect(await counts('We should send all 7 critical events.')).toEqual([]);
  });
});

describe('a number of files', () => {
  it('is told by an issue, by words for what they cover, and by how their names end', async () => {
    expect(
      await counts(
        '- 2+ files created for Issue #41, yet it is open',
        '- 2 test files covering factory patterns',
        '- 7 test files covering factory patterns',
        '- 2 files with `_old`, `_backup` suffixes',
      ),
    ).toEqual([
      '1 verified: 2 files with it in their names',
      '2 verified: 2 test files with it in their names',
      '4 verified: 2 files with such names',
    ]);
  });
});

describe('a number under a label', () => {
  it('is one of what the label, or the heading of the column, names', async () => {
    expect(
      await counts(
        '- **Store-related test files:** 2',
        '- **Files modified:** 2',
        '',
        '| Folder | Files | State |',
        '|---|---|---|',
        '| `notes/` | 3 | old |',
        '| `deploy/` | 9 | old |',
      ),
    ).toEqual([
      '1 verified: 2 test files with it in their names',
      '6 verified: 3 below notes/',
      '7 not checkable: 3 below deploy/ and 2 of code below deploy/',
    ]);
  });
});

describe('a number that code is labelled with', () => {
  it('counts its places or files, where they are, and refutes nothing', async () => {
    expect(
      await counts(
        '- `load(`: 2 files',
        '- `load(`: 40 files',
        '',
        '| Pattern | Files |',
        '|---|---|',
        '| `load(` | 2 |',
      ),
    ).toEqual([
      '1 verified: 4 in 2 files (code, tests included)',
      '2 not checkable: 4 in 2 files (code, tests included) and 0 in 0 files (code of tests)',
      '6 verified: 4 in 2 files (code, tests included)',
    ]);
  });

  it('may stand in what a program printed, of a file that is no code', async () => {
    expect(await counts('```', 'Configuration:', '  --egress all-traffic: 2 occurrences', '```')).toEqual([
      '3 verified: 2 in 1 file (all files but documents)',
    ]);
  });
});

describe('what is said of tests', () => {
  it('is a number that is reached in the test files called so, or nothing', async () => {
    const { claims } = await check(
      '- 2+ tests validate store import patterns',
      '- 9+ tests validate store import patterns',
    );
    expect(told(claims, 'test-count')).toEqual(['1 test-count verified']);
  });

  it('is that they hold a text, by the folder of their kind', async () => {
    const { claims } = await check(
      'The e2e tests are meant for staging (marked with `@mark.staging`).',
      '',
      'Local e2e tests used ids like `store_imports`, `key_seventeen`.',
      '',
      'Smoke tests use `store_imports`.',
      '',
      'No e2e tests use `key_seventeen`.',
    );
    expect(told(claims, 'scope')).toEqual(['1 scope verified', '3 scope not checkable', '3 scope verified']);
  });
});

describe('a number of lines', () => {
  it('is refuted of a path that is not there, unless it shall be', async () => {
    const { claims } = await check(
      '1. **File:** `app/gone/factory.py` - 588 lines of deprecated code',
      '2. **File:** `gone.py` - 588 lines of deprecated code',
      '',
      'We will create `app/gone/new.py` (588 lines).',
    );
    expect(told(claims, 'line-count')).toEqual(['1 line-count refuted']);
  });
});
