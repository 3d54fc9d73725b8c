import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith } from './check-text.js';

const SUITE = `from app.hub import get_hub


@mark.slow
async def test_opens():
    # get_hub() is slow
    assert await get_hub()


@mark.slow
async def test_closes():
    assert get_hub()
`;
const OTHER = 'from app.hub import get_hub\n\nget_hub()\nget_hub()\nget_hub()\nget_hub()\n';

const check = checkerOf(() =>
  repositoryWith({
    'app/hub.py': 'def get_hub():\n    return 1\n',
    'tests/test_hub.py': SUITE,
    'app/other.py': OTHER,
  }),
);

describe('a number of pieces of code in one file', () => {
  it('is counted in that file, not where else the number fits', async () => {
    const { claims } = await check(
      '- `tests/test_hub.py` has 2 proper `@mark.slow` decorators',
      '- `tests/test_hub.py` has 2 `get_hub()` calls',
      '- `tests/test_hub.py` contains 4 `get_hub()` calls',
      '- 3 `get_hub` usages in `tests/test_hub.py`',
      '- `tests/test_hub.py` has 1 awaited `get_hub` calls',
      '- `tests/test_hub.py` (2+ `get_hub` calls)',
    );
    const counts = claims.filter(({ kind }) => kind === 'count');
    expect(counts.map(({ line, verdict }) => `${line} ${verdict}`)).toEqual([
      '1 verified',
      '2 verified',
      '3 refuted',
      '4 verified',
      '5 not checkable',
      '6 verified',
    ]);
    expect(counts[1]?.measured).toBe('2 in tests/test_hub.py (strings and comments left out)');
    expect(counts[2]).toMatchObject({
      measured: '3 in tests/test_hub.py',
      correction: 'tests/test_hub.py holds get_hub( 3 times.',
    });
  });

  it('is not that of a fix, and not of a file beside the number', async () => {
    const { claims } = await check(
      '- Removed 3 `get_hub` calls in `tests/test_hub.py`',
      '- `app/hub.py` is imported behind 9 `get_hub` calls',
    );
    expect(claims.some(({ statement }) => / in (?:tests|app)\//.test(statement))).toBe(false);
  });
});

describe('a number of findings below a heading that is a file', () => {
  it('is counted in that file, whatever is wished in brackets', async () => {
    const { claims } = await check(
      '### 1. test_hub.py',
      '',
      '**Issues:**',
      '- ⚠️ Found 2 instances of `mark.slow` (should use `mark.fast`)',
      '- ⚠️ Found 5 instances of `get_hub` usage (should use `hub_of`)',
      '- Should be 3 instances of `mark.slow` (found 2)',
      '',
      '### Other tests',
      '',
      '- Found 9 instances of `get_hub` usage',
    );
    const counts = claims.filter(({ kind }) => kind === 'count');
    expect(counts.map(({ line, verdict }) => `${line} ${verdict}`).slice(0, 2)).toEqual([
      '4 verified',
      '5 refuted',
    ]);
    expect(counts.some(({ line }) => line === 6)).toBe(false);
    expect(counts.find(({ line }) => line === 10)?.scope).not.toBe('the text of tests/test_hub.py');
  });

  it('is not of the code that the item before it is about', async () => {
    const { claims } = await check(
      '- Markers: `@mark.slow` in every test',
      '- Comments: what each test is for (35 instances)',
    );
    expect(claims.filter(({ kind, line }) => kind === 'count' && line === 2)).toEqual([]);
  });
});
