import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith } from './check-text.js';

const check = checkerOf(() => repositoryWith({ 'a.py': 'A = 1\n' }));
const rates = async (...lines: string[]) =>
  (await check(...lines)).claims
    .filter(({ kind }) => kind === 'arithmetic')
    .map(({ line, verdict, measured }) => `${line} ${verdict} ${measured}`);

describe('shares of tests that passed or failed', () => {
  it('are worked out of the numbers beside them', async () => {
    expect(
      await rates(
        '- Unit: 20 failed / 17 passed (54% failure rate)',
        '- Passed: 17, failed: 20, pass rate: 54%',
        '- 12 tests failed, 5 tests passed, 1 skipped: 28% pass rate',
      ),
    ).toEqual([
      '1 verified 20/37 = 54.1%',
      '2 refuted 17/37 = 45.9%',
      '3 verified 5/17 = 29.4%, 5/18 = 27.8%',
    ]);
  });

  it('are no goals, and not shares of one of several runs', async () => {
    expect(
      await rates(
        '- We need a 90% pass rate: 17 passed, 20 failed',
        '- 17 passed, 20 failed; the pass rate rose from 13% to 46%',
        '- 17 passed and 20 failed, then 30 passed and 7 failed: 81% pass rate',
      ),
    ).toEqual([]);
  });

  it('stand further down for a group of tests, where one may be taken for the other', async () => {
    expect(
      await rates(
        '```',
        'Unit Tests: 20 failed / 17 passed',
        'Integration Tests: 12 failed / 5 passed',
        '```',
        '',
        '- [ ] All unit tests reach a >90% pass rate (currently 54%)',
        '- [ ] All integration tests reach a >90% pass rate (currently 29%)',
        '- [ ] All integration tests reach a >90% pass rate (currently 40%)',
      ),
    ).toEqual(['6 refuted 17/37 = 45.9%', '7 verified 5/17 = 29.4%']);
  });
});
