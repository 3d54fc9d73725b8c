import { expect, it } from 'vitest';
import { askProbes } from '../../src/analysis/probes.js';
import { recommend } from '../../src/analysis/recommendations.js';
import type { Facts } from '../../src/domain/facts.js';
import { commit, facts, issueTest, link } from './facts-builder.js';

const textsOf = (given: Partial<Facts>) => {
  const all = facts({ commits: [commit('f')], links: [link('f')], ...given });
  return recommend(all, askProbes(all)).map(({ text }) => text);
};
const withTest = (tie: 'named' | 'touched-by-fix') => ({
  tests: { ...facts().tests, ofIssue: [issueTest({ tie, outcome: null })] },
});

it('asks to run the tests of the issue only where some are known, else to name them', () => {
  expect(textsOf(withTest('named'))).toContainEqual(
    expect.stringMatching(/^Run the tests of the issue and hand over/),
  );
  expect(textsOf(withTest('touched-by-fix'))).toContainEqual(
    expect.stringMatching(
      /^Say in the configuration which tests belong to the issue, run them and hand over/,
    ),
  );
  expect(textsOf({}).filter((text) => text.includes('--reports'))).toEqual([]);
});
