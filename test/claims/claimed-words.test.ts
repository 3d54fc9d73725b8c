import { describe, expect, it } from 'vitest';
import { checkerOf, repositoryWith } from './check-text.js';

const check = checkerOf(() =>
  repositoryWith({
    'docs/status.md':
      '# Status of hub tests, issue #77\n\n**Status:** ✅ PREPARED for review\n\nAll sockets are closed when\nthe hub goes down at night.\n',
    'docs/a/plan.md': '# Plan\n\nHealth: 71% today\n',
    'docs/b/plan.md':
      '# Plan\n\nHealth: unknown today\n\n| **Sockets** | ✅ Closed | Lamp rooms unified |\n\nThe lamps of the\nhall are **lit at night** by now.\n',
    'issue_77_run.md': '# Hub test run\n\n**Execution Time:** 2025-08-15 18:56:23\n',
    'issue_77_lamps.md': '# Hub lamps\n\n**Failing Tests (2025-08-17):**\n',
    'issue_77_garden.md': '# Garden\n\n**Date:** August 16, 2025\n',
  }),
);

describe('words that a named document is said to claim', () => {
  it('are cited where they stand there, however short, and refuted where hardly one of many does', async () => {
    const { claims } = await check(
      '- `docs/status.md` - Claims "✅ PREPARED"',
      '- `docs/status.md` claims "finished"',
      '- The claim in `docs/status.md` that "every garden chair was painted twice yesterday" is old',
      '- `docs/status.md` says "sockets are all closed by the hub at night"',
      '- `docs/status.md` is "finished"',
    );
    const told = claims.filter(({ kind }) => kind === 'citation');
    expect(told.map(({ line, verdict, measured }) => `${line} ${verdict}: ${measured}`)).toEqual([
      '1 verified: the same words stand in docs/status.md:3',
      '2 not checkable: docs/status.md has not these words',
      '3 refuted: docs/status.md has not these words, nor half of them in one line',
      '4 not checkable: docs/status.md:5 reads: All sockets are closed when',
    ]);
  });
});

describe('words that documents of one name are said to claim', () => {
  it('are those of any of them, and a figure that none of them has refutes them', async () => {
    const { claims } = await check(
      '- `plan.md` claims "Health: 71%"',
      '- `plan.md` claims "Health: 99%"',
      '- `plan.md` claims "ready"',
      '- `docs/a/plan.md` claims "Health: 99%"',
    );
    const told = claims.filter(({ kind }) => kind === 'citation');
    expect(told.map(({ line, verdict, measured }) => `${line} ${verdict}: ${measured}`)).toEqual([
      '1 verified: the same words stand in docs/a/plan.md:3',
      '2 refuted: none of the 2 documents of that name has it: docs/a/plan.md and docs/b/plan.md',
      '3 not checkable: docs/a/plan.md has not these words',
      '4 refuted: docs/a/plan.md has no 99% anywhere',
    ]);
  });

  it('are those of any of them where they are long, whatever stands between them there', async () => {
    const { claims } = await check(
      '- The claim in `plan.md` that "Sockets: ✅ Closed | Lamp rooms unified" is **incorrect**.',
      '- The claim in `plan.md` that "the lamps of the hall are lit at night" is old.',
    );
    const told = claims.filter(({ kind }) => kind === 'citation');
    expect(told.map(({ line, verdict, measured }) => `${line} ${verdict}: ${measured}`)).toEqual([
      '1 verified: the same words stand in docs/b/plan.md:5',
      '2 verified: the same words stand in docs/b/plan.md:7',
    ]);
  });
});

describe('the day in a heading', () => {
  it('is that of reports about the same which give it as theirs', async () => {
    const { claims } = await check(
      '# Audit of issue #77',
      '',
      '## False Test Success (August 15, 2025)',
      '',
      '## False Test Success (August 16, 2025)',
      '',
      '## Lamps (August 15, 2025)',
    );
    const told = claims.filter(({ kind }) => kind === 'citation');
    expect(told.map(({ line, verdict, measured }) => `${line} ${verdict}: ${measured}`)).toEqual([
      '3 verified: of that day is issue_77_run.md:3',
    ]);
  });

  it('may stand behind runs that a sentence tells of, and there in brackets', async () => {
    const { claims } = await check(
      '# Audit of issue #77',
      '',
      '- It is said to be done, while recent lamp tests (Aug 17, 2025) fail.',
      '- It is said to be done, while recent lamp tests (Aug 18, 2025) fail.',
      '- The lamp was painted (Aug 17, 2025).',
    );
    const told = claims.filter(({ kind }) => kind === 'citation');
    expect(told.map(({ line, verdict, measured }) => `${line} ${verdict}: ${measured}`)).toEqual([
      '3 verified: of that day is issue_77_lamps.md:3',
    ]);
  });
});
