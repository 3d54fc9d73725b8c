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
      '',
    ].join('\n'),
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
    );
    const named = claims.filter(({ statement }) => statement === 'app.core.hub has HubStore');
    expect(told(named, 'symbol')).toEqual(['2 symbol verified', '6 symbol verified']);
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
