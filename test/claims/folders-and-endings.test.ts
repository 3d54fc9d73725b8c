import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'app/hub_core/one.py': 'A = 1\n',
    'app/hub_core/two.py': 'B = 2\n',
    'app/hub_core/one_compat.py': 'A = 1\n',
    'app/hub_core/one.py.backup_of_may': 'A = 1\n',
    'tests/hub_core/test_one.py': 'def test_one():\n    assert True\n',
    'old/rows.py.moved_backup': 'C = 3\n',
    'app/twice/a.py': '',
    'lib/twice/a.py': '',
    'settings.ini': '[run]\noptions =\n    --fast\n# never -q\n',
    'hub.env': 'HUB_LIMIT=20\nHUB_NAME=one\n',
  }),
);
const told = async (kind: string, ...lines: string[]) =>
  (await check(...lines)).claims
    .filter((claim) => claim.kind === kind)
    .map(({ line, verdict, measured }) => `${line} ${verdict}: ${measured}`);

describe('a folder that is named without those above it', () => {
  it('is the one of that name that is not of tests', async () => {
    expect(
      await told(
        'count',
        '- 4 files in `hub_core/` directory',
        '- 95+ files in `hub_core/` showing',
        '- 2 files in `twice/`',
        '- 2 files in `unheard_of/`',
      ),
    ).toEqual([
      '1 verified: 4 below app/hub_core/',
      expect.stringMatching(/^2 refuted: 4 below app\/hub_core\//),
    ]);
  });
});

describe('endings in brackets', () => {
  it('are those of files, in the folder that the line above names', async () => {
    expect(
      await told(
        'path',
        '**Evidence:** 4 files in `hub_core/` showing:',
        '',
        '- Multiple backup files (`.backup`, `.moved_backup`)',
        '- Compatibility layers (`*_compat.py`)',
        '- No copies (`.orig_copy`)',
        '- Modules of one kind (`.py`)',
        '',
        'There are copies (`.moved_backup`).',
        'Remove `.moved_backup` files.',
        'Create `.moved_backup` files.',
      ),
    ).toEqual([
      '3 verified: 1 file ends so: app/hub_core/one.py.backup_of_may',
      '3 refuted: none below app/hub_core/; elsewhere old/rows.py.moved_backup',
      '4 verified: 1 file ends so: app/hub_core/one_compat.py',
      '8 verified: 1 file ends so: old/rows.py.moved_backup',
      '9 verified: 1 file ends so: old/rows.py.moved_backup',
    ]);
  });
});

describe('what shall be added back to a file', () => {
  it('is refuted where the file has it, outside of comments', async () => {
    expect(
      await told(
        'config',
        '- Add `--fast` flag back to settings.ini',
        '- Add `-q` back to settings.ini',
        '- Add `-x` to settings.ini',
      ),
    ).toEqual(['1 refuted: at line 3', '2 verified: not there']);
  });
});

describe('a variable that a file is said to set', () => {
  it('is refuted by another value, also beside lines', async () => {
    expect(
      await told(
        'config',
        '- `hub.env` sets `HUB_NAME=two`',
        '- `hub.env` contains the configuration `HUB_NAME=one` (line 1)',
        '- `hub.env` sets `HUB_TITLE=one`',
      ),
    ).toEqual([
      '1 refuted: HUB_NAME is one at hub.env:2',
      '2 verified: at hub.env:2',
      '3 not checkable: no line has it',
    ]);
  });
});
