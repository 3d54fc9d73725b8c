import { describe, expect, it } from 'vitest';
import { isPlan } from '../../src/claims/extract/words/mood.js';
import { checkerOf, measuredOf, repositoryWith } from './check-text.js';

const summary = [
  '# Results',
  '',
  '### Hub Integrity',
  '',
  '- **Status:** ✅ PASSED',
  '- **Tests:** 0 total, 0 passed, 0 failed',
  '',
  '- **Light At Risk:** Protected',
  '- All of the lamps are lit by now',
  '- Keep careful lamp practices',
];
const check = checkerOf(() =>
  repositoryWith({
    'docs/HUB_TEST_SUMMARY.md': summary.join('\n'),
    'docs/issue_77_notes.md': '# Notes\n\nThis is a case of endless lamplight.\n',
    'docs/MASTER_LAMP_STATUS.md': '# Status\n\nAll of the garden lamps are dark\n',
    'docs/other.md': 'A case of boundless lamplight.\n',
  }),
);
const snippets = (...lines: string[]) => measuredOf('snippet', check(...lines));
const fenced = (...lines: string[]) => ['```', ...lines, '```', ''];
const named = ['It is `docs/HUB_TEST_SUMMARY.md` that tells.', ''];

describe('lines that a fence shows', () => {
  it('stand in the document that is spoken of above, as they are or part by part below a heading', async () => {
    expect(
      await snippets(
        ...named,
        'Evidence from the Test Summary:',
        ...fenced(
          'Hub Integrity: ✅ PASSED - Tests: 0 total, 0 passed, 0 failed',
          'All of the lamps are lit by now',
          'All of the lamps are dark by now',
        ),
        'The Master Lamp Status reads:',
        ...fenced('All of the garden lamps are dark'),
      ),
    ).toEqual([
      '5 verified: the same is told in docs/HUB_TEST_SUMMARY.md:3-6',
      '6 verified: at docs/HUB_TEST_SUMMARY.md:9',
      '12 verified: at docs/MASTER_LAMP_STATUS.md:3',
    ]);
  });

  it('are not looked for where nothing that the text names is spoken of', async () => {
    const lines = fenced('All of the lamps are lit by now');
    expect(await snippets('Evidence from the Test Summary:', ...lines)).toEqual([]);
    expect(await snippets(...named, 'Evidence from the test of a Summary:', ...lines)).toEqual([]);
    expect(await snippets(...named, 'We will have in the Test Summary:', ...lines)).toEqual([]);
  });
});

describe('words that are said to be claimed', () => {
  it('stand in a document that the text names', async () => {
    expect(
      await snippets(
        ...named,
        '- **Contradiction:** Claims "careful lamp practices" without any',
        '- The analysis claims "Light At Risk: Protected"',
        '- The analysis claims "Light At Risk: Lost"',
        '- They like "careful lamp practices"',
      ),
    ).toEqual([
      '3 verified: the same words stand in docs/HUB_TEST_SUMMARY.md:10',
      '4 verified: the same words stand in docs/HUB_TEST_SUMMARY.md:8',
    ]);
  });

  it('stand in one about the same', async () => {
    expect(
      await measuredOf(
        'citation',
        check(
          '# Audit of issue #77',
          '',
          'The notes identify this: it was called "endless lamplight".',
          'It was called "boundless lamplight".',
        ),
      ),
    ).toEqual(['3 verified: the same words stand in docs/issue_77_notes.md:3']);
  });
});

it('a heading that asks why is about no plan', () => {
  expect(isPlan(['Why #3: Why were the tests no solution?'])).toBe(false);
  expect(isPlan(['Solutions'])).toBe(true);
  expect(isPlan(['What is the action plan?'])).toBe(true);
});
