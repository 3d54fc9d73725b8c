import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith, told } from './check-text.js';

const checkAll = checkerOf(() =>
  repositoryWith({
    'app/core/hub.py': [
      '"""Hubs, not a HubMaker."""',
      '',
      '',
      'class HubStore:',
      '    async def open_hub(self, user):',
      '        if user is None:',
      '            raise ValueError("nobody")',
      '        return user',
      '',
      '    def close_hub(self):',
      '        return self.user',
      '        log(f"Closed the hub of the user {user}")',
      '    def name_of(self, user, most: int = 20, least: int = 1):',
      '',
    ].join('\n'),
    'app/core/sender.py': 'async def send_hub(self):\n    pass\n',
    'app/core/other.py': 'async def send_hub(self):\n    pass\n',
    'app/core/config.py': 'CONFIG = {\n  "store": "hubs.toml",\n  "help": "another store of hubs",\n}\n',
    'tests/test_hub.py': 'def test_opens():\n    assert True\n\n\ndef test_closes():\n    assert True\n',
    'docs/a.md': 'Text.\n',
  }),
);
const check = async (...lines: string[]) => (await checkAll(...lines)).claims;

describe('a fence', () => {
  it('imports what its module has; what it has not is no statement', async () => {
    const claims = await check(
      '```python',
      'from app.core.hub import HubStore',
      'from app.core.hub import HubStore, HubMaker',
      'from other.kit import HubStore',
      '```',
    );
    expect(told(claims, 'symbol')).toEqual(['2 symbol verified']);
  });

  it('imports in a command of Python, on a line or in a code span', async () => {
    const claims = await check(
      '```bash',
      'python -c "from app.core.hub import HubStore; print(HubStore())"',
      'python -c "from app.core.hub import HubMaker; print(HubMaker())"',
      '```',
      '',
      'Run `python3 -c "from app.core.hub import HubStore"` to see it.',
      'The old way is `from app.core.hub import HubStore`.',
      'Another is `from app.core.hub import HubMaker`.',
    );
    const named = claims.filter(({ statement }) => statement === 'app.core.hub has HubStore');
    expect(told(named, 'symbol')).toEqual(['2 symbol verified', '6 symbol verified', '7 symbol verified']);
  });

  it('shows functions as their file has them, async or not', async () => {
    const claims = await check(
      '**File**: `app/core/hub.py`',
      '',
      '```python',
      'async def open_hub(self, user):',
      'async def close_hub(self):',
      'def close_hub(self):',
      '```',
    );
    expect(told(claims, 'symbol')).toEqual(['4 symbol verified', '6 symbol verified']);
  });

  it('shows classes of their file, and the only definition of a name where no file is spoken of', async () => {
    const claims = await check(
      '```python',
      '# app/core/hub.py - holds the hubs',
      'class HubStore:',
      'class HubMaker:',
      '```',
      '',
      '## Another',
      '',
      '```python',
      'class HubStore(Base):',
      'async def open_hub(',
      'def open_hub(',
      '```',
      '',
      '```python',
      '# Before:',
      'async def open_hub(self):',
      '```',
    );
    expect(told(claims, 'symbol')).toEqual(['3 symbol verified', '10 symbol verified', '11 symbol verified']);
  });

  it('shows the beginning of a line, whose message or parameters go on in the file', async () => {
    const claims = await check(
      '```python',
      '# app/core/hub.py',
      'log("Closed the hub of the user")',
      'def name_of(self, user, most: int = 20):',
      'log("Closed the hub of nobody else")',
      '```',
    );
    expect(told(claims, 'snippet')).toEqual(['3 snippet verified', '4 snippet verified']);
    expect(claims.find(({ line, kind }) => line === 3 && kind === 'snippet')).toMatchObject({
      measured: 'line 12 begins so and goes on',
    });
  });

  it('is no sketch where it has a place: of lines that are not there each is refuted, with what its key holds', async () => {
    const claims = await check(
      '```python',
      '# app/core/config.py - Lines 1-2',
      '"store": "first/store.ini",',
      '```',
      '',
      '```python',
      '# CORRECT PATTERN NOW IN USE',
      '# File: app/core/config.py',
      '"store": "hubs.toml",',
      '```',
    );
    expect(told(claims, 'snippet')).toEqual(['3 snippet refuted', '9 snippet verified']);
    expect(claims.find(({ kind, line }) => kind === 'snippet' && line === 3)?.measured).toBe(
      '1 other value: "store": "hubs.toml",',
    );
  });

  it('is of the file named above, but not through any number of fences without a word between them', async () => {
    const fence = ['```python', 'async def send_hub(self):', '```'];
    const claims = await check(
      '**File**: `app/core/sender.py`',
      '',
      ...Array.from({ length: 60 }, () => fence).flat(),
    );
    expect(claims.filter(({ kind }) => kind === 'symbol')).toHaveLength(34);
  });

  it('of a plan is verified where the file has it already, and never refuted', async () => {
    const claims = await check(
      '## Proposed solution',
      '',
      '**File**: `app/core/hub.py`',
      '',
      '```python',
      'if user is None:',
      '    raise ValueError("nobody")',
      'return self.user_of(user)',
      '```',
    );
    expect(told(claims, 'snippet')).toEqual(['6 snippet verified', '7 snippet verified']);
  });
});

describe('lines beside a name without a file', () => {
  it('are in its definition', async () => {
    const claims = await check(
      'HubStore correctly refuses nobody (lines 6-7): it raises.',
      'The current `open_hub()` method (lines 5-8) raises.',
      'HubStore correctly refuses nobody (lines 60-70): it raises.',
    );
    expect(told(claims, 'line-reference')).toEqual([
      '1 line-reference verified',
      '2 line-reference verified',
      '3 line-reference not checkable',
    ]);
  });

  it('are of the one file that the section above lists', async () => {
    const lines = (heading: string) => [
      '### Files to modify',
      '',
      '- `tests/test_hub.py`',
      '',
      heading,
      '',
      '- Line 1: `test_opens`',
      '- Line 1: `test_closes`',
    ];
    expect(told(await check(...lines('### Lines that need it')), 'line-reference')).toEqual([
      '7 line-reference verified',
      '8 line-reference refuted',
    ]);
    expect(told(await check(...lines('### Others')), 'line-reference')).toEqual([]);
  });
});
