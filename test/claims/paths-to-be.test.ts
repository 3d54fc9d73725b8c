import { beforeAll, describe, expect, it } from 'vitest';
import { type BuiltRepository, RepositoryBuilder } from '../repository-builder.js';
import { checkText, told } from './check-text.js';

let built: BuiltRepository;
beforeAll(async () => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  repo.commit({
    message: 'Add the hub',
    files: {
      'src/hub.py':
        'from app.kit.mock import patch\nfrom app.kit.wire import (\n    send,\n)\n\n\ndef open_hub(user):\n    return user\n\n\ndef close_hub(user):\n    return None\n',
      'src/proxy.py': 'def relay():\n    return 1\n',
      'tests/test_hub.py': 'def test_hub():\n    assert True\n',
      'docs/a.md': 'Text.\n',
      'web/app.js': 'x = 1;\n',
      'conf/app.json': '{}\n',
      'bin/run.sh': 'true\n',
      'cmd/run.go': 'package main\n',
    },
  });
  repo.commit({ message: 'Remove the proxy', files: { 'src/proxy.py': null } });
  built = await repo.build();
});

const refuted = async (...lines: string[]) => {
  const { claims } = await checkText(built.folder, lines.join('\n'));
  return told(claims.filter(({ verdict }) => verdict === 'refuted'));
};

describe('a path without a file is not refuted', () => {
  it.each([
    [
      'where a plan of tests says where they shall be',
      ['## Test Plan: the hub', '', '**Location:** `tests/unit/hub_auth/`'],
    ],
    ['where it is said to be new', ['Schema file: `src/schema/index.py` (NEW)']],
    ['where a file like it would do', ['**File**: `docs/deploy.yaml` (or equivalent)']],
    ['where it is recommended', ['**Recommended Schema File:** `src/schema/index.py`']],
    [
      'in a column that says what is expected',
      [
        '| Area | RFC 1 expects | Today |',
        '| --- | --- | --- |',
        '| Layout | `src/base/hub_core.py` | `src/hub.py` |',
      ],
    ],
    [
      'where a script is given under its name',
      ['```bash', '#!/bin/bash', '# src/roll_back.sh', 'echo "back"', '```'],
    ],
    [
      'below a comment that says to add the command',
      ['```bash', '# Add to the pipeline', 'python src/other.py', 'bash src/check_hub.sh now', '```'],
    ],
    [
      'below the command that clones another repository',
      ['```bash', '$ git clone https://example.org/kit.git', '$ ./kit/boot.sh # for bash', '```'],
    ],
    ['that a tool generates', ['`bin/run.sh` generates `conf/api.json` from a checkout.']],
    [
      'in a repository that the document links to',
      ['See [it](https://github.com/acme/handbook).', '', 'It is in `handbook/runbooks/hub.md`.'],
    ],
    ['among words of another script', ['### فایل‌های حذف شده', '', '- `src/proxy.py`']],
    ['below a heading that says so', ['### Scripts (To Be Created)', '- `src/hub_step1.py` - the first']],
    ['where it is one of its kind', ['## Example: the version from a `package.json` file']],
    ['where the reader shall make it', ['Save the code above as `main.go`']],
    ['where it is an address', ['Please disclose it to security@hub.sh or `security@hub.sh` only.']],
    ['where it is a product', ['The dispatcher is shared, also with what is bundled with `node.js`.']],
    ['where a command has places to fill in', ['```bash', 'cp src/native/api.c <your-clone>/deps/', '```']],
    [
      'in a comment that nobody reads',
      ['<!---', ' > of all', ' TEMPLATE FILE: readme-template.md', '-->', '', 'Text.'],
    ],
    ['where it stands for any name', ['Migrations are called `000x_name.sql` or `add_feature.sql`.']],
  ])('%s', async (_, lines) => {
    expect(await refuted(...lines)).toEqual([]);
  });

  it('but is where a command of a plan runs it', async () => {
    const lines = [
      '## Success criteria',
      '',
      '### Validation tests',
      '',
      '```bash',
      'python tests/test_gone.py',
      '```',
    ];
    expect(await refuted(...lines)).toEqual(['6 path refuted']);
  });

  it('but is where nothing of that is said', async () => {
    expect(await refuted('## Tests', '', '**Location:** `tests/unit/hub_auth/`')).toEqual(['3 path refuted']);
    expect(await refuted('| Area | Today |', '| --- | --- |', '| Layout | `src/base/hub_core.py` |')).toEqual(
      ['3 path refuted'],
    );
    expect(await refuted('```bash', 'bash src/roll_back.sh', '```')).toEqual(['2 path refuted']);
  });
});

describe('a list of what was removed', () => {
  it.each([
    [['- **Removed:** `proxy.py`, `src/old_hub.py`']],
    [['**Files deleted:**', '', '- `src/proxy.py`']],
    [['### Deleted Files (1)', '', '- `src/proxy.py`']],
  ])('says that it is gone: %j', async (lines) => {
    const { claims } = await checkText(built.folder, lines.join('\n'));
    const said = claims.filter(({ kind }) => kind === 'path');
    expect(said.length).toBeGreaterThan(0);
    expect(new Set(said.map(({ verdict, measured }) => `${verdict}: ${measured}`))).toEqual(
      new Set(['verified: no such file']),
    );
  });
});

describe('what uses a name', () => {
  it('may import it by the module it is in', async () => {
    expect(
      await refuted('`src/hub.py` uses `app.kit.mock.patch`, and `src/hub.py` uses `app.kit.wire.send`.'),
    ).toEqual([]);
    expect(await refuted('`src/hub.py` uses `app.kit.mock.Mock`.')).toEqual(['1 usage refuted']);
  });

  it('is not the file that an item beside its own refers to', async () => {
    const lines = (file: string) => [
      '1. **Script** (`src/hub.py`):',
      '   - Sets names',
      '2. **Application** (`HubConfig`):',
      `   - ${file}Calls \`UrlBuilder\` to build it`,
    ];
    expect(await refuted(...lines(''))).toEqual([]);
    expect(await refuted(...lines('`src/hub.py`: '))).toEqual(['4 usage refuted']);
  });
});

describe('shown code', () => {
  const code = [
    'def open_hub(user):',
    '    return user',
    'def close_hub(user):',
    '    if user.is_staging == "staging":',
  ];
  it('with "existing code" in a comment is an edit, no quotation', async () => {
    const shown = (comment: string) => refuted('In `src/hub.py`:', '', '```python', comment, ...code, '```');
    expect(await shown('# the hub')).toEqual(['8 snippet refuted']);
    expect(await shown('# ... existing code ...')).toEqual([]);
  });
});
