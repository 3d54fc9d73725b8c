import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith } from './check-text.js';

const LIMITS = `class RateLimitChecker:
    def check(self):
        return self.store.rows("rate_rows")
`;
const check = checkerOf(() =>
  repositoryWith({
    'app/rate_limit_checker.py': LIMITS,
    'app/store.py': 'ROWS = "row_table"\n',
    'other/rows.py': 'TABLE = "user_rows"\n',
    'app/engine.py': 'class HubEngine:\n    pass\n',
    'app/engine_old.py': 'from app.engine import (\n    HubEngine as OldEngine,\n)\n',
    'app/engine_whole.py': 'class OldEngine:\n    pass\n\nclass WholeEngine:\n    pass\n',
    'deploy/steps.sh': [
      ...Array.from({ length: 8 }, (_, i) => `echo ${i}`),
      '# prepare',
      'prepare --all',
      '',
      '# tunnel of the network',
      'start \\',
      '  --image hub',
      '',
      'echo one',
      'echo two',
      'echo three',
      'echo four',
      'connect --network-tunnel fast',
    ].join('\n'),
    'tests/test_engine.py':
      'def test_it(engine):\n    engine._load_all_rows()\n    engine.load_all_rows()\n    assert True\n',
  }),
);
const told = async (kind: string, ...lines: string[]) =>
  (await check(...lines)).claims
    .filter((claim) => claim.kind === kind)
    .map(({ line, verdict, measured }) => `${line} ${verdict}: ${measured}`);

describe('a name that something is said to use, by words that the name of its file is made of', () => {
  it('is looked for in that file, and in those beside it', async () => {
    expect(
      await told(
        'usage',
        '- Rate Limit Checker queries `rate_rows` twice',
        '- Rate Limit Checker expects `user_rows` in the database',
        '- Rate Limit Checker expects `row_table` in the database',
        '- Checker expects `user_rows` in the database',
        '- Another Limit Checker expects `user_rows` in the database',
      ),
    ).toEqual(['1 verified: named at line 3', '2 refuted: not named']);
  });
});

describe('a private method that nothing defines', () => {
  it('is refuted where only tests name it; of others it is not known whose they are', async () => {
    expect(
      await told(
        'symbol',
        '- The `_load_all_rows` method is not migrated yet',
        '- Update `_load_all_rows` to read the table',
        '- The `load_all_rows` method is not migrated yet',
      ),
    ).toEqual([
      '1 refuted: no definition; only tests name it: tests/test_engine.py',
      '2 refuted: no definition; only tests name it: tests/test_engine.py',
      '3 not checkable: no definition; only tests name it: tests/test_engine.py',
    ]);
  });
});

describe('a table that some lines are said to name', () => {
  it('is refuted where the file does not hold it', async () => {
    expect(
      await told(
        'line-reference',
        '- It looks for the `user_rows` table (line 3 in app/rate_limit_checker.py)',
      ),
    ).toEqual(['1 refuted: user_rows is not in the file; line 3 reads: return self.store.rows("rate_rows")']);
  });
});

describe('what lines are said to be behind a colon', () => {
  it('is looked for in all of the file where the lines have none of it', async () => {
    expect(
      await told(
        'line-reference',
        'In `deploy/steps.sh`:',
        '',
        '- Start of the hub (lines 13-14): network tunnel added',
        '- Start of the hub (lines 1-2): network tunnel added',
        '- Start of the hub (lines 9-10): prepare all steps',
        '- Start of the hub (lines 1-2): unheard words of others',
      ),
    ).toEqual([
      expect.stringMatching(/^3 verified: they speak of network and tunnel/),
      '4 refuted: 12 and 20 are the lines that speak so; line 1 reads: echo 0',
      expect.stringMatching(/^5 verified/),
      expect.stringMatching(/^6 not checkable/),
    ]);
  });
});

describe('a whole class below a file', () => {
  it('is defined there, or only taken from elsewhere', async () => {
    expect(
      await told(
        'symbol',
        '#### 1. `app/engine_old.py`',
        '- **Reality:** Full OldEngine implementation',
        '- **Expected:** no full OldEngine implementation',
        '',
        '#### 2. `app/engine_whole.py`',
        '- **Reality:** Complete WholeEngine class with its rows',
      ),
    ).toEqual([
      '2 verified: defined at app/engine_whole.py:1',
      '2 refuted: no class of that name; line 2 reads: HubEngine as OldEngine,',
      '6 verified: defined at app/engine_whole.py:4',
      '6 verified: defined at line 4',
    ]);
  });

  it('is refuted where several classes should share its name', async () => {
    expect(
      await told(
        'count',
        '- Multiple classes with the same name (`WholeEngine`) exist in different modules',
        '- Several classes named `HubEngine` compete',
        '- Multiple classes of `HubEngine` compete',
      ),
    ).toEqual([
      expect.stringMatching(/^1 refuted: 1 definition without tests/),
      expect.stringMatching(/^2 refuted: 1 definition without tests/),
    ]);
  });
});
