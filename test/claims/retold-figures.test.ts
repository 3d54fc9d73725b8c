import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith } from './check-text.js';

const report = [
  '# Report on Issue #77',
  '',
  '- **6 total socket auth violations** (target: 0)',
  '- Auth validation paths: 4',
  '- Result: 7/17 tests passed (41%)',
  '- **Hub Timings:** Stage 3 ends at 20.0s',
  '',
  '```',
  'Lamps Configured: 3/3 lit',
  'Total Lamps: 15 (all of them lit)',
  '```',
  '',
  'The store is at 10.1.2.3:6379 by now.',
];
const check = checkerOf(() =>
  repositoryWith({
    'docs/issue_77_report.md': report.join('\n'),
    'docs/other.md': 'We have 9 garden paths and 5 garden lamps, 2/3 of them lit.\n',
  }),
);

const cited = async (...lines: string[]) =>
  (await check(...lines)).claims
    .filter(({ kind }) => kind === 'citation')
    .map(({ line, verdict, measured }) => `${line} ${verdict}: ${measured}`);

describe('a small figure', () => {
  it('is cited where a document of the same issue counts the same, in other words around it', async () => {
    expect(
      await cited(
        '# Audit of issue #77',
        '',
        '### WHY #1: Why are 6 socket auth violations there?',
        '',
        '- **Method:** Consolidate 4 auth paths into one',
        '- **Mission Tests:** 41% pass rate (7/17)',
        '- The hub consistently ends its timings after 20.0s (actual)',
        '- There are 5 auth paths and 6 garden violations',
        '- We will have 4 auth paths',
      ),
    ).toEqual([
      '3 verified: the same figure stands in docs/issue_77_report.md:3',
      '5 verified: the same figure stands in docs/issue_77_report.md:4',
      '6 verified: the same figure stands in docs/issue_77_report.md:5',
      '7 verified: the same figure stands in docs/issue_77_report.md:6',
    ]);
  });

  it('is no deadline in the heading of a plan, and no code of an exit', async () => {
    expect(
      await cited(
        '# Audit of issue #77',
        '',
        '## Next actions on 6 socket auth violations',
        '',
        'The hub ended with exit code 6 on socket auth violations.',
      ),
    ).toEqual([]);
  });

  it('is not cited out of a document that is about something else', async () => {
    expect(await cited('# Audit of issue #78', '', 'There are 4 auth paths, and 9 garden paths.')).toEqual(
      [],
    );
    expect(await cited('# Audit', '', 'There are 6 socket auth violations.')).toEqual([]);
  });

  it('stands in the same line, whatever its markup, in a fence of a shell too', async () => {
    expect(
      await cited('# Audit of issue #77', '', '```bash', 'Total lamps: 15', '```', '- Total chairs: 15'),
    ).toEqual(['4 verified: the same line stands in docs/issue_77_report.md:10']);
  });
});

describe('a share or an address', () => {
  it('tells enough to be looked for in every document, where words beside it are the same', async () => {
    expect(
      await cited(
        '# Audit',
        '',
        'Lamps configured: 3/3 lit',
        '',
        'Lost the store (10.1.2.3:6379)',
        '',
        'Lamps configured: 2/3 lit',
        '',
        'Lost the store (10.1.2.4:6379)',
      ),
    ).toEqual([
      '3 verified: the same figure stands in docs/issue_77_report.md:9',
      '5 verified: the same figure stands in docs/issue_77_report.md:13',
    ]);
  });
});
