import { describe, expect, it } from 'vitest';
import type { Audit } from '../../src/domain/audit.js';
import { GradeSchema } from '../../src/domain/grade.js';
import { StatusSchema, VERDICT_SENTENCES } from '../../src/domain/verdict.js';
import { renderJson } from '../../src/render/render-json.js';
import { renderMarkdown } from '../../src/render/render-markdown.js';
import { bareAudit, miniatureAudit } from './audit-fixture.js';
import {
  CAUSE,
  CLAIM,
  change,
  commit,
  counts,
  evidence,
  FIX,
  hash,
  occurrence,
  scan,
} from './audit-parts.js';
import { addressesOf, nodesOf, tableWidths } from './parse-markdown.js';

function headings(markdown: string): string[] {
  return markdown.split('\n').filter((line) => /^##? /.test(line));
}

const PARTS = [
  '## Executive summary',
  '## Current state',
  '## Five whys',
  '## Code scan',
  '## Fix implementation',
  '## Impact',
  '## Decision points',
  '## Existing tools and tests',
  '## Recommendations',
  '## GitHub comment',
  '## Conclusion',
];

describe('the document', () => {
  it.each([
    ['a full audit', miniatureAudit()],
    ['an audit that knows nothing', bareAudit()],
  ])('has its twelve parts in order: %s', async (_, audit) => {
    const [title, ...rest] = headings(await renderMarkdown(audit));
    expect(title).toMatch(/^# Issue /);
    expect(rest).toEqual(PARTS);
  });

  it('says of a definition that came or went that it is new or no longer there', async () => {
    const audit = miniatureAudit();
    const told = (part: { before?: string; after?: string }) =>
      renderMarkdown({
        ...audit,
        contractChanges: audit.contractChanges.map((one) => ({
          ...one,
          before: 'f(a)',
          after: 'f(b)',
          ...part,
        })),
      });
    expect(await told({})).toContain('`f(a)` became `f(b)`.');
    expect(await told({ after: '' })).toContain('`f(a)` is no longer there.');
    expect(await told({ before: '' })).toContain('`f(b)` is new.');
  });

  it('names some of the places that a contract change left behind', async () => {
    const audit = miniatureAudit();
    const told = (count: number, callersUndecided: number) =>
      renderMarkdown({
        ...audit,
        contractChanges: audit.contractChanges.map((one) => ({
          ...one,
          callersUndecided,
          places: Array.from({ length: count }, (_, i) => ({
            path: `src/b${i}.py`,
            line: i + 1,
            class: i === 1 ? 'test' : 'production',
          })),
        })),
      });
    expect(await told(2, 0)).toMatch(
      /of them in production: \S*src\/b0\.py:1\S*, \S*src\/b1\.py:2\S* \(tests?\)\.$/m,
    );
    const many = await told(9, 1);
    expect(many).toMatch(/src\/b4\.py:5\S* and others\. Of 1 further place it cannot be told\.$/m);
    expect(many).not.toContain('src/b5.py');
  });

  it('answers in its first 25 lines what was asked', async () => {
    const lines = (await renderMarkdown(miniatureAudit())).split('\n').slice(0, 25).join('\n');
    expect(lines).toContain('Status: Fixed, and shown to be** (RESOLVED, *proven*)');
    for (const question of [
      'How sure?',
      'Not seen:',
      'Why did it happen?',
      'What remains?',
      'Decision: close.',
      'As of',
    ]) {
      expect(lines).toContain(`- **${question}`);
    }
    expect(lines).toContain('0 in production, 3 in tests, 2 in backup copies');
    expect(lines).toContain('## Executive summary');
    expect(lines).toContain('6b31a67de');
  });

  it('answers them there also when much was not seen and many patterns were named', async () => {
    const [notification] = miniatureAudit().notifications;
    if (!notification) throw new Error('the fixture has one');
    const audit = miniatureAudit({
      notifications: Array.from({ length: 9 }, () => notification),
      patterns: Array.from({ length: 9 }, () => scan),
      decision: { action: 'ask', nextStep: 'Ask.', ask: 'Ada Lind, who wrote 1e43adc46', people: [] },
    });
    const lines = (await renderMarkdown(audit)).split('\n');
    const first = lines.slice(0, 25).join('\n');
    expect(first).toContain('6 further things');
    expect(first).toContain('Ask Ada Lind, who wrote [`1e43adc46`]');
    expect(first).toContain('Decided by rule 8');
    // None of the nine is lost.
    expect(lines.filter((line) => line.startsWith('- **Not seen:**'))).toHaveLength(3 + 9);
  });

  it('is the same when it is rendered from the JSON', async () => {
    for (const audit of [miniatureAudit(), bareAudit()]) {
      expect(await renderMarkdown(JSON.parse(renderJson(audit)))).toBe(await renderMarkdown(audit));
    }
  });

  it('says every status at every grade in the words of the one table, and never with a mark of success', async () => {
    for (const status of StatusSchema.options) {
      for (const grade of GradeSchema.options) {
        const sentence = VERDICT_SENTENCES[status][grade];
        const text = await renderMarkdown(
          miniatureAudit({ verdict: { ...miniatureAudit().verdict, status, grade, sentence } }),
        );
        expect(text.split('\n')[2]).toBe(`**Status: ${sentence}** (${status}, *${grade}*)`);
        expect(text).not.toMatch(/[✅✔☑🟢🎉]/u);
      }
    }
  });

  it('recommends the next step where nothing else follows, and does not repeat the number alone', async () => {
    const audit = bareAudit();
    const text = await renderMarkdown(audit);
    expect(text).toContain('Nothing beyond the decision: ');
    expect(text).not.toContain('- **Issue:**');
    expect(await renderMarkdown(miniatureAudit())).toContain('- **Issue:** [1184]');
  });

  it('tells a contract change once, and other candidates beside it', async () => {
    const audit = miniatureAudit();
    const [known] = audit.introducedBy;
    if (!known) throw new Error('the fixture has one');
    expect(await renderMarkdown(audit)).not.toContain(known.reasons[0]);
    const other = { ...known, commit: hash('0dd'), reasons: ['wrote another line'] };
    expect(await renderMarkdown({ ...audit, introducedBy: [known, other] })).toContain('wrote another line');
    expect(await renderMarkdown({ ...audit, contractChanges: [] })).toContain(known.reasons[0]);
  });

  it('leaves nothing half-written', async () => {
    for (const audit of [miniatureAudit(), bareAudit()]) {
      const text = await renderMarkdown(audit);
      expect(text).not.toMatch(/undefined|null|NaN|\[object|\{\{|\(\)|\s\.\s|\.\.|\s,| {2}\S/);
      for (const rows of tableWidths(text)) expect(new Set(rows).size).toBe(1);
      const bodies = nodesOf(text).filter((node) => 'children' in node && node.children.length === 0);
      expect(bodies.filter((node) => node.type !== 'tableCell')).toEqual([]);
    }
  });

  it('opens and closes every fold, with the blank line that markdown needs inside', async () => {
    const text = await renderMarkdown(miniatureAudit());
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    expect(text.match(/<details>\n<summary>[^\n]+<\/summary>\n\n/g)?.length).toBe(
      text.match(/<details>/g)?.length,
    );
  });
});

describe('what is missing is said', () => {
  it('in one line each, with how to supply it', async () => {
    const text = await renderMarkdown(bareAudit());
    expect(text).toContain('- **What remains?** Not measured: no pattern was named');
    expect(text).toContain("`--pattern 'python:await f($$$)'`");
    expect(text).toContain("`--reports 'reports/**/*.xml'`");
    expect(text).toContain('Nothing to tell: no commit is known to fix the issue.');
    expect(text).toContain('To establish it: A complete history.');
    expect(text).toContain('To see it: `git fetch --unshallow`');
    expect(text).not.toContain('<details>');
    expect(addressesOf(text)).toEqual(['issue-PROJ-9.comment.md']);
  });

  it('zero is not claimed where nothing was searched', async () => {
    const searched = { files: 0, candidates: 0, parsed: 0, unparsed: [], skipped: [], allFiles: 12 };
    const empty = { ...scan, counts: counts({}), files: counts({}), occurrences: [], textOnly: [], searched };
    const text = await renderMarkdown(miniatureAudit({ patterns: [empty] }));
    expect(text).toContain('- **What remains?** Not measured: nothing was searched');
    expect(text).not.toContain('0 in production');
    expect(text).not.toContain('0 occurrences');
  });

  it('a pattern that nobody confirmed decides nothing and stands apart', async () => {
    const text = await renderMarkdown(miniatureAudit({ patterns: [{ ...scan, confirmed: false }] }));
    expect(text).toContain('- **What remains?** Not measured');
    expect(text.indexOf('### Possible leftovers')).toBeGreaterThan(text.indexOf('## Code scan'));
  });
});

describe('evidence', () => {
  it('is linked to the commit and to the line at its revision', async () => {
    const addresses = addressesOf(await renderMarkdown(miniatureAudit()));
    expect(addresses).toContain(`https://github.com/example/chat/commit/${FIX}`);
    expect(addresses).toContain(
      `https://github.com/example/chat/blob/${CAUSE}/server/sockets/manager.py#L57`,
    );
  });

  it('is listed with the command that shows it again', async () => {
    const item = evidence({
      id: 'x:1',
      kind: 'scan',
      summary: 'it is so',
      provenance: { collector: 'c', source: 's', revision: null, command: 'git grep `a` | sort' },
    });
    const text = await renderMarkdown(miniatureAudit({ evidence: [item] }));
    expect(text).toContain('- `x:1` it is so. Again: <code>git grep &#96;a&#96; &#124; sort</code>');
  });
});

describe('commits', () => {
  it('that only claim a fix are named as such', async () => {
    const text = await renderMarkdown(miniatureAudit());
    expect(text).toMatch(
      /\*\*Claimed, not done:\*\* \[`6b31a67de`\].* its diff does not touch what was broken\./,
    );
    const row = text.split('\n').find((line) => line.startsWith('| [`6b31a67de`]'));
    expect(row).toMatch(/\| closes it \| 1 \| \+80 −0 \|$/);
    expect(text).not.toContain(`- **Fix:** [\`${CLAIM.slice(0, 9)}\``);
  });

  it('that were taken back or are not here say so', async () => {
    const [link] = miniatureAudit().links;
    if (!link) throw new Error('the fixture has one');
    const text = await renderMarkdown(
      miniatureAudit({
        links: [{ ...link, revertedBy: [hash('fee1')], twins: [hash('fee2')], relands: [hash('fee3')] }],
        verdict: { ...miniatureAudit().verdict, fixedIn: [], fixedElsewhere: [link.commit] },
      }),
    );
    expect(text).toMatch(/\*\*Not part of this revision\.\*\* \*\*Taken back by\*\* \[`fee100000`\]/);
    expect(text).toContain('It applies [`fee300000`]');
    expect(text).toContain('The same change is in [`fee200000`]');
  });

  it('are tied to the releases that hold them', async () => {
    const tags = ['v1.3.0', 'v1.4.0', 'v1.4.1'].map((name, n) => ({ name, date: `2025-09-1${n}T00:00:00Z` }));
    const commits = [commit({ hash: FIX, subject: 'a', tags: ['beta', 'v1.4.0', 'v1.4.1'] })];
    const told = async (releases: Audit['releases']): Promise<string> =>
      renderMarkdown(miniatureAudit({ commits, releases }));
    expect(await told({ policy: 'configured', tags })).toContain(
      'First released in `v1.4.0` of 2025-09-11, and in 1 later release.',
    );
    expect(await told({ policy: 'configured', tags: tags.slice(0, 1) })).toContain('No release contains it.');
    expect(await told({ policy: 'none', tags: [] })).toContain('It is delivered without releases.');
  });

  it('that were taken back are not told to be in releases that no longer have them', async () => {
    const [link] = miniatureAudit().links;
    if (!link) throw new Error('the fixture has one');
    const revert = hash('fee1');
    const tags = ['v1.4.0', 'v1.4.1'].map((name, n) => ({ name, date: `2025-09-1${n}T00:00:00Z` }));
    const told = async (fixed: string[], reverted: string[]): Promise<string> =>
      renderMarkdown(
        miniatureAudit({
          links: [{ ...link, commit: FIX, revertedBy: [revert] }],
          commits: [
            commit({ hash: FIX, subject: 'a', tags: fixed }),
            commit({ hash: revert, subject: 'Revert "a"', tags: reverted }),
          ],
          releases: { policy: 'configured', tags },
        }),
      );
    const between = await told(['v1.4.0', 'v1.4.1'], ['v1.4.1']);
    expect(between).toContain('Released before that in `v1.4.0`; in no later release.');
    expect(between).not.toContain('First released');
    expect(await told(['v1.4.1'], ['v1.4.1'])).toContain('No release has it in force.');
  });

  it('are cut to a stated number, with how many are left out', async () => {
    const commits = Array.from({ length: 1_040 }, (_, n) =>
      commit({ hash: hash(n.toString(16).padStart(9, 'a')), subject: `number ${n}` }),
    );
    expect(await renderMarkdown(miniatureAudit({ commits }))).toContain('\nand 1,010 more.\n');
  });

  it('with files that are gone link to no file', async () => {
    const gone = { ...change('server/old.py', 0, 9), status: 'deleted' as const };
    const commits = [
      commit({ hash: FIX, subject: 'a', changes: [gone, change('server/logo.png', null, null)] }),
    ];
    const text = await renderMarkdown(miniatureAudit({ commits }));
    expect(text).toContain('| `server/old.py` (deleted) | production | 0 | 9 |');
    expect(text).toContain('server/logo.png) | production |  |  |');
    const uncounted = [commit({ hash: FIX, subject: 'a', changes: [change('server/logo.png', null, null)] })];
    const other = await renderMarkdown(miniatureAudit({ commits: uncounted }));
    expect(other).toContain('(`a`) changed 1 file: 1 file of production code');
    expect(other).toContain('| 1 | not counted |');
  });
});

describe('numbers', () => {
  it('are singular and plural, with thousands separators', async () => {
    const text = await renderMarkdown(miniatureAudit());
    expect(text).toContain('10,682 files searched');
    expect(text).toContain('1 test; 1 passes.');
    expect(text).toContain('1 match in strings and comments');
    expect(text).toContain('1,238 of 1,240 cases passed, 2 skipped.');
  });

  it('of occurrences in production are shown place by place, the rest folded', async () => {
    const occurrences = Array.from({ length: 25 }, (_, n) =>
      occurrence('server/api/chat.py', n + 1, 'production'),
    );
    const found = {
      ...scan,
      counts: counts({ production: 25 }),
      files: counts({ production: 1 }),
      occurrences,
    };
    const text = await renderMarkdown(miniatureAudit({ patterns: [found] }));
    expect(text).toContain('- and 5 more\n');
    expect(text).not.toContain('Outside production');
  });
});

describe('what the author states', () => {
  it('is quoted as stated, paragraph by paragraph', async () => {
    const text = await renderMarkdown(miniatureAudit());
    expect(text).toContain('As stated by the author of the configuration (`issue-audit.yml`), not measured:');
    expect(text).toContain('> Chat carries most of the revenue.\n>\n> It was down for eleven hours.');
    expect(text).toContain('Stated in `issue-audit.yml`, not measured:\n\n> Chat was down');
  });
});

it('names nobody but whom to ask', async () => {
  const text = await renderMarkdown(miniatureAudit());
  expect(text).not.toContain('Ada Lind');
  expect(text).not.toContain('Bo Ek');
});
