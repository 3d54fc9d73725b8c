import { expect, it } from 'vitest';
import { checkerOf, measuredOf, repositoryWith } from './check-text.js';

const report = [
  '# Tests of issue #77',
  '',
  '- **Unit Tests:** 20 failed / 17 passed (54% failure rate)',
  '- **Lamp Tests:** 12 failed / 5 passed + 4 import errors',
  '- **E2E Hall Tests:** 7 failed / 0 passed',
  '- **Tests:** 1 failed / 9 passed',
];
const check = checkerOf(() =>
  repositoryWith({
    'docs/issue_77_tests.md': report.join('\n'),
    'docs/other.md': '- Garden tests: 1 failed / 3 passed\n',
  }),
);

it('a rate is held against what reports about the same count, and refuted where it is the other one', async () => {
  expect(
    await measuredOf(
      'citation',
      check(
        '# Audit of issue #77',
        '',
        '- [ ] All unit tests reach a >90% pass rate (currently 46%)',
        '- [ ] All unit tests reach a >90% pass rate (currently 54%)',
        '- [ ] The E2E test passes in the hall of all tests (currently 0%)',
        '- Lamp tests have a pass rate of 24%',
        '- Lamp tests have a pass rate of 60%',
        '- Garden tests have a pass rate of 75%',
        '- The tests have a pass rate of 90%',
      ),
    ),
  ).toEqual([
    '3 verified: 20 failed and 17 passed at docs/issue_77_tests.md:3: 45.9% passed',
    '4 refuted: 20 failed and 17 passed at docs/issue_77_tests.md:3: 45.9% passed',
    '5 verified: 7 failed and 0 passed at docs/issue_77_tests.md:5: 0% passed',
    '6 verified: 12 failed and 5 passed at docs/issue_77_tests.md:4: 29.4% passed',
  ]);
});
