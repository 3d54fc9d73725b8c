import { expect, it } from 'vitest';
import { checkerOf, repositoryWith } from './check-text.js';

const check = checkerOf(() => repositoryWith({ 'a.md': 'a\n' }));

const sums = async (...lines: string[]) =>
  (await check(...lines)).claims
    .filter(({ kind }) => kind === 'arithmetic')
    .map(({ line, verdict, measured }) => `${line} ${verdict}: ${measured}`);

it('a total is the sum of the labelled lines below it, or above it, and of none farther away', async () => {
  expect(
    await sums(
      '```',
      '- Total Violations: 15',
      '- Critical Issues: 0',
      '- High Priority: 12 (test files only)',
      '- Other: 3 (non-production)',
      '```',
      '',
      '- Fixed: 1,204',
      '- Open: 6',
      '- Total issues: 1,210',
      '',
      '- Fixed: 1,204',
      '- Open: 7',
      '- **Total issues:** 1,210',
    ),
  ).toEqual(['2 verified: 0 + 12 + 3 = 15', '10 verified: 1204 + 6 = 1210']);
});

it('a total that the lines beside it do not make up says nothing', async () => {
  expect(
    await sums(
      '- Total lamps: 9',
      '- Red: 4',
      '- Blue: 4.5',
      '',
      'Between them: words.',
      '',
      '- Total chairs: 5',
      '- Date: 2025-09-01',
      '- Ratio: 2/3',
      '- Blue: 2',
      '- Red: 3',
    ),
  ).toEqual([]);
});
