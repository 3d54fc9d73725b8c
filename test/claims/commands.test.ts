import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { Git } from '../../src/clients/git/git.js';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkText } from './check-text.js';
import { serviceRepository } from './repository.js';

let repository: Awaited<ReturnType<typeof serviceRepository>>;
beforeAll(async () => {
  repository = await serviceRepository();
});

/** What the command of the first claim of a kind prints in the clone, line by line. */
async function shown(text: string, kind: string): Promise<string[]> {
  const { claims } = await checkText(repository.built.folder, text);
  const command = claims.find((claim) => claim.kind === kind)?.command;
  if (!command) throw new Error(`no ${kind} claim with a command in: ${text}`);
  const printed = execFileSync('sh', ['-c', `${command} || true`], { cwd: repository.built.folder });
  return printed
    .toString()
    .split('\n')
    .filter((line) => line !== '');
}

describe('the command of a check', () => {
  it('lists all files that a path may be, and nothing for one that is missing', async () => {
    expect(await shown('The file `a.py` is there.', 'path')).toEqual(['app/users/a.py']);
    expect(await shown('The file `app/old_hub.py` is there.', 'path')).toEqual([]);
    expect(await shown('The file `app/h.py` is there.', 'path')).toEqual([]);
  });

  it('counts what was counted, file by file', async () => {
    const lines = await shown('`get_hub` is used in 90 files.', 'count');
    expect(lines.map((line) => line.split(':').slice(1).join(':'))).toEqual([
      'app/hub.py:1',
      'app/users/a.py:2',
      'app/users/b.py:2',
      'app/users/c.py:2',
      'tests/test_hub.py:4',
    ]);
    expect(await shown('`get_hub` is used only in tests.', 'scope')).toHaveLength(5);
  });

  it('counts tests by the form of their language', async () => {
    expect((await shown('- `tests/test_hub.py` has 7 tests', 'test-count')).join()).toMatch(/:3$/);
  });

  it('shows a name where it is defined', async () => {
    expect((await shown('`send_event()` is there.', 'symbol')).join()).toContain('app/hub.py:18:');
  });

  it('names the revision that was asked', async () => {
    const { claims, revision } = await checkText(repository.built.folder, 'Issue #12 is resolved.');
    expect(claims[0]?.command).toBe(`issue-audit 12 --at ${revision.slice(0, 9)}`);
  });
});

describe('how much a command is said to print', () => {
  it('stands behind an arrow in a fence, or behind the command in a sentence', async () => {
    const { claims } = await checkText(
      repository.built.folder,
      [
        '```',
        "$ grep -rn 'await get_hub' app/ → 0 hits",
        "$ grep -rn 'def get_hub' app/ → 7 hits",
        "$ grep -rln 'get_hub' app/users → see above",
        '$ python -m pytest → 3 passed',
        '```',
        '',
        '- `grep -rn "def get_hub" app/` returns 1 match.',
        '- `grep -rn "get_hub" app/users` found 3 files.',
        '- `grep -rn "def get_hub" app/` returns no results.',
        '- `grep -rn "def get_hub" app/` found a problem.',
      ].join('\n'),
    );
    expect(
      claims.filter(({ kind }) => kind === 'count').map(({ line, verdict }) => `${line} ${verdict}`),
    ).toEqual(['2 verified', '3 refuted', '8 verified', '9 verified', '10 refuted']);
    expect(claims.find(({ line, kind }) => line === 10 && kind === 'count')?.correction).toBe(
      '`grep -rn "def get_hub" app/` prints 1 line.',
    );
  });
});

describe('a remark below a command', () => {
  const check = async (...lines: string[]) =>
    (await checkText(repository.built.folder, lines.join('\n'))).claims;
  const told = (claims: Awaited<ReturnType<typeof check>>, kind: string) =>
    claims.filter((claim) => claim.kind === kind).map(({ line, verdict }) => `${line} ${verdict}`);

  it('says what it printed, and where all of it is; files listed below hold one', async () => {
    const claims = await check(
      '```bash',
      'grep -rn "get_hub(" tests --include="*.py" | wc -l',
      '# Result: 3 (ALL in test files only)',
      'grep -rn "get_hub(" . | grep -v backup | wc -l',
      '# Result: 4+ calls, all in tests',
      'grep -rn "get_hub" . | wc -l',
      '# Expected: 0',
      '```',
      '',
      '**Remaining uses**:',
      '- `tests/test_hub.py` - the tests',
      '- `app/settings.py` - nothing',
    );
    expect(told(claims, 'count')).toEqual(['3 verified', '5 verified', '11 verified', '12 refuted']);
    expect(told(claims, 'scope')).toEqual(['3 refuted', '5 refuted']);
  });

  it('counts commits that a log lists, as of the day of the document', async () => {
    const claims = await check(
      '```bash',
      'git log --oneline | grep -i HUB | wc -l',
      '# Result: 2+ commits',
      'git log --oneline --since="2 hours ago" -i --grep hub | wc -l',
      '# Result: 9',
      'git log --oneline --since=2025-09-01 app | wc -l',
      '# Result: 9',
      '```',
      '',
      '```bash',
      'git log --oneline --since=2025-09-01 --no-merges | wc -l',
      '4',
      '```',
    );
    expect(told(claims, 'commit-count')).toEqual(['3 verified', '5 not checkable', '12 verified']);
    expect(claims.find(({ line, kind }) => line === 5 && kind === 'commit-count')?.measured).toBe(
      '2 commits',
    );
  });
});

describe('commands that search', () => {
  const fence = (...commands: string[]) => ['```', ...commands.map((each) => `$ ${each}`), '```'].join('\n');
  const ask = async (...commands: string[]) => {
    const { claims } = await checkText(repository.built.folder, fence(...commands));
    return claims.filter(({ kind }) => kind === 'count').map(({ measured }) => measured);
  };

  it('are all answered by one reading', async () => {
    const commands = [
      "grep -rn 'await get_hub' . → 9 hits",
      "grep -rn 'def get_hub\\|def open_hub' --include=*.py . → 9 hits",
      "grep -rniE 'CLASS (hub|TESTHUB)' . → 9 hits",
      "grep -c 'get_hub' tests/test_hub.py → 9 hits",
      "git grep -w 'hub' → 9 hits",
    ];
    const spied = vi.spyOn(Git.prototype, 'stream');
    const processes = async (some: readonly string[]) => {
      const before = spied.mock.calls.length;
      const measured = await ask(...some);
      return { measured, started: spied.mock.calls.length - before };
    };
    const one = await processes(commands.slice(0, 1));
    const all = await processes(commands);
    spied.mockRestore();
    expect(all.started).toBe(one.started);
    expect(all.measured).toEqual(['1', '2', '2', '4', '5']);
  });

  it('are measured through the filters behind them', async () => {
    const found = await ask(
      "grep -rn 'get_hub' app | grep -v users → 9 hits",
      "grep -rn 'get_hub' app | grep -i 'DEF ' → 9 hits",
      "grep -rn 'get_hub' . | cut -d: -f1 | sort -u | wc -l → 9",
      "grep -rn 'get_hub' . | awk -F: '{print $1}' | uniq | wc -l → 9",
      "grep -rn 'get_hub' app | head -1 → 9 hits",
    );
    expect(found).toEqual(['1', '1', '6', '6', null]);
  });

  it('count every line, of a file that holds thousands, too', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'Start', files: { 'a.log': 'needle\n'.repeat(2500) } });
    const { claims } = await checkText((await repo.build()).folder, fence('grep -rn needle . → 2500 hits'));
    expect(claims).toMatchObject([{ kind: 'count', verdict: 'verified', measured: '2,500' }]);
  });

  it('look for the whole pattern, with the blank at its end and the slashes around it', async () => {
    expect(await ask("grep -rn 'get_hub ' app/ → 9 hits", "grep -rn '/hub/' app/ → 9 hits")).toEqual([
      '0',
      '0',
    ]);
  });
});

describe('a command that other commands follow', () => {
  it('printed nothing that is shown', async () => {
    const { claims } = await checkText(
      repository.built.folder,
      [
        '```bash',
        '# Look for it',
        'grep -r "get_hub" app',
        '',
        '# Run the tests',
        'python tests/test_hub.py',
        '```',
      ].join('\n'),
    );
    expect(claims.filter(({ kind }) => kind === 'command')).toEqual([]);
  });
});

describe('the output of a search', () => {
  let folder: string;
  beforeAll(async () => {
    const repo = new RepositoryBuilder();
    const files = {
      'app/hub.py': 'import hub\n\nhub.open()  # hub\n    hub.close()\n',
      'app/b.py': 'hub = 1\n',
    };
    repo.commit({ message: 'Add it', files });
    ({ folder } = await repo.build());
  });
  const asked = async (...lines: string[]) => {
    const { claims } = await checkText(folder, ['```', ...lines, '```'].join('\n'));
    return claims.find(({ kind }) => kind === 'command' || kind === 'count');
  };
  const verdict = async (...lines: string[]) => (await asked(...lines))?.verdict;

  it('names no file where there is but one', async () => {
    const numbered = "$ grep -n 'hub' app/hub.py";
    expect(await verdict(numbered, '1:import hub', '3:hub.open()  # hub', '4:    hub.close()')).toBe(
      'verified',
    );
    expect(await verdict(numbered, '1:import hub', '2:hub.open()  # hub', '4:    hub.close()')).toBe(
      'refuted',
    );
    expect(
      await verdict("$ grep 'hub' app/hub.py", 'import hub', 'hub.open()  # hub', '    hub.close()'),
    ).toBe('verified');
    expect(await verdict("$ grep -c 'hub' app/hub.py", '3')).toBe('verified');
    expect((await asked("$ grep -c 'hub' app/hub.py", '7'))?.correction).toBe(
      "`grep -c 'hub' app/hub.py` prints 3.",
    );
  });

  it('is compared with its counts, and by files where no line has a number', async () => {
    expect(await verdict("$ git grep -c 'hub'", 'app/b.py:1', 'app/hub.py:3')).toBe('verified');
    expect(await verdict("$ git grep -c 'hub'", 'app/b.py:1', 'app/hub.py:7')).toBe('refuted');
    expect(await verdict("$ grep -rc 'open' app", 'app/b.py:0', 'app/hub.py:1')).toBe('verified');
    const texts = [
      'app/b.py:hub = 1',
      'app/hub.py:import hub',
      'app/hub.py:hub.open()  # hub',
      'app/hub.py:    hub.close()',
    ];
    expect(await verdict("$ grep -r 'hub' app", ...texts)).toBe('verified');
    expect(await verdict("$ grep -r 'hub' app", ...texts.slice(1))).toBe('refuted');
  });
});
