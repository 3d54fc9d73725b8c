import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith, told } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'app/hub.py':
      'from app.lamp import read_lamp\n\n\nclass HubStore:\n    def close_all(self):\n        read_lamp(1)\n        read_lamp(2)\n        return read_lamp(3)\n',
    'app/__init__.py': 'VERSION = 1\n',
    'app/lamp.py':
      'limit_of_lamp = 40\n\n\nclass LampPool:\n    def close_all(self):\n        return 1\n\n\ndef read_lamp(at):\n    return at\n',
    'app/shade.py': 'from app.lamp import read_lamp\n\nlimit_of_lamp = read_lamp(9)\n',
    'app/lamp_shade.py': 'x = 1\n',
    'ci/deploy.sh': 'echo "agent hub supervisor"\n',
    'tests/test_hub.py': 'def test_all_lamps_of_hub_closed():\n    assert 1\n',
  }),
);

describe('what a sentence is about', () => {
  it('is not the file that happened to be named last, which then need not use a name', async () => {
    const { claims } = await check(
      '- Implementation: `app/hub.py`',
      '- Module: `app/__init__.py`',
      '',
      '- Uses `read_lamp()` method',
    );
    expect(told(claims, 'usage')).toEqual([]);
  });

  it('is the file of its list or heading, which is refuted where it does not use it', async () => {
    const { claims } = await check('### `app/__init__.py`', '', '- Uses `read_lamp()` method');
    expect(told(claims, 'usage')).toEqual(['3 usage refuted']);
  });

  it('is the named file in which there are so many', async () => {
    const { claims } = await check(
      '- Implementation: `app/hub.py`',
      '',
      '- Uses `read_lamp()` method (3 occurrences found)',
    );
    const [count] = claims.filter(({ kind }) => kind === 'count');
    expect(count).toMatchObject({ verdict: 'verified', scope: 'app/hub.py, which the document names' });
  });

  it('may be anything where it is not said, and a wrong number of all code is refuted still', async () => {
    const { claims } = await check(
      '- Uses `read_lamp()` method (17 occurrences found)',
      '',
      'There are 17 occurrences of `read_lamp()`.',
    );
    expect(told(claims, 'count')).toEqual(['1 count not checkable', '3 count refuted']);
  });

  it('is nothing of which there are none, where that was only named before', async () => {
    const { claims } = await check(
      '- The audit reads `tests/test_hub.py`',
      '- 680 import statements use 4 patterns',
      '',
      '| Test | Purpose |',
      '|---|---|',
      '| `test_all_lamps_of_hub_closed` | 10 threads × 50 imports at once |',
    );
    expect(told(claims, 'count')).toEqual([]);
  });

  it('is no issue where a heading numbers what the document lists', async () => {
    const { claims } = await check(
      '# Report of the hub',
      '',
      '**Status:** Resolved',
      '',
      '### Issue 1: The lamp flickers',
      '',
      '### Issue 2: The shade burns',
    );
    expect(told(claims, 'status').filter((line) => !line.endsWith('not checkable'))).toEqual([]);
    expect(claims.filter(({ statement }) => statement.startsWith('#1 '))).toEqual([]);
  });

  it('is not the module that a shown line imports from', async () => {
    const { claims } = await check(
      'Read it so:',
      '',
      '```python',
      'from app.lamp import read_lamp',
      'limit_of_lamp = 40',
      '```',
    );
    const own = claims.filter(({ statement }) => statement.includes('limit_of_lamp'));
    expect(own.filter(({ statement }) => statement.startsWith('app.lamp'))).toEqual([]);
    // A comment that says where lines are from names their file.
    const { claims: others } = await check(
      '```python',
      '# The limit is from lamp.py line 1',
      'limit_of_lamp = 40',
      '```',
    );
    expect(told(others, 'line-reference')).toEqual(['2 line-reference verified']);
  });
});

describe('of several definitions', () => {
  it('the one that the words speak of comes first', async () => {
    const { claims } = await check('- The lamp pool is emptied by `close_all()`');
    expect(claims[0]?.measured).toBe('defined at app/lamp.py:5 and app/hub.py:5');
  });
});

describe('a name in words', () => {
  it('has its words in their order where there are two', async () => {
    const { claims } = await check('- Shade lamps: implemented', '- Lamp shades: implemented');
    expect(told(claims, 'symbol')).toEqual(['2 symbol verified']);
  });

  it('is told as it was written', async () => {
    const { claims } = await check('`tests/test_hub.py`:', '', '1. **All lamps closed** - of the hub');
    const own = claims.filter(({ kind }) => kind === 'test');
    expect(own.map(({ statement }) => statement)).toEqual(['there is a test of All lamps closed']);
  });

  it('is not configured where it was set to a value', async () => {
    const { claims } = await check('- **Hub Supervisor:** Set to None', '- **Hub Supervisor:** Configured');
    expect(told(claims, 'config')).toEqual(['2 config verified']);
  });
});
