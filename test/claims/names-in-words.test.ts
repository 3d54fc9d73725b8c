import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith, told } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'src/hub.py':
      'THREAD = "thread"\n\n\nclass HubStore:\n    def __init__(self, scope=None):\n        # CRITICAL FIX: a name with its scope\n        self.title = f"HubStore_{scope}" if scope else "HubStore"\n        super().__init__()\n\n    def make_thread_id(self):\n        return THREAD\n',
    'src/other.py': 'from src.hub import HubStore\n\nHubStore()\n',
    'docs/a.md': 'Text.\n',
  }),
);

describe('names in plain words', () => {
  it('are looked for where they first stand', async () => {
    const { claims } = await check(
      '- **Store**: HubStore with validation, and the method make_thread_id()',
      '- HubStore again',
    );
    expect(told(claims, 'symbol')).toEqual(['1 symbol verified', '1 symbol verified']);
  });

  it('are none where code does not define them, and nothing where they are denied', async () => {
    const { claims } = await check(
      'PlayStation and snake_case_words are words. There is no HubStore here. HubStore is missing.',
    );
    expect(told(claims, 'symbol')).toEqual([]);
  });
});

describe('lines of a fence', () => {
  it('are of the file in which a comment says that they were found, also fixed ones', async () => {
    const { claims } = await check(
      '```python',
      '# Found in hub.py - FIXED IMPLEMENTATION:',
      'class HubStore:',
      '    def __init__(self, scope=None):',
      '```',
    );
    expect(told(claims, 'snippet')).toEqual([
      '2 snippet verified',
      '3 snippet verified',
      '4 snippet verified',
    ]);
  });

  it('are quoted, whatever their own comments speak of', async () => {
    const { claims } = await check(
      '**File**: `src/hub.py`',
      '',
      '```python',
      'def __init__(self, scope=None):',
      '    # CRITICAL FIX: a name with its scope',
      '```',
    );
    expect(told(claims, 'snippet')).toEqual(['4 snippet verified', '5 snippet verified']);
  });

  it('are found when they are short constants', async () => {
    const { claims } = await check('**Changes:**', '', '```python', 'THREAD = "thread"', '```');
    expect(told(claims, 'snippet')).toEqual(['4 snippet verified']);
  });
});
