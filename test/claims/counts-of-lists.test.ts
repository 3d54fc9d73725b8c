import { describe, expect, it } from 'vitest';
import { checkerOf, checkText, repositoryWith } from './check-text.js';

const factories = (n: number) =>
  Array.from({ length: n }, (_, i) => `class Hub${i}Factory:\n    pass\n`).join('\n');

const check = checkerOf(() =>
  repositoryWith({
    'pyproject.toml':
      '[tool.pytest.ini_options]\naddopts = [\n  "--strict-markers", # strict\n  "-s",\n]\nmarkers = [\n  # Kinds, of three\n  "unit: small, [fast] ones",\n  "slow: slow ones",\n  "e2e: all",\n]\n',
    'app/pytest.ini.backup.20250910':
      '[pytest]\naddopts = --strict\nmarkers =\n    unit: small ones\n    # more\n    slow: slow ones\n\ntestpaths = tests\n',
    'docker-compose.yml': 'services:\n  web:\n    image: a\n  db:\n    image: b\nvolumes:\n  - data\n',
    'app/hub/factories.py': factories(6),
    'app/hub/main.py':
      'MAX_HUBS_OPEN = 10\n\ndef is_testing():\n    return False\n\ndef run():\n    try:\n        return is_testing()\n    except Exception:\n        pass\n',
    'app/conftest.py': '',
    'tests/conftest.py': '',
    'tests/test_hub_security.py': 'class SomeFactory:\n    pass\n',
    'tests/security/test_store.py': '',
  }),
);

const counts = async (kind: string, ...lines: string[]) =>
  (await check(...lines)).claims
    .filter((claim) => claim.kind === kind)
    .map(({ line, verdict, measured }) => `${line} ${verdict}: ${measured}`);

describe('entries of a list in a configuration file', () => {
  it('are counted under the key of their name, in a copy with its day, too', async () => {
    expect(
      await counts(
        'count',
        '- `pyproject.toml`: 3 comprehensive markers',
        '- 180+ markers in `pyproject.toml`',
        '- `app/pytest.ini.backup`: 2 markers',
        '- `docker-compose.yml` has 2 services',
        '- `pyproject.toml` has 2 unit markers, for those who look',
        '- 5 fixtures in `pyproject.toml`',
      ),
    ).toEqual([
      '1 verified: 3 entries of markers at pyproject.toml:6',
      '2 refuted: 3 entries of markers at pyproject.toml:6',
      '3 verified: 2 entries of markers at app/pytest.ini.backup.20250910:3',
      '4 verified: 2 entries of services at docker-compose.yml:1',
      '5 not checkable: 3 entries of markers at pyproject.toml:6',
    ]);
  });
});

describe('options and constants', () => {
  it('are those that the file sets or lacks; that an option was used once is not refuted', async () => {
    expect(
      await counts(
        'config',
        '- The configuration uses `-s` in `pyproject.toml`',
        '- `pyproject.toml` is missing the `-s` flag',
        '- `app/pytest.ini.backup` lacks `-s`',
        '- `app/pytest.ini.backup` used `--strict-config`',
        '- Limits: added MAX_HUBS_OPEN = 10 for all',
        '',
        '```python',
        '# where MAX_HUBS_OPEN = 10',
        '# where MAX_HUBS_OPEN is told',
        '```',
      ),
    ).toEqual([
      '1 verified: at pyproject.toml:4',
      '2 refuted: at pyproject.toml:4',
      '3 verified: no line has it',
      '4 not checkable: no line has it',
      '5 verified: at app/hub/main.py:1',
      '8 verified: at app/hub/main.py:1',
    ]);
  });
});

describe('classes and files by a word in their names', () => {
  it('are refuted only where production has by far fewer', async () => {
    expect(
      await counts(
        'count',
        '- **Total Factory Classes:** 7 (including tests), 6 (production code only)',
        '- 12 production factory classes remain',
        '- 12 factory classes',
        '- 3+ production factory classes',
        '',
        'We will create 40 production factory classes.',
      ),
    ).toEqual([
      '1 verified: 7 classes (code, tests included)',
      '1 verified: 6 classes (code without tests)',
      '2 refuted: 6 classes (code without tests), 6 classes (code without tests, at the end of the name) and 6 classes (code below app/)',
      '3 not checkable: 7 classes (code, tests included), 7 classes (code, tests included, at the end of the name) and 6 classes (code without tests)',
      '4 verified: 6 classes (code without tests)',
    ]);
  });

  it('of files are told by name or by path, and never refuted', async () => {
    expect(
      await counts(
        'count',
        '- Found 2 security-related test files',
        '- Found 30+ security-related test files',
        '- Multiple `conftest.py` files loading plugins',
        '- **Focus**: broad exception handling (1+ instances) in all code',
        '- **Focus**: broad exception handling (90+ instances) in all code',
      ),
    ).toEqual([
      '1 verified: 2 test files with it in their paths',
      '2 not checkable: 1 test file with it in their names and 2 test files with it in their paths',
      '3 verified: 2: app/conftest.py and tests/conftest.py',
      expect.stringMatching(/^4 verified: 1 in 1 file/),
      expect.stringMatching(/^5 not checkable: 1 in 1 file/),
    ]);
  });

  it('of several calls, there is more than one in the file', async () => {
    expect(await counts('count', '#### In `app/hub/main.py`:', '- Multiple `is_testing()` checks')).toEqual([
      '2 refuted: 1 call in app/hub/main.py',
    ]);
  });
});

it('all test files are those by name, or with what else is in folders of tests', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => [`tests/test_hub_${i}.py`, `hub = ${i}\n`]),
  );
  const built = await repositoryWith({ ...files, 'tests/helpers.py': '', 'app/hub.py': '' });
  const { claims } = await checkText(
    built.folder,
    ['- 60+ test files discovered', '- 61 test files', '- 90 test files', '- 55 test files that fail'].join(
      '\n',
    ),
  );
  expect(
    claims
      .filter(({ kind }) => kind === 'count')
      .map(({ line, verdict, measured }) => `${line} ${verdict}: ${measured}`),
  ).toEqual([
    '1 verified: 60 test files by their names',
    '2 verified: 61 test files with all that is in folders of tests',
    '3 not checkable: 60 test files by their names and 61 test files with all that is in folders of tests',
  ]);
});
