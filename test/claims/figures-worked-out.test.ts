import { describe, expect, it } from 'vitest';
import { checkerOf, measuredOf, repositoryWith } from './check-text.js';

const check = checkerOf(() => repositoryWith({ 'app/hub.py': 'def open_hub():\n    return 1\n' }));

const sums = (...lines: string[]) => measuredOf('arithmetic', check(...lines));

describe('a percentage of a total that stands elsewhere', () => {
  it('is that of a number beside it', async () => {
    expect(
      await sums(
        'An analysis of 2,893 import errors shows the cause.',
        '',
        '## Kinds',
        '',
        '- **First**: the path (2,892 errors - 99.97%)',
        '- **Second**: an alias (1 error - 0.03%)',
        '- **Third**: a guess (1 error - 0.05%)',
      ),
    ).toEqual(['5 verified: 2892/2893 = 99.97%', '6 verified: 1/2893 = 0.03%']);
    expect(await sums('**Rate:** 99.79% (3,813 collected / 3,821 total, with 8 left)')).toEqual([
      '1 verified: 3813/3821 = 99.79%',
    ]);
  });

  it('is that of lines beside a rate', async () => {
    const lines = ['- **Total Tests**: 30', '- **Passing**: 14', '- **Skipped**: 4'];
    expect(await sums(...lines, '- **Success Rate**: 46.7% (up from 13.3%)')).toEqual([
      '4 verified: 14/30 = 46.7%',
    ]);
    expect(await sums(...lines, '- **Success Rate**: 48%')).toEqual([]);
  });

  it('is none of an unlike number, of a loose one or far from it', async () => {
    expect(await sums('- 200 users', '- 20 errors (10%)')).toEqual([]);
    expect(await sums('- Total: 200 errors', '- 20+ errors (10%)')).toEqual([]);
    expect(await sums('# A', '200 errors', '# B', '# C', '# D', '- 20 errors (10%)')).toEqual([]);
  });
});

describe('a number whose parts stand elsewhere', () => {
  const list = ['- `test_hub.py` (15 tests)', '- `test_user.py` (17 tests)', '- `test_ws.py` (10 tests)'];

  it('is the sum of items that count the same', async () => {
    expect(await sums('All 42 test methods were read.', '', ...list)).toEqual([
      '1 verified: 15 + 17 + 10 = 42',
    ]);
    expect(await sums('All 43 test methods were read.', '', ...list)).toEqual([]);
    expect(await sums('All 42 places were read.', '', ...list)).toEqual([]);
  });

  it('is the sum of the items that it introduces, whatever they are called', async () => {
    expect(
      await sums('All 67 syntax errors are known:', '', '- **Indents**: 63 lines', '- **Quotes**: 4 ends'),
    ).toEqual(['1 verified: 63 + 4 = 67']);
  });

  it('is the sum of a column', async () => {
    const table = [
      '| Error type | Count |',
      '|---|---|',
      '| Indent | 63 |',
      '| Quote | 3 |',
      '| Total | 66 |',
    ];
    expect(await sums('There are 66 errors.', '', ...table)).toEqual([
      '1 verified: 63 + 3 = 66',
      '7 verified: 63 + 3 = 66',
    ]);
    expect(await sums('There are 66+ errors.', '', ...table)).toHaveLength(1);
    expect(
      await sums('It took 66 minutes.', '', ...table.map((line) => line.replace('Count', 'Minutes'))),
    ).toHaveLength(1);
  });
});

describe('an overall score', () => {
  const table = (first: number) => [
    '| File | Tests | Score |',
    '|---|---|---|',
    `| a | 15 | ${first}/100 |`,
    '| b | 17 | 95/100 |',
    '| c | 16 | 96/100 |',
  ];

  it('is the mean of a column', async () => {
    expect(await sums(...table(98), '', '**OVERALL SUITE SCORE: 96/100**')).toEqual([
      '7 verified: the mean of 98, 95, 96 is 96.33',
    ]);
    expect(await sums(...table(98), '', '**OVERALL SUITE SCORE: 97/100**')).toEqual([]);
    expect(await sums(...table(98), '', '**OVERALL HEALTH: 96/100**')).toEqual([]);
  });

  it('is the mean of lines with one label', async () => {
    const lines = [80, 90, 95].flatMap((score, i) => [
      `## File ${i}`,
      '',
      `**Compliance score: ${score}%**`,
      '',
    ]);
    expect(
      await sums('**Average compliance: 88%**', '', ...lines.map((line) => line.replace(' score', ''))),
    ).toEqual(['1 verified: the mean of 80, 90, 95 is 88.33']);
  });
});

describe('a number that brackets work out', () => {
  it('is verified where it comes out', async () => {
    expect(await sums('It goes on for the remaining 97 iterations (100 - 3):')).toEqual([
      '1 verified: 100 - 3 = 97',
    ]);
    expect(await sums('It made 12 runs (4 × 3).')).toEqual(['1 verified: 4 × 3 = 12']);
    expect(await sums('It made 98 runs (90 - 100).', 'See `a.py` (20 - 30).')).toEqual([]);
  });

  it('is the sum of the settings before it', async () => {
    expect(await sums('- Current: `pool_size=20, max_overflow=30` (50 total connections)')).toEqual([
      '1 verified: 20 + 30 = 50',
    ]);
    expect(await sums('- Current: `pool_size=20, max_overflow=30` (60 users)')).toEqual([]);
  });
});

describe('what is left of a number', () => {
  it('is that number without what is done', async () => {
    const text = ['- **Tests audited**: 38 out of 125 expected tests', '', 'Next is the audit of the'];
    expect(await sums(...text, 'remaining 87 tests.')).toEqual(['4 verified: 125 − 38 = 87']);
    expect(await sums(...text, 'remaining 88 tests.')).toEqual([]);
    expect(await sums(...text, 'remaining 87 users.')).toEqual([]);
  });
});

describe('parts with names, and products', () => {
  it('are added up and multiplied', async () => {
    expect(await sums('- 77 failures in the last hour (43 startup failures + 34 exit code 3)')).toEqual([
      '1 verified: 43 + 34 = 77',
    ]);
    expect(await sums('- 10 groups × 7 services = 70 containers', '- 10 groups × 7 services = 60')).toEqual([
      '1 verified: 10 × 7 = 70',
    ]);
  });

  it('make up a total with a plus that stands beside them', async () => {
    const list = ['- **60 instances** in code', '- **109 instances** in tests'];
    expect(await sums(...list, '- **Total affected**: **169+ instances**')).toEqual([
      '3 verified: 60 + 109 = 169',
    ]);
    expect(await sums(...list, '- **Total affected**: **170+ instances**')).toEqual([]);
  });
});
