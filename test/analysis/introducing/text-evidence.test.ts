import { describe, expect, it } from 'vitest';
import { readStatements } from '../../../src/analysis/introducing/text-evidence.js';

const said = (message: string) => readStatements(message).map(({ names, value }) => `${names} ${value}`);

describe('what a message says of the cause', () => {
  it.each([
    ['Fix it\n\nFixes: 1a2b3c4d5e6f ("net: add it")', ['hash 1a2b3c4d5e6f']],
    ['Fix the crash introduced in 1a2b3c4.', ['hash 1a2b3c4']],
    ['This was broken by commit 1a2b3c4d', ['hash 1a2b3c4d']],
    ['Regression from `1a2b3c4d`', ['hash 1a2b3c4d']],
    ['Fix regression introduced by PR #12', ['number 12']],
    ['a regression from #34', ['number 34']],
    [
      'Revert "Add it"\n\nThis reverts commit 1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d.',
      ['hash 1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d'],
    ],
    ['Revert "Add it"', ['subject Add it']],
  ])('%s', (message, expected) => {
    expect(said(message)).toEqual(expected);
  });

  it.each([
    'Fixes: #12',
    'Fixes the facade that was introduced with effaced',
    'See 1a2b3c4 for another idea',
    'Introduced 1234567 rows',
    'Do not revert this',
  ])('nothing in: %s', (message) => {
    expect(said(message)).toEqual([]);
  });

  it('keeps the words, on one line', () => {
    expect(readStatements('It was broken by\ncommit 1a2b3c4d.')[0]?.words).toBe('broken by commit 1a2b3c4d');
  });
});
