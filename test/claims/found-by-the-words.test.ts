import { describe, expect, it } from 'vitest';
import { declaredTests } from '../../src/claims/check/names/test-functions.js';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkerOf, told } from './check-text.js';

const check = checkerOf(() => {
  const repo = new RepositoryBuilder({ start: '2025-09-14T08:00:00Z' });
  repo.commit({
    message: 'Enhance: Issue #12 - Support lamps together',
    files: {
      'tests/test_lamps.py':
        'def test_complete_lamp_failure_reproduction():\n    pass\n\n\ndef test_b():\n    pass\n',
      'tests/test_more.py': 'def test_c():\n    pass\n\n\nclass Tally:\n    lit_lamps_total = 0\n',
      'pyproject.toml': '[tool.pytest]\nmarkers = [\n  "slow_lamps: takes long",\n]\n',
      'scripts/run.py':
        'import argparse\nparser = argparse.ArgumentParser()\nparser.add_argument("--category")\nparser.add_argument("-p", "--pattern")\nparser.add_argument("--env")\nparser.parse_args()\n',
      'scripts/open.py':
        'import argparse\nparser = argparse.ArgumentParser()\nparser.add_argument("--a1")\nparser.add_argument("--a2")\nparser.add_argument("--a3")\nadd_more(parser)\n',
    },
  });
  return repo.build();
});

describe('a line that is the subject of a commit', () => {
  it('is found word for word, and else is no subject', async () => {
    const { claims } = await check(
      '```',
      'Enhance: Issue #12 - Support lamps together',
      'Enhance: Issue #12 - Support lamps apart',
      '```',
    );
    expect(told(claims, 'commit')).toEqual(['2 commit verified']);
  });
});

describe('an item of a list that describes a test', () => {
  it('is that of a named file which is called by these words', async () => {
    const { claims } = await check(
      'File: `tests/test_lamps.py`',
      '',
      '- **Complete lamp failure reproduction** - on staging',
      '- **Complete lamp failure prevention** - on staging',
      '- Complete lamp failure reproduction is hard',
      '- **TestCompleteLampFailure** - works already',
    );
    expect(told(claims, 'test')).toEqual(['3 test verified']);
  });
});

describe('at least so many tests', () => {
  it('are those of all test files of the document together', async () => {
    const { claims } = await check(
      'See `tests/test_lamps.py` and `tests/test_more.py`.',
      '',
      '- **Coverage:** 3+ test methods across 2 levels',
      '- **Coverage:** 4+ test methods across 2 levels',
      '- Fix required: add lamps to 2+ tests',
      '- We have 2+ e2e tests',
    );
    expect(told(claims, 'test-count')).toEqual(['3 test-count verified']);
  });
});

describe('what was added to a file', () => {
  it('is there, or may have been taken out again', async () => {
    const { claims } = await check(
      '- Added `slow_lamps` marker to `pyproject.toml`',
      '- Added `fast_lamps` marker to `pyproject.toml`',
    );
    expect(told(claims, 'config')).toEqual(['1 config verified']);
  });
});

describe('options of a script', () => {
  it('are refuted where it declares its own and has none that begins so', async () => {
    const { claims } = await check(
      '```bash',
      'python scripts/run.py --category unit --test-pattern "*lamps*"',
      'python scripts/run.py --categ unit',
      'python scripts/open.py --b1 unit',
      '```',
    );
    expect(told(claims, 'symbol')).toEqual(['2 symbol verified', '2 symbol refuted']);
    expect(claims.find(({ verdict }) => verdict === 'refuted')?.correction).toBe(
      'scripts/run.py has no option --test-pattern; it has --pattern.',
    );
  });
});

describe('a number that code counts up to', () => {
  it('is not refuted by what it begins at', async () => {
    const { claims } = await check('File: `tests/test_more.py`', '', '- **Lit Lamps Total:** 189 (46.0%)');
    expect(told(claims, 'config')).toEqual([]);
  });

  it('and the day of a completion is a date', async () => {
    const { claims } = await check('# Audit', '', '**Audit Completion:** 2025-09-14 14:19 PST');
    expect(told(claims, 'date')).toEqual(['3 date verified']);
  });
});

describe('the tests of a file in Python', () => {
  it('are those that pytest collects: none within functions, and none of helpers', () => {
    const source = [
      'class HubTester:',
      '    def test_hub(self):',
      '        pass',
      '',
      'class TestHub:',
      '    def test_opens(self):',
      '        def test_route():',
      '            pass',
      '    async def test_closes(self):',
      '        pass',
      '',
      'class HubCase(unittest.TestCase):',
      '    def test_case(self):',
      '        pass',
      '',
      'def test_alone():',
      '    pass',
      '',
      'class Helper:',
      '    pass',
      '',
      'if ONLINE:',
      '    def test_online():',
      '        pass',
    ];
    expect(
      declaredTests('tests/test_hub.py', source).map(({ name, container }) => `${container}.${name}`),
    ).toEqual([
      'TestHub.test_opens',
      'TestHub.test_closes',
      'HubCase.test_case',
      '.test_alone',
      '.test_online',
    ]);
  });
});
