import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { CLAIM_PARTS } from '../../src/claims/kinds.js';
import { ClaimKindSchema } from '../../src/domain/claim.js';
import { checkText, told } from './check-text.js';
import { serviceRepository } from './repository.js';

let repository: Awaited<ReturnType<typeof serviceRepository>>;
beforeAll(async () => {
  repository = await serviceRepository();
});

const check = (...lines: string[]) => checkText(repository.built.folder, lines.join('\n'));

describe('the list of kinds', () => {
  it('holds every file of its folder, once', () => {
    const folder = fileURLToPath(new URL('../../src/claims/kinds', import.meta.url));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    );
    expect(CLAIM_PARTS).toHaveLength(files.length);
    expect(new Set(CLAIM_PARTS).size).toBe(CLAIM_PARTS.length);
  });

  it('makes every kind of claim there is', () => {
    const made = new Set(CLAIM_PARTS.flatMap(({ kinds }) => kinds));
    expect(ClaimKindSchema.options.filter((kind) => !made.has(kind))).toEqual([]);
  });
});

describe('paths', () => {
  it('are found from the root, by their end, behind the folder of a machine and with other separators', async () => {
    const { claims } = await check(
      '- `app/hub.py`, `hub.py`, `/app/hub.py`',
      '- `C:\\Users\\me\\app\\users\\a.py` and `/home/me/work/app/users/b.py`',
      '- tests/ and app/users/',
    );
    expect(told(claims, 'path').every((each) => each.endsWith('verified'))).toBe(true);
    expect(told(claims, 'path')).toHaveLength(6);
  });

  it('that are gone are refuted with the commit that took them', async () => {
    const { claims } = await check('The file `app/old_hub.py` is used.');
    expect(claims[0]).toMatchObject({
      verdict: 'refuted',
      trueUntil: { subject: 'Make get_hub synchronous' },
    });
    expect(claims[0]?.correction).toContain('There is no app/old_hub.py');
  });

  it('that are said to be gone are verified when they are, and refuted when they are not', async () => {
    const { claims } = await check('`app/old_hub.py` no longer exists.', '', '`app/hub.py` was deleted.');
    expect(told(claims, 'path')).toEqual(['1 path verified', '3 path refuted']);
  });

  it('that are said to be no files are missing, unless that goes on', async () => {
    const { claims } = await check(
      '`app/old_hub.py` is not a file; see `app/hub.py`.',
      '',
      'We know that `app/hub.py` is no file of this repository.',
      '',
      '`app/hub.py` is not a file that changed.',
    );
    expect(told(claims, 'path')).toEqual([
      '1 path verified',
      '1 path verified',
      '3 path refuted',
      '5 path verified',
    ]);
  });

  it('that are said to be gone with an adverb are gone, too', async () => {
    const said = [
      '- **Hub**: gone (`app/old_hub.py` successfully removed)',
      '- `app/hub.py` deleted',
      '- `app/hub.py` removed `old_hub`',
    ];
    expect(told((await check(...said)).claims, 'path')).toEqual([
      '1 path verified',
      '2 path refuted',
      '3 path verified',
    ]);
    const { claims } = await check('`app/old_hub.py` was explicitly removed.');
    expect(told(claims, 'path')).toEqual(['1 path verified']);
  });

  it('in plans are claims, unless they shall be made', async () => {
    const { claims } = await check(
      '## Recommendations',
      '- Create `app/new_hub.py`',
      '- Update `app/gone/hub2.py`',
      '- Update `app/hub.py`',
    );
    expect(told(claims, 'path')).toEqual(['3 path refuted', '4 path verified']);
  });

  it('are not seen in routes, types, branches and products', async () => {
    const { claims } = await check(
      '`/api/health`, `application/json`, `feature/issue-12`, Node.js, and/or, 5/5',
    );
    expect(claims).toEqual([]);
  });
});

describe('lines', () => {
  it('are compared with what the text says stands there', async () => {
    const { claims } = await check(
      '- `app/hub.py:10` - `get_hub` returns the hub',
      '- `app/hub.py:3` - `get_hub` returns the hub',
      '- `app/hub.py:900`',
      '- **File**: `app/hub.py`',
      '  - **Line 15**: `class Hub` holds connections',
      '  - Lines 18-19: `Hub`',
    );
    expect(told(claims, 'line-reference')).toEqual([
      '1 line-reference verified',
      '2 line-reference refuted',
      '3 line-reference refuted',
      '5 line-reference verified',
      '6 line-reference verified',
    ]);
    const moved = claims.find(({ line, kind }) => line === 2 && kind === 'line-reference');
    expect(moved?.correction).toBe('get_hub is at line 10 of app/hub.py.');
  });

  it('are counted, blank ones and a last one without an end too', async () => {
    const { claims } = await check('`app/settings.py` (8 lines) and `app/hub.py` (500 lines)');
    expect(told(claims, 'line-count')).toEqual(['1 line-count verified', '1 line-count refuted']);
  });
});

describe('symbols', () => {
  it('exist, are async or not, have parameters', async () => {
    const { claims } = await check(
      '- `open_hub()` is async',
      '- `get_hub()` is async',
      '- Sync function: `get_hub(user)` works',
      '- `open_hub()` has a parameter `timeout`',
      '- `open_hub()` takes a `retries` parameter',
      '- `Hub.send_event()` is there, `Hub.create_hub()` is not',
      '- `REGISTRY_LIMIT` is set',
      '- `MissingHub` does not exist',
    );
    expect(told(claims, 'symbol')).toEqual([
      '1 symbol verified',
      '2 symbol refuted',
      '3 symbol verified',
      '4 symbol verified',
      '5 symbol refuted',
      '6 symbol verified',
      '6 symbol not checkable',
      '7 symbol verified',
      '8 symbol verified',
    ]);
    const sync = claims.find(({ line }) => line === 2);
    expect(sync?.trueUntil?.subject).toBe('Make get_hub synchronous');
  });
});

describe('counts', () => {
  it('name their scope, take N+ as a threshold and N as a number', async () => {
    const { claims } = await check(
      '- `get_hub` is used in 5 files',
      '- 2+ files import `get_hub`',
      '- 40 files use `get_hub`',
      '- only 1 occurrence of `await get_hub(` remains, all in tests',
    );
    expect(told(claims, 'count', 'scope')).toEqual([
      '1 count verified',
      '2 count verified',
      '3 count refuted',
      '4 count verified',
      '4 scope verified',
    ]);
    expect(claims.find(({ line, kind }) => line === 1 && kind === 'count')?.scope).toBe(
      'code, tests included',
    );
  });

  it('of fixes are true of the history, though not of the commit that says so', async () => {
    const { claims } = await check(
      'About `await get_hub(` there were 3 fixes across 3 files.',
      '',
      'Git history shows the commit "Fix: remove awaits of get_hub - 3 fixes across 3 files"',
    );
    const history = claims.find(({ kind }) => kind === 'change-count');
    expect(history?.verdict).toBe('verified');
    expect(history?.measured).toContain(`3 in 3 files, in ${repository.fix.hash.slice(0, 9)}`);
    expect(history?.measured).toContain(`not in ${repository.claimed.hash.slice(0, 9)}`);
    const content = claims.find(({ kind }) => kind === 'commit-content');
    expect(content?.verdict).toBe('refuted');
    expect(content?.correction).toContain('changes 1 file');
  });

  it('are no claims in plans, questions and what was', async () => {
    const { claims } = await check(
      '## Success criteria',
      '- Zero `get_hub` usages remain',
      '- 40 files use `get_hub`',
      '',
      '## Why do 40 files use `get_hub`?',
    );
    expect(told(claims, 'count', 'scope')).toEqual([]);
  });
});

describe('commits', () => {
  it('exist by hash and by subject; an unknown hash is not checkable and found by its subject', async () => {
    const { claims } = await check(
      `- \`${repository.first.hash.slice(0, 9)}\` - "add the hub of connections"`,
      '- `0123456ab` - "add the hub of connections"',
      '- Sept 2: `feat(hub): add the hub of connections` was committed',
      '- Sept 1: `feat(hub): add the hub of connections` was committed',
    );
    expect(told(claims, 'commit', 'commit-date')).toEqual([
      '1 commit verified',
      '1 commit verified',
      '2 commit not checkable',
      '2 commit verified',
      '3 commit verified',
      '3 commit-date refuted',
      '4 commit verified',
      '4 commit-date verified',
    ]);
    expect(claims.find(({ line }) => line === 2)?.measured).toContain(repository.first.hash.slice(0, 9));
  });
});

describe('tests', () => {
  it('are counted and named; their outcome needs a report', async () => {
    const { claims } = await check(
      '- `tests/test_hub.py` - 3 unit tests, all passing',
      '- `tests/test_hub.py::TestHub::test_opens` PASSED',
      '- `tests/test_hub.py::TestHub::test_flies` PASSED',
      '- `tests/test_hub.py` has 7 tests',
    );
    expect(told(claims, 'test', 'test-count', 'test-outcome')).toEqual([
      '1 test-count verified',
      '1 test-outcome not checkable',
      '2 test verified',
      '2 test-outcome not checkable',
      '3 test refuted',
      '3 test-outcome not checkable',
      '4 test-count refuted',
    ]);
  });

  it('ended as a report says', async () => {
    const passed = (name: string, outcome: 'passed' | 'failed') => ({
      name,
      suite: 'TestHub',
      file: 'tests/test_hub.py',
      line: null,
      outcome,
      rawStatus: outcome,
      attempts: [],
      flaky: false,
      message: null,
      durationMs: null,
      declares: [],
    });
    const text = [
      '- `tests/test_hub.py::TestHub::test_opens` PASSED',
      '- `tests/test_hub.py::TestHub::test_sends` PASSED',
    ];
    const { claims } = await checkText(repository.built.folder, text.join('\n'), {
      cases: [passed('test_opens', 'passed'), passed('test_sends', 'failed')],
    });
    expect(told(claims, 'test-outcome')).toEqual(['1 test-outcome verified', '2 test-outcome refuted']);
  });
});

describe('code in fences', () => {
  it('is looked for line by line, and a changed value is told', async () => {
    const { claims } = await check(
      'From `app/settings.py`:',
      '```python',
      'settings = {',
      '    "staging": {',
      '        "initialization_timeout": 45.0,',
      '        "pool_size": 10,',
      '    },',
      '```',
    );
    expect(told(claims, 'config')).toEqual(['5 config refuted', '6 config verified']);
    const changed = claims.find(({ line, kind }) => line === 5 && kind === 'config');
    expect(changed?.measured).toContain('75.0');
    expect(changed?.trueUntil?.subject).toBe('Make get_hub synchronous');
  });
});

describe('arithmetic', () => {
  it('is done again', async () => {
    const { claims } = await check(
      '- 98.7% (866/881 files)',
      '- 41% passing (7/17 tests)',
      '- 36% improvement (414→264)',
      '- 50% improvement (414→264)',
    );
    expect(told(claims, 'arithmetic')).toEqual([
      '1 arithmetic refuted',
      '2 arithmetic verified',
      '3 arithmetic verified',
      '4 arithmetic refuted',
    ]);
    expect(claims[0]?.correction).toBe('866/881 is 98.3%.');
  });
});

describe('the status of an issue', () => {
  it('is not looked up by the number of a pull request', async () => {
    const { claims } = await check('PR #7 is fixed.', '', 'Issue #12 is resolved by pull request #7.');
    const statements = claims.filter(({ kind }) => kind === 'status').map(({ statement }) => statement);
    expect(statements).toEqual(['#12 is resolved']);
  });

  it('may be that of a part', async () => {
    const { claims } = await check('Status of #12: fixed in part.');
    expect(claims.map(({ statement }) => statement)).toContain('#12 is partially resolved');
  });

  it('is that of this tool', async () => {
    const { claims } = await check('Issue #12 is completely resolved.', '', 'Issue #99 has been fixed.');
    const [known, unknown] = claims.filter(({ kind }) => kind === 'status');
    expect(known?.measured).toContain('RESOLVED');
    expect(unknown?.verdict).toBe('not checkable');
  });
});

describe('a document', () => {
  it('without a checkable statement says so', async () => {
    const { claims, summary } = await check('# Thoughts', '', 'All went well.');
    expect(claims).toEqual([]);
    expect(summary.total).toBe(0);
  });

  it('gives the same claims on every run', async () => {
    const text = ['`app/hub.py` and `get_hub()`', '', '40 files use `get_hub`.'];
    expect(await check(...text)).toEqual(await check(...text));
  });
});

describe('commands with pasted output', () => {
  it('are measured anew, never run', async () => {
    const { claims } = await check(
      '```bash',
      '$ grep -rn "await get_hub" tests/',
      "tests/test_hub.py:10:        assert await get_hub('a')",
      "$ git grep -l 'def get_hub' | wc -l",
      '7',
      '$ wc -l app/users/a.py',
      '5 app/users/a.py',
      '$ rm -rf app; touch owned',
      '$ ls app/users',
      'a.py',
      'b.py',
      '```',
    );
    expect(told(claims, 'command', 'count', 'line-count')).toEqual([
      '2 command verified',
      '5 count refuted',
      '7 line-count verified',
      '9 command refuted',
    ]);
    expect(claims.find(({ line, kind }) => line === 5 && kind === 'count')?.correction).toBe(
      "`git grep -l 'def get_hub' | wc -l` prints 1.",
    );
    expect(claims.find(({ line, kind }) => line === 9 && kind === 'command')?.measured).toContain(
      'not shown: c.py',
    );
  });
});

describe('commits that are counted', () => {
  it('are not checkable, unless a threshold is passed', async () => {
    const { claims } = await check('Over 100 commits mention get_hub.', '', '2+ commits mention get_hub.');
    expect(told(claims, 'commit-count')).toEqual(['1 commit-count not checkable', '3 commit-count verified']);
  });
});

describe('adversarial text', () => {
  it('keeps no recogniser busy, and is read in seconds at 2 MB', async () => {
    const hostile = [
      'a/'.repeat(40_000),
      '`'.repeat(5_000),
      '('.repeat(20_000),
      'no production '.repeat(10_000),
      '"'.repeat(9_999),
      `${'1,'.repeat(20_000)}000 files use \`get_hub\``,
      'lines 1, '.repeat(20_000),
      `${'x'.repeat(100_000)}.py:12-14`,
      `${'is completely fully already '.repeat(5_000)}resolved #12`,
      '| a '.repeat(3_000),
      `\`\`\`bash\ngrep -rn "${'(a*)*'.repeat(30)}b" app/\n1\n\`\`\``,
    ].join('\n\n');
    const filler = 'The service answers and nothing is said of files. '.repeat(28_000);
    const { document } = await checkText(repository.built.folder, `${hostile}\n\n${filler}`);
    expect(document.lines).toBeGreaterThan(10);
  }, 60_000);
});
