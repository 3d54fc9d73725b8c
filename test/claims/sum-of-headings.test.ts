import { expect, it } from 'vitest';
import { checkerOf, measuredOf, repositoryWith } from './check-text.js';

const check = checkerOf(() => repositoryWith({ 'readme.md': '# Hub\n' }));
const sums = (first: string) =>
  measuredOf(
    'arithmetic',
    check(
      '# Audit',
      '',
      first,
      '',
      '## Parts',
      '',
      '### 1. Lamp Warnings (25 occurrences)',
      '',
      'Dark.',
      '',
      '### 2. Hall Warnings (5 occurrences)',
      '',
      'Cold.',
      '',
      '### 3. Roof Warnings (30 occurrences)',
      '',
      'Wet.',
    ),
  );

it('a number is the sum of what headings count in brackets', async () => {
  expect(await sums('**Critical:** 60+ house warnings across 3 categories are heard.')).toEqual([
    '3 verified: 25 + 5 + 30 = 60',
  ]);
  expect(await sums('We heard 60 warnings.')).toEqual(['3 verified: 25 + 5 + 30 = 60']);
});

it('is none of something else, and no limit that names no parts', async () => {
  expect(await sums('We heard 60 birds.')).toEqual([]);
  expect(await sums('We heard 60+ warnings.')).toEqual([]);
  expect(await sums('We heard 61 warnings.')).toEqual([]);
});
