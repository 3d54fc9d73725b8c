import { describe, expect, it } from 'vitest';
import { checkerOf, measuredOf, repositoryWith } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'app/hub.py': 'async def main():\n    await open_hub(1)\n    await open_hub(2)\n',
    'app/old.py': 'def main():\n    return open_hub(3)\n',
    'tests/test_issue_12_retry_validation.py': 'def test_one():\n    assert True\n',
    'docs/ISSUE_12_ROLLOUT_REPORT.md': '# Rollout\n',
    'docs/ISSUE_120_COMPLETION.md': '# Completion\n',
    'scripts/hub_backup_check.sh': 'true\n',
  }),
);

describe('a file that is spoken of by what it is', () => {
  const paths = (...lines: string[]) => measuredOf('path', check(...lines));

  it('is there where its name holds all of the words, and the number of the issue', async () => {
    expect(
      await paths(
        '- Created retry validation tests against regressions',
        '- The Issue #12 rollout report exists',
        '- Hub backup check script is available',
      ),
    ).toEqual([
      '1 verified: 1 file: tests/test_issue_12_retry_validation.py',
      '2 verified: 1 file: docs/ISSUE_12_ROLLOUT_REPORT.md',
      '3 verified: 1 file: scripts/hub_backup_check.sh',
    ]);
  });

  it('is no statement where one word, another issue, or a plan is all there is', async () => {
    expect(
      await paths(
        '- Created rollout report',
        '- The Issue #12 completion report exists',
        '- Create retry validation tests',
        '- Retry validation tests pass',
        '- The hub backup report exists',
      ),
    ).toEqual([]);
  });
});

describe('files that are counted', () => {
  const counts = (...lines: string[]) => measuredOf('count', check(...lines));

  it('below patterns are those that use the call before the number', async () => {
    const found = await counts(
      'Three patterns are active:',
      '- `open_hub(`: 2 files',
      '- `open_hub(`: 9 files',
      '',
      'What was seen:',
      '- `open_hub(`: 9 files',
    );
    expect(found.map((each) => each.split(':')[0])).toEqual(['2 verified', '3 refuted', '6 not checkable']);
  });

  it('with "await" are those of the call that the document is about', async () => {
    const found = await counts(
      'The problem is `await open_hub()`.',
      '',
      '- **Issue**: Function called with `await` in 1 file, 2 locations',
      '- **Issue**: Function called with `await` in 7 files, 9 locations',
    );
    expect(found.map((each) => each.split(':')[0])).toEqual(['3 verified', '4 refuted']);
  });
});
