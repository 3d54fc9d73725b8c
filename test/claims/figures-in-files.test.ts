import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith } from './check-text.js';

const BVJ =
  'def test_a():\n    """BVJ: it matters"""\n\n\ndef test_b():\n    """BVJ: it does, as every BVJ says"""\n';
const check = checkerOf(() =>
  repositoryWith({
    'tests/test_hub.py': BVJ,
    'tests/test_user.py': BVJ.replaceAll('BVJ', 'XYZ').replace('XYZ', 'BVJ'),
    'app/hub.py': '# TODO: one\n# TODO: two\nMAX_ITERATIONS = 100\nmax_retries = 3\nlimits = {"pool": 100}\n',
    'scripts/loop.sh':
      'for i in 1 2; do\n  gcloud logs read --freshness=15m\n  sleep 60\n  # sleep 90\ndone\n',
    'app/other.py': 'MAX_CONNECTIONS = 50\n',
  }),
);

async function said(kind: string, ...lines: string[]): Promise<string[]> {
  const { claims } = await check(...lines);
  return claims
    .filter((claim) => claim.kind === kind)
    .map(({ line, verdict, measured }) => `${line} ${verdict}: ${measured}`);
}

describe('words in capitals', () => {
  it('are counted in the file that the section is called', async () => {
    const head = ['## 1. test_hub.py', ''];
    expect(await said('count', ...head, '- BVJ comments: excellent (3 instances)')).toEqual([
      '3 verified: 3 in tests/test_hub.py, 2 of them as BVJ:',
    ]);
    expect(await said('count', ...head, '- BVJ comments: excellent (2 instances)')).toHaveLength(1);
    expect(await said('count', ...head, '- BVJ comments: excellent (7 instances)')).toEqual([
      '3 refuted: 3 in tests/test_hub.py, 2 of them as BVJ:',
    ]);
    // A word that no line holds is called otherwise there, and one of every second sentence marks nothing.
    expect(await said('count', ...head, '- ABC comments: excellent (7 instances)')).toEqual([]);
    expect(await said('count', ...head, '- CRITICAL comments (7 instances)')).toEqual([]);
  });

  it('are counted in a file that is named, and in all that headings name', async () => {
    expect(await said('count', '`app/hub.py` has 2 TODOs.', '', '`app/hub.py` has 5 TODO comments.')).toEqual(
      ['1 verified: 2 in app/hub.py', '3 refuted: 2 in app/hub.py'],
    );
    const heads = ['## test_hub.py', '', '## test_user.py', '', '## Summary', ''];
    expect(await said('count', ...heads, '- All tests have BVJ comments (4+ instances)')).toEqual([
      '7 verified: 4 in 2 files, 3 of them as BVJ:',
    ]);
    expect(await said('count', ...heads, '- All tests have BVJ comments (9+ instances)')).toEqual([
      '7 refuted: 4 in 2 files, 3 of them as BVJ:',
    ]);
    expect(await said('count', ...heads, '- Some tests have BVJ comments (9+ instances)')).toEqual([]);
  });
});

describe('a total of tests', () => {
  const list = ['1. `tests/test_hub.py`', '2. `tests/test_user.py`'];

  it('is that of the files that a list behind it names', async () => {
    const shown = '2 in tests/test_hub.py and 2 in tests/test_user.py; 4 in all';
    expect(await said('test-count', 'Audited 2 test files totaling 4 test methods.', '', ...list)).toEqual([
      `1 verified: ${shown}`,
    ]);
    expect(await said('test-count', 'Audited 2 test files totaling 5 test methods.', '', ...list)).toEqual([
      `1 refuted: ${shown}`,
    ]);
    expect(await said('test-count', 'Audited 3 test files totaling 5 test methods.', '', ...list)).toEqual(
      [],
    );
  });
});

describe('a number that a named file sets', () => {
  it('is found by what it counts', async () => {
    const text = [
      '`app/hub.py` runs 100 iterations.',
      '',
      '- Progress: 3/100 iterations',
      '- Up to 3 retry attempts',
    ];
    expect(await said('config', ...text)).toEqual([
      '1 verified: MAX_ITERATIONS is 100 at app/hub.py:3',
      '3 verified: MAX_ITERATIONS is 100 at app/hub.py:3',
      '4 verified: max_retries is 3 at app/hub.py:4',
    ]);
  });

  it('is found by other words for the same', async () => {
    const text = [
      'See `scripts/loop.sh`.',
      '',
      '- **Wait time**: 60s',
      '- It reads the last 15 minutes of logs',
    ];
    expect(await said('config', ...text, '- **Wait time**: 90s')).toEqual([
      '3 verified: sleep is 60 at scripts/loop.sh:3',
      '4 verified: freshness is 15m at scripts/loop.sh:2',
    ]);
  });

  it('is nothing else of that number, and none of another file', async () => {
    const text = ['`app/hub.py` has 100 users and 100 files.', '', '- 50 connections', '- 100 pools of 4'];
    expect(await said('config', ...text)).toEqual(['4 verified: pool is 100 at app/hub.py:5']);
  });
});
