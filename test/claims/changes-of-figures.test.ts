import { describe, expect, it } from 'vitest';
import { checkerOf, measuredOf, repositoryWith } from './check-text.js';

const check = checkerOf(() => repositoryWith({ 'app/hub.py': 'def open_hub():\n    return 1\n' }));

const sums = (...lines: string[]) => measuredOf('arithmetic', check(...lines));

describe('a change beside its numbers', () => {
  it('is that of the whole chain', async () => {
    expect(await sums('- Timeouts: 8.0s → 20.0s → 25.0s (2.5x increase shows decay)')).toEqual([
      '1 refuted: 8.0s → 20.0s → 25.0s is 3.13x',
    ]);
    expect(await sums('- Timeouts: 8.0s → 20.0s → 24.0s (3x increase)')).toHaveLength(1);
  });

  it('is read with words between, in the order they tell', async () => {
    expect(
      await sums(
        'It went from **4 passing tests** to **14 passing tests** - a **250% improvement** in tests.',
      ),
    ).toEqual(['1 verified: 4 → 14 is 250.0%']);
    expect(await sums('- Now 264 split imports (36% improvement from 414)')).toEqual([
      '1 verified: 414 → 264 is 36.2%',
    ]);
  });

  it('is not refuted of other numbers', async () => {
    expect(await sums('- Errors 40 → 20, and 70% fewer warnings')).toEqual([]);
    expect(await sums('- Faster by 70% average (45s → 13s)')).toEqual([]);
    expect(await sums('- Registries: 4 → 1 (100% done)')).toEqual([]);
    expect(await sums('- Coverage 75% → 100% (25% increase)')).toEqual([]);
    expect(await sums('- Between 40+ → 10 (70% reduction)')).toEqual([]);
  });
});

describe('a change in a table', () => {
  const table = (head: string, ...rows: string[]) => [head, '|---|---|---|---|', ...rows];

  it('is that of the two numbers of its row', async () => {
    expect(
      await sums(
        ...table(
          '| Metric | Before | After | Improvement |',
          '| Passing tests | 4 | 14 | +250% |',
          '| Delay | 1.0s | 0.5s | **50% faster** |',
          '| Tries | 3 | 2 | 33% fewer |',
          '| Failures | 30 | 10 | 50% |',
          '| Files | 25 | 10 | -14 |',
          '| Run | blocked | all | +100% |',
        ),
      ),
    ).toEqual([
      '3 verified: 4 → 14 is 250.0%',
      '4 verified: 1.0s → 0.5s is 50.0%',
      '5 verified: 3 → 2 is 33.3%',
      '6 refuted: 30 → 10 is 66.7%',
      '7 refuted: 25 → 10 is 15',
    ]);
  });

  it('is only verified where the columns do not say which number came first', async () => {
    expect(
      await sums(
        ...table(
          '| Part | Hub | Others | Difference |',
          '| Size | 179 lines | 500+ lines | 64% reduction |',
          '| Speed | 20s | 90s | 15% reduction |',
        ),
      ),
    ).toEqual(['3 verified: 500+ → 179 is 64.2%']);
  });

  it('may count points of percentages, or be said twice', async () => {
    const rows = [
      '| Rate | 79.5% | 100% | +20.5% |',
      '| Files | 45 | 53 | +8 (+18%) |',
      '| Lines | 100 | 90 | -5% |',
    ];
    expect(await sums(...table('| Metric | Before | After | Change |', ...rows))).toEqual([
      '3 verified: 79.5% → 100% is 20.5 points',
      '4 verified: 45 → 53 is 8',
      '4 verified: 45 → 53 is 17.8%',
      '5 refuted: 100 → 90 is 10.0%',
    ]);
  });

  it('may be given in other units', async () => {
    expect(
      await sums(...table('| Step | Before | After | Change |', '| Build | 2 min | 30s | 75% faster |')),
    ).toEqual(['3 verified: 2 → 30s is 75.0%']);
  });
});

describe('a change behind a label', () => {
  it('is held against the other number of the label', async () => {
    const text = ['## Before', '', '- **Passed**: 8', '- **Errors**: 73', '', '## After', ''];
    expect(
      await sums(...text, '- **Passed**: 16 (100% increase in passing)', '- **Errors**: 7 (90% reduction)'),
    ).toEqual(['8 verified: 8 → 16 is 100.0%', '9 verified: 73 → 7 is 90.4%']);
    expect(await sums(...text, '- **Passed**: 16 (40% increase in passing)')).toEqual([]);
  });
});

describe('a percentage beside a fraction', () => {
  it('may be that of the others, and is none of a fraction with something added', async () => {
    expect(await sums('- 10/10 tests failing (0% success rate)')).toEqual([
      expect.stringMatching(/^1 verified: 10\/10 = 100/),
    ]);
    expect(await sums('- 8/10 tests failing (30% success rate)')).toEqual([
      expect.stringMatching(/^1 refuted: 8\/10 = 80/),
    ]);
    expect(await sums('- Reduced to 1 out of 14 tests failing (93% improvement)')).toEqual([
      '1 verified: 1 of 14 = 7.1%',
    ]);
    expect(await sums('- Compliance: 19/21 verified + 20 more = 442% of the scope')).toEqual([]);
    expect(await sums('- Compliance: 19/21 verified, 80% in all')).toEqual(['1 refuted: 19/21 = 90.5%']);
  });
});
