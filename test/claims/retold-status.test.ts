import { expect, it } from 'vitest';
import { checkerOf, repositoryWith } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'issue_77_tests.md': [
      '# Test Summary of Issue #77',
      '',
      '**Overall Hub Success:** ✅ PASSED',
      '',
      '### Hub Integrity',
      '- **Status:** ✅ PASSED',
      '- **Tests:** 0 total, 0 passed, 0 failed',
      '',
      '### Lamp Integrity',
      '- **Status:** ❌ FAILED',
      '- Garden state explicitly marked as **UNAVAILABLE**',
    ].join('\n'),
    'issue_77_done.md': '# Issue #77 - Socket Factory Cleanup\n\n**Status:** ✅ COMPLETE\n',
    'other.md': '# Garden\n\n**Garden Chairs:** ✅ PASSED\n',
  }),
);

const cited = async (...lines: string[]) =>
  (await check('# Audit of issue #77', '', ...lines)).claims
    .filter(({ kind }) => kind === 'citation')
    .map(({ line, verdict, measured }) => `${line} ${verdict}: ${measured}`);

it('a status is cited out of a line with its label, or part by part out of the section of that name', async () => {
  expect(
    await cited(
      'It ended so:',
      '```',
      'Hub Integrity: ✅ PASSED - 0 total, 0 passed, 0 failed',
      'Lamp Integrity: ✅ PASSED',
      'Overall hub success: PASSED',
      'Garden Chairs: PASSED',
      '```',
    ),
  ).toEqual([
    '5 verified: the same is told in issue_77_tests.md:5-7',
    '7 verified: the same stands in issue_77_tests.md:3',
  ]);
});

it('what documents claim is the status of one whose title is about it', async () => {
  expect(
    await cited(
      '### CLAIMED STATUS (Documentation)',
      '',
      '- ✅ Socket factory migration "COMPLETE"',
      '- ✅ Socket factory tests "ACHIEVED"',
      '- ✅ Garden chairs "COMPLETE"',
      '',
      '### Actual status',
      '',
      '- Socket factory migration "COMPLETE"',
    ),
  ).toEqual(['5 verified: the same status stands in issue_77_done.md:3']);
});

it('a status is cited out of a line of the same words, with a colon or without', async () => {
  expect(
    await cited(
      '- **Garden State**: EXPLICITLY MARKED AS **UNAVAILABLE**',
      '- **Lobby State**: EXPLICITLY MARKED AS **UNAVAILABLE**',
    ),
  ).toEqual(['3 verified: the same stands in issue_77_tests.md:11']);
});
