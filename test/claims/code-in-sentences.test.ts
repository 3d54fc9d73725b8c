import { describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkerOf, checkText, told } from './check-text.js';
import { serviceRepository } from './repository.js';

const check = checkerOf(async () => (await serviceRepository()).built);

describe('code in a sentence', () => {
  it('stands in the file that is spoken of, or elsewhere', async () => {
    const { claims } = await check(
      '- **File**: `app/hub.py`',
      '- **Implementation**: `async def open_hub(...)`',
      '- **Import**: `from app.hub import get_hub`',
    );
    expect(claims.filter(({ kind }) => kind === 'snippet').map(({ measured }) => measured)).toEqual([
      'at app/hub.py:6',
      'at app/users/a.py:1, app/users/b.py:1, app/users/c.py:1 and 1 more',
    ]);
  });

  it('says nothing where it is a plan, a contrast, denied, what a change did, or a command', async () => {
    const { claims } = await check(
      '- **File**: `app/hub.py`',
      '- **Before**: `async def open_hub(user, timeout=5.0)`',
      '- It should be `async def open_hub(user, timeout=5.0)`',
      '- `async def open_hub(user)` → `def open_hub(user)`',
      '- It lacks `async def open_hub(user, timeout=5.0)`',
      '- It was changed to `async def open_hub(user, timeout=5.0)`, which added it',
      '- Run `python app/hub.py = 3`',
      '- **Evidence**: `hub = open_hub(nobody, 7)` is a sketch',
    );
    expect(told(claims, 'snippet')).toEqual([]);
  });

  it('is refuted only where the file is said to hold it, and did once', async () => {
    const { claims } = await check(
      '- `app/hub.py` is read:',
      '  - **Evidence**: `async def get_hub(user):` is there',
      '  - **Evidence**: `async def shut_hub(user):` is there',
    );
    expect(claims.filter(({ kind }) => kind === 'snippet')).toMatchObject([
      {
        line: 2,
        verdict: 'refuted',
        measured: expect.stringContaining('it was there until'),
        trueUntil: { subject: 'Make get_hub synchronous' },
      },
    ]);
  });

  it('is not the file that a statement in it imports from', async () => {
    const { claims } = await check(
      '**File**: `app/users/a.py`',
      '',
      '- **Line 1:** `from app.hub import get_hub`',
      '- **Line 4:** `async def a_user():`',
    );
    expect(claims.filter(({ kind }) => kind === 'line-reference').map(({ scope }) => scope)).toEqual([
      expect.stringMatching(/^app\/users\/a\.py at /),
      expect.stringMatching(/^app\/users\/a\.py at /),
    ]);
  });
});

describe('words of a file', () => {
  it('that it held once are refuted with the time', async () => {
    const repo = new RepositoryBuilder();
    repo.commit({ message: 'a', files: { 'hub.py': '# The hub is never closed by us\nhub = 1\n' } });
    repo.commit({ message: 'Close the hub', files: { 'hub.py': 'hub = 1\n' } });
    const built = await repo.build();
    const { claims } = await checkText(
      built.folder,
      '- `hub.py` matters\n  - Comments in the file say "The hub is never closed by us"\n  - Comments in the file say "The hub is always closed by us"',
    );
    expect(claims.filter(({ kind }) => kind === 'snippet')).toMatchObject([
      { line: 2, verdict: 'refuted', trueUntil: { subject: 'Close the hub' } },
    ]);
  });
});

describe('a fence', () => {
  it('of several files is each file’s below the comment that names it', async () => {
    const { claims } = await check(
      'Three layers:',
      '```python',
      '# app/hub.py - creates hubs instead of sharing one',
      'async def open_hub(user, timeout=5.0):',
      '',
      '# app/users/a.py - still there',
      'async def a_user():',
      '```',
    );
    expect(told(claims, 'snippet')).toEqual([
      '3 snippet verified',
      '4 snippet verified',
      '7 snippet verified',
    ]);
  });

  it('below the lines it is said to be of is held against them', async () => {
    const shown = (lines: string, ...code: string[]) => [
      '',
      `\`app/hub.py\` (lines ${lines}):`,
      '',
      '```python',
      ...code,
      '```',
    ];
    const { claims } = await check(
      ...shown('15-19', 'class Hub:', '    def send_event(self, name):', '        return name'),
      ...shown('1-3', 'async def open_hub(user, timeout=5.0):', '    def send_event(self, name):'),
      ...shown('1-3', 'async def shut_hub(user, wait=5.0):', '    def send_nothing(self, name):'),
    );
    expect(told(claims, 'line-reference')).toEqual([
      '2 line-reference verified',
      '10 line-reference refuted',
      '17 line-reference not checkable',
    ]);
  });
});

describe('lines behind a colon', () => {
  it('are a place where they are a range, and a number of lines where they are not', async () => {
    const { claims } = await check(
      '**File:** `app/hub.py`',
      '**Lines:** 15-19',
      '',
      '**File:** `app/hub.py`',
      '**Lines:** 19',
    );
    expect(told(claims, 'line-reference', 'line-count')).toEqual([
      '2 line-reference verified',
      expect.stringMatching(/^5 line-count/),
    ]);
  });
});

describe('code that shall be', () => {
  it('is no quotation of the file, below the comment that says so', async () => {
    const { claims } = await check(
      '```python',
      '# app/hub.py - CRITICAL',
      'async def open_hub(user, timeout=5.0):',
      'def get_hub(user):',
      '    return Hub(user)',
      '',
      '# SHOULD BE:',
      'async def open_hub(user, timeout=9.0):',
      '```',
    );
    expect(told(claims, 'snippet')).toEqual([
      '2 snippet verified',
      '3 snippet verified',
      '4 snippet verified',
      '5 snippet verified',
    ]);
  });
});

describe('code whose brackets are shortened', () => {
  it('is not refuted, as other lines of the fence are', async () => {
    const { claims } = await check(
      'From `app/hub.py`:',
      '```python',
      'async def open_hub(user):',
      'def get_hub(user):',
      '    return Hub(user)',
      'class HubOfOthers(Hub):',
      '```',
    );
    expect(told(claims, 'snippet')).toEqual([
      '4 snippet verified',
      '5 snippet verified',
      '6 snippet refuted',
    ]);
  });
});
