import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith } from './check-text.js';

const report = [
  '# Report on Issue #77',
  '',
  '- **6 total socket auth violations** (target: 0)',
  '- Auth validation paths: 4',
  '- Result: 7/17 tests passed (41%)',
  '- **Hub Timings:** Stage 3 ends at 20.0s',
  '- **E2E Lamp Tests:** 7 broken (100% failure rate)',
  '- Lamps lit: 33% complete (3 lamps glowing)',
  '',
  '```',
  'Lamps Configured: 3/3 lit',
  'Total Lamps: 15 (all of them lit)',
  '```',
  '',
  'The store is at 10.1.2.3:6379 by now.',
  '| **Total** | **18 rooms** | **47 sockets** |',
];
const check = checkerOf(() =>
  repositoryWith({
    'docs/issue_77_report.md': report.join('\n'),
    'docs/other.md':
      'We have 9 garden paths and 5 garden lamps, 2/3 of them lit.\n\nOur lamp coverage is at 98.7% now.\n\n- Lobby: slow (4-17s)\n- Lamp: 60-140ms\n',
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
    ).toEqual(['4 verified: the same line stands in docs/issue_77_report.md:12']);
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
      '3 verified: the same figure stands in docs/issue_77_report.md:11',
      '5 verified: the same figure stands in docs/issue_77_report.md:15',
    ]);
  });
});

describe('a figure that says what it is of elsewhere', () => {
  it('is of what its list or its row is about', async () => {
    expect(
      await cited(
        '# Audit of issue #77',
        '',
        '- **E2E lamps in the hall**',
        '  - Issue: 100% failure rate in the hall',
        '- **Garden**',
        '  - Issue: 100% failure rate in the garden',
        '- **33% lamps glowing** demonstrates how far we are',
        '',
        '| Part | Share |',
        '| --- | --- |',
        '| Lamp coverage | 98.7% |',
        '| Moon phases | 98.7% |',
      ),
    ).toEqual([
      '4 verified: the same figure stands in docs/issue_77_report.md:7',
      '7 verified: the same figure stands in docs/issue_77_report.md:8',
      '11 verified: the same figure stands in docs/other.md:3',
    ]);
  });

  it('needs less beside it where a document is said to give it', async () => {
    const list = ['- **47 sockets** that have to be moved'];
    expect(
      await cited('# Audit of issue #77', '', 'Files (from the documentation of #77):', ...list),
    ).toEqual(['4 verified: the same figure stands in docs/issue_77_report.md:16']);
    expect(await cited('# Audit of issue #77', '', 'Files:', ...list)).toEqual([]);
  });
});

describe('a span of time', () => {
  it('is cited where one word beside it is the same, its unit written in any way', async () => {
    expect(
      await cited(
        'The lobby answers with latencies of 4-17 seconds.',
        'Lamp: HTTP 404 (60-140ms)',
        'It takes 4-17 hours and 4-17 hubs.',
      ),
    ).toEqual([
      '1 verified: the same figure stands in docs/other.md:5',
      '2 verified: the same figure stands in docs/other.md:6',
    ]);
    expect(await cited('The garden answers in 60-140ms.')).toEqual([]);
  });
});

it('a figure below a heading that names one other issue is cited out of documents about that', async () => {
  const line = '- There are 6 socket auth violations';
  expect(await cited('# Audit', '', '## Compared with issue #77', '', line)).toEqual([
    '5 verified: the same figure stands in docs/issue_77_report.md:3',
  ]);
  expect(await cited('# Audit', '', '## Compared with issues #77 and #78', '', line)).toEqual([]);
  expect(await cited('# Audit', '', '## Issue #77', '', 'Well.', '', '## Issue #78', '', line)).toEqual([]);
});

describe('a figure with a plus', () => {
  const build = () =>
    repositoryWith({
      'report.md':
        '# Report\n\n- **188 potential lamp violations** detected\n- 200 potential hub violations\n- 117 files of lamps\n',
    });
  const checkPlus = checkerOf(build);
  const told = async (...lines: string[]) =>
    (await checkPlus(...lines)).claims.filter(({ kind }) => kind === 'citation');

  it('is the one that was counted, and no limit', async () => {
    const [found, ...others] = await told(
      '- Lamp risks: 188+ potential violations',
      '- Hub risks: 200+ potential violations',
      '- 117+ files about lamps',
    );
    expect(found).toMatchObject({ line: 1, measured: 'the same figure stands in report.md:3' });
    expect(found?.command).toContain('-e 188 ');
    expect(others).toEqual([]);
  });
});

describe('a figure behind a label', () => {
  const checkLabels = checkerOf(() =>
    repositoryWith({
      'issue_77_run.md': [
        '# Run of issue #77',
        '',
        '- **Success Rate**: 0% (COMPLETE FAILURE)',
        '- **Lamp Compliance:** 0.0% (CRITICAL)',
        '- Chairs: 20 of them',
      ].join('\n'),
    }),
  );
  const told = async (...lines: string[]) =>
    (await checkLabels('# Audit of issue #77', '', ...lines)).claims
      .filter(({ kind }) => kind === 'citation')
      .map(({ line, measured }) => `${line} ${measured}`);

  it('is cited with all that stands beside it there, of what the other label calls by fewer words', async () => {
    expect(
      await told(
        '- **Concurrent Reader Success Rate**: **0% (COMPLETE FAILURE)**',
        '- **Success Share**: **0% (COMPLETE FAILURE)**',
      ),
    ).toEqual(['3 the same figure stands in issue_77_run.md:3']);
  });

  it('is cited where a share is written with its decimals, whatever its measure is called', async () => {
    expect(
      await told('**Compliance Rate:** **0.0%** (by the runs)', '', '**Hall Rate:** **0.0%** (by the runs)'),
    ).toEqual(['3 the same figure stands in issue_77_run.md:4']);
  });
});
