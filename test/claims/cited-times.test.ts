import { describe, expect, it } from 'vitest';
import { checkerOf, measuredOf, repositoryWith } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'run.md': [
      '# Run of the lamps',
      '',
      '**Session**: 2025-09-15 18:32:23',
      '',
      '- 7 hall lamp failures',
    ].join('\n'),
    'log.md':
      'Begun 2025-09-16T11:05:09Z, and once more at 2025-09-17 18:32:24\n\nTea: 2025-09-17 14:30:00\n',
  }),
);

const cited = (...lines: string[]) => measuredOf('citation', check('# Audit', '', ...lines));

describe('the time of a run to the second', () => {
  it('is cited where another document gives the same day and time', async () => {
    expect(
      await cited(
        '**Out of fresh runs (2025-09-15 18:32:23)**:',
        '',
        'The hub was lost at 2025-09-16 11:05:09 UTC.',
        '',
        'The hub was lost at 2025-09-15 18:32:24.',
        '',
        'The hub was lost at 2025-09-17 14:30:00.',
      ),
    ).toEqual([
      '3 verified: the same time stands in run.md:3',
      '5 verified: the same time stands in log.md:1',
    ]);
  });

  it('leads to the document of the run, whose small figures are cited then', async () => {
    const item = '- There are 7 hall lamp failures';
    expect(await cited(item)).toEqual([]);
    expect(await cited('**Out of fresh runs (2025-09-15 18:32:23)**:', '', item)).toEqual([
      '3 verified: the same time stands in run.md:3',
      '5 verified: the same figure stands in run.md:5',
    ]);
  });

  it('is not that of the document itself', async () => {
    expect(await cited('**Audit Date**: 2025-09-15 18:32:23')).toEqual([]);
  });
});
