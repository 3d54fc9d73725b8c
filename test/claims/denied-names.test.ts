import { describe, expect, it } from 'vitest';
import { RepositoryBuilder } from '../repository-builder.js';
import { checkerOf, told } from './check-text.js';

const check = checkerOf(() => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  repo.commit({
    message: 'Add the hub',
    files: {
      'app/hub.py':
        'import os\n\nHUB_SECRET = os.environ\n\n\nclass LampHubStore:\n    def close_hub(self):\n        return os\n\n\ndef open_hub():\n    return LampHubStore()\n',
      'tests/test_hub.py':
        'class FakeHubStore:\n    pass\n\n\ndef test_hub():\n    assert FakeHubStore()\n\n\nclass Switch:\n    def read_all(self):\n        return 1\n',
    },
  });
  return repo.build();
});

async function symbols(...lines: string[]) {
  const { claims } = await check(...lines);
  return told(
    claims.filter(({ kind }) => kind === 'symbol'),
    'symbol',
  );
}

describe('a name that is denied', () => {
  it('is not there where it is called non-existent, and its absence is no error of the text', async () => {
    const { claims } = await check('- **Issue**: Called non-existent `LampHubStore.read_all()`');
    const [claim] = claims;
    expect(claim).toMatchObject({ kind: 'symbol', verdict: 'verified' });
    expect(claim?.statement).toBe('there is no LampHubStore.read_all()');
    expect(claim?.measured).toMatch(/^no definition in LampHubStore/);
  });

  it('is not said to be there by what was removed, and is left open where one is there', async () => {
    const texts = [
      'Eliminated ALL mocks (FakeHubStore, GoneHubStore)',
      'Completely removed the legacy `FakeHubStore`',
      '`close_hub()` class method removed',
      'Deleted `GoneHubStore` and `open_hub()`',
    ];
    for (const text of texts) {
      const { claims } = await check(`- ${text}`);
      const own = claims.filter(({ kind }) => kind === 'symbol');
      expect(own.map(({ statement }) => statement).filter((said) => said.endsWith(' exists'))).toEqual([]);
      expect(own.some(({ verdict }) => verdict === 'refuted')).toBe(false);
      expect(own.length).toBeGreaterThan(0);
    }
  });

  it('is not told of by what has taken its place', async () => {
    expect(await symbols('- Replaced FakeHubStore with `open_hub()`')).toEqual(['1 symbol verified']);
    expect(await symbols('- `open_hub()` was replaced by something else')).toEqual([]);
  });

  it('is not said to be there where it is missing, or something of it is', async () => {
    const { claims } = await check('- Missing HUB_SECRET configuration');
    expect(claims.map(({ statement }) => statement)).toEqual([
      'HUB_SECRET is a name that is known, wherever it is not set',
    ]);
    expect(await symbols('- `open_hub` attribute missing in the tests')).toEqual([]);
    expect(await symbols('- The hub reads HUB_SECRET')).toEqual(['1 symbol verified']);
  });
});
