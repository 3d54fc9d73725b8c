import { describe, expect, it } from 'vitest';
import { checkerOf, told } from './check-text.js';
import { serviceRepository } from './repository.js';

const check = checkerOf(async () => (await serviceRepository()).built);
const fence = (...lines: string[]) => ['```python', ...lines, '```'];

describe('code in a fence with its place in a comment', () => {
  it('stands there, or at another line, which is said', async () => {
    const { claims } = await check(
      'In `app/hub.py`:',
      ...fence('def get_hub(user):  # Line 10', 'class Hub:  # line 3'),
    );
    expect(claims.filter(({ kind }) => kind === 'line-reference')).toMatchObject([
      { line: 3, verdict: 'verified' },
      { line: 4, verdict: 'refuted', correction: 'class Hub: is at line 15 of app/hub.py.' },
    ]);
  });

  it('is the first line below a comment that is a place', async () => {
    const at = async (place: string, code: string, intro = 'The code:') => {
      const { claims } = await check(intro, ...fence(`# LOCATION: ${place}`, code));
      return told(claims, 'line-reference').join();
    };
    expect(await at('app/hub.py:6', 'async def open_hub(user, timeout=5.0):')).toBe(
      '3 line-reference verified',
    );
    expect(await at('app/hub.py:8', 'async def open_hub(user, timeout=5.0):')).toBe(
      '3 line-reference verified',
    );
    expect(await at('app/hub.py:1-3', 'async def open_hub(user, timeout=5.0):')).toBe(
      '3 line-reference refuted',
    );
    // What the file does not hold at all is a sketch, and code that is proposed is not there yet.
    expect(await at('app/hub.py:1', 'await open_every_hub(users)')).toBe('3 line-reference not checkable');
    expect(await at('app/hub.py:1', 'async def open_hub(user, timeout=5.0):', 'Update it:')).toBe(
      '3 line-reference verified',
    );
  });
});

describe('code below a comment that names lines in words', () => {
  it('stands near them; elsewhere the lines are told', async () => {
    const { claims } = await check(
      'In `app/hub.py`:',
      ...fence(
        '# 1 (line 9): returns the hub',
        'def get_hub(user):',
        '# The class (line 3): what is returned',
        'class Hub(object):',
        '# 2 (line 2): sends',
        'def send_event(self, name):',
        '# Before (line 2)',
        'def send_event(self, name):',
      ),
    );
    expect(claims.filter(({ kind }) => kind === 'line-reference')).toMatchObject([
      { line: 3, verdict: 'verified' },
      // No line of the file is like it: a sketch.
      { line: 5, verdict: 'not checkable' },
      { line: 7, verdict: 'refuted', correction: 'def send_event(self, name): is at line 18 of app/hub.py.' },
      // The line is blank.
      { line: 9, verdict: 'not checkable', measured: '1 line, blank' },
    ]);
  });
});

describe('code that a line does not hold', () => {
  it('is corrected by what the line reads', async () => {
    const { claims } = await check('`app/hub.py:3` reads `REGISTRY_LIMIT = 30`.');
    expect(claims.find(({ kind }) => kind === 'line-reference')?.correction).toBe(
      'app/hub.py does not hold REGISTRY_LIMIT = 30; its line 3 reads: REGISTRY_LIMIT = 20.',
    );
  });
});

describe('a name that is said to be defined in a file', () => {
  it('is refuted where that file does not hold it', async () => {
    const { claims } = await check(
      '- `connect_all` is defined in `app/hub.py`.',
      '- `get_hub` is defined in `app/hub.py`.',
      '- `get_hub()` lives in `app/settings.py`.',
      '- `get_hub()` is called in `app/settings.py`.',
    );
    expect(claims.filter(({ kind }) => kind === 'symbol')).toMatchObject([
      { line: 1, verdict: 'refuted', correction: 'app/hub.py does not define connect_all.' },
      { line: 2, verdict: 'verified' },
      {
        line: 3,
        verdict: 'refuted',
        correction: 'app/settings.py does not define get_hub; it is defined at app/hub.py:10.',
      },
      { line: 4, verdict: 'verified' },
    ]);
  });
});

describe('a name that is denied', () => {
  it('is looked for in the file that is named beside it, and is no statement without one', async () => {
    const { claims } = await check(
      '- `app/hub.py` has NO RETRY_LIMIT class constant.',
      '- `app/hub.py` has no `REGISTRY_LIMIT` constant.',
      '- `app/users/a.py` works without `get_hub`.',
      '- Neither class has `retries_left`.',
      '- It works without `get_hub`.',
      '- It has no `get_hub` problems.',
    );
    expect(
      claims
        .filter(({ kind }) => kind === 'symbol')
        .map(({ line, statement, verdict }) => `${line} ${statement}: ${verdict}`),
    ).toEqual([
      '1 there is no RETRY_LIMIT in app/hub.py: verified',
      '2 there is no REGISTRY_LIMIT in app/hub.py: refuted',
      '3 there is no get_hub in app/users/a.py: not checkable',
      '6 get_hub exists: verified',
    ]);
    expect(claims.find(({ line, verdict }) => line === 2 && verdict === 'refuted')?.correction).toBe(
      'app/hub.py has REGISTRY_LIMIT, at line 3.',
    );
  });
});

describe('a commit', () => {
  it('is named by the quotation right behind the word, and by digits alone', async () => {
    const { claims } = await check(
      '- Commit 1234567 "Make get_hub synchronous" did it.',
      '- It came with commit "Make get_hub synchronous".',
      '- The users said "Make get_hub synchronous" before that commit.',
      '- There are 1234567 commits.',
    );
    expect(told(claims, 'commit')).toEqual([
      '1 commit not checkable',
      '1 commit verified',
      '2 commit verified',
    ]);
  });
});

describe('words quoted out of code', () => {
  it('are found where they stand, and never refuted', async () => {
    const { claims } = await check(
      '- The docstring says "Returns the hub. It is never created twice."',
      '- The docstring says "Returns a hub that is made anew."',
      '- Somebody wrote "Returns the hub. It is never created twice."',
    );
    expect(claims.filter(({ kind }) => kind === 'snippet')).toMatchObject([
      { line: 1, verdict: 'verified', measured: 'at app/hub.py:11' },
    ]);
  });
});

describe('a test that a printed run names', () => {
  it('is declared somewhere, or it is not known where', async () => {
    const { claims } = await check(
      '```',
      '✅ test_closes - PASSED',
      '✗ test_flies_away FAILED',
      'tests: test_closes',
      'ERROR at setup of TestHub.test_opens',
      'ERROR at setup of TestStore.test_opens',
      '```',
      '',
      '```python',
      'test_closes()  # PASSED',
      '```',
    );
    expect(told(claims, 'test')).toEqual([
      '2 test verified',
      '3 test not checkable',
      '5 test verified',
      '6 test not checkable',
    ]);
  });
});
