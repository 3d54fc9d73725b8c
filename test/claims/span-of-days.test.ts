import { expect, it } from 'vitest';
import { checkerOf, measuredOf, repositoryWith } from './check-text.js';

const check = checkerOf(() => repositoryWith({ 'readme.md': '# Hub\n' }));

it('a day and how long that is from the day of the document are worked out', async () => {
  const lines = [
    '# Audit',
    '',
    '**Next look**: 2025-01-28 (2 weeks)',
    '',
    '**Last look**: January 24, 2025 (10 days)',
    '',
    '**Late look**: 2025-02-04 (2 weeks)',
    '',
    '**Generated**: 2025-01-14',
    '**By**: somebody',
  ];
  expect(await measuredOf('arithmetic', check(...lines))).toEqual([
    '3 verified: from 2025-01-14 to 2025-01-28 are 14 days',
    '5 verified: from 2025-01-14 to 2025-01-24 are 10 days',
  ]);
});
