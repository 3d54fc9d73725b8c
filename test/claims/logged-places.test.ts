import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith } from './check-text.js';

const HUB = [
  'import pytest',
  '',
  'def open_hub(user):',
  '    member = find(user)',
  '    return member.hub',
  '',
  'def close_hub(user):',
  '    find(user).close()',
];

const check = checkerOf(() =>
  repositoryWith({
    'app/hub.py': `${HUB.join('\n')}\n`,
    'scripts/run.py':
      'parser.add_argument("--real-services")\nargs = ["--no-docker"]\nprint("use --half-way")\n',
    'tests/test_hub.py': '@pytest.mark.slowest\ndef test_hub():\n    pass\n',
    'tests/test_store.py': 'def test_store():\n    pass\n',
    'docker-compose.yml': 'container_name: hub-dev-postgres\nurl: postgresql+asyncpg\n',
  }),
);

const told = async (kind: string, ...lines: string[]) =>
  (await check(...lines)).claims
    .filter((claim) => claim.kind === kind)
    .map(({ line, verdict, measured }) => `${line} ${verdict} ${measured}`);

describe('places in logs and tracebacks', () => {
  it('are held against the code below them, or the function they name, and never refuted', async () => {
    expect(
      await told(
        'line-reference',
        '**Location:** `app.hub:open_hub:4`',
        '',
        '```',
        '  File "/srv/app/hub.py", line 5, in open_hub',
        '    return member.hub',
        '  File "/srv/app/hub.py", line 4, in close_hub',
        '    find(user).close()',
        '2025-09-05 03:08:39 | ERROR | app.hub:close_hub:4 - it failed',
        '  File "/srv/lib/other.py", line 4, in other',
        '```',
        '```json',
        '{ ',
        '  "context": "app.hub:open_hub:40"',
        '}',
        '```',
      ),
    ).toEqual([
      '1 verified lines 3-5 are open_hub',
      '4 verified line 5 reads so',
      '6 not checkable line 4 reads: member = find(user); that code is at line 8',
      '8 not checkable line 4 reads: member = find(user); close_hub is at lines 7-8',
      '13 not checkable the file has 8 lines; open_hub is at lines 3-5',
    ]);
  });
});

describe('options and decorators by their name', () => {
  it('are those that code takes, gives or puts above functions, in the file that is named', async () => {
    expect(
      await told(
        'symbol',
        '- It is compatible with the `--no-docker` flag',
        '- It works with `--real-services --no-docker`',
        '- It works with `--half-way` too',
        '- Proper marks: `@pytest.mark.slowest`',
        '- `tests/test_store.py` has `@pytest.mark.slowest`',
        '- There is no `--no-docker` flag',
        '- It should take the `--no-docker` flag',
        '- Combining `--real-services hub` with another one fails',
      ),
    ).toEqual([
      '1 verified 1 line in 1 file: scripts/run.py:2',
      '2 verified 1 line in 1 file: scripts/run.py:1',
      '2 verified 1 line in 1 file: scripts/run.py:2',
      '4 verified 1 line in 1 file: tests/test_hub.py:1',
      '8 verified 1 line in 1 file: scripts/run.py:1',
    ]);
  });
});

describe('containers and drivers', () => {
  it('are called so in configuration', async () => {
    expect(await told('config', '- **Container names**: `hub-dev-postgres` is a fixed container')).toEqual([
      '1 verified at docker-compose.yml:1',
    ]);
    expect(await told('snippet', 'It uses `postgresql+asyncpg` here.')).toEqual([
      '1 verified at docker-compose.yml:2',
    ]);
  });
});
