import { describe, expect, it } from 'vitest';
import { decide } from '../../src/analysis/decision.js';
import { askProbes, PROBES } from '../../src/analysis/probes.js';
import { decideVerdict } from '../../src/analysis/verdict.js';
import { VERDICT_RULES } from '../../src/analysis/verdict-rules.js';
import type { Facts } from '../../src/domain/facts.js';
import type { Verdict } from '../../src/domain/verdict.js';
import {
  change,
  commit,
  entry,
  facts,
  hash,
  issueTest,
  ledger,
  link,
  scan,
  tracker,
} from './facts-builder.js';

const judge = (given: Facts): Verdict => decideVerdict(given, askProbes(given));
const decision = (given: Facts) => decide(given, judge(given), askProbes(given), { hidePeople: false });
const history = facts().history;
const fixed = { commits: [commit('f')], links: [link('f')] };

const released = (...names: string[]): Facts['releases'] => ({
  policy: 'all-tags',
  tags: names.map((name) => ({ name, date: '2025-03-02T00:00:00Z' })),
});

const CASES: [string, Partial<Facts>, Partial<Verdict>][] = [
  [
    '1: a shallow clone without a fix',
    { history: { ...history, shallow: true } },
    { status: 'INCONCLUSIVE', grade: 'unknown', rule: 1 },
  ],
  [
    '1 does not hold when the fix is in the part that is here',
    { history: { ...history, shallow: true }, ...fixed },
    { status: 'RESOLVED', rule: 8 },
  ],
  [
    '2: production occurrences came back after the fix',
    {
      ...fixed,
      patterns: [scan({ production: 1 })],
      ledgers: [
        ledger(
          [
            entry('a', { added: 5, total: 5 }),
            entry('f', { removed: 5, total: 0 }),
            entry('b', { added: 1, total: 1 }),
          ],
          {
            reintroductions: [hash('b')],
          },
        ),
      ],
    },
    { status: 'REGRESSED', grade: 'proven', rule: 2, regressedBy: hash('b') },
  ],
  [
    '2 does not hold for what came back and went again',
    {
      ...fixed,
      patterns: [scan({ production: 0 })],
      ledgers: [
        ledger(
          [
            entry('a', { added: 5, total: 5 }),
            entry('f', { removed: 5, total: 0 }),
            entry('b', { added: 1, total: 1 }),
            entry('c', { removed: 1, total: 0 }),
          ],
          { reintroductions: [hash('b')] },
        ),
      ],
    },
    { status: 'RESOLVED', grade: 'supported', rule: 8 },
  ],
  [
    '2 does not hold for copies and tests',
    { ...fixed, patterns: [scan({ test: 10 })] },
    { status: 'RESOLVED', rule: 8 },
  ],
  [
    '3: the fix was reverted',
    {
      commits: [commit('f'), commit('e', { reverts: [hash('f')] })],
      links: [link('f', { revertedBy: [hash('e')] })],
    },
    { status: 'REGRESSED', grade: 'supported', rule: 3, regressedBy: hash('e') },
  ],
  [
    '4: a test of the issue fails',
    {
      ...fixed,
      tests: { ...facts().tests, ofIssue: [issueTest({ outcome: 'failed' }), issueTest({ name: 'other' })] },
    },
    { status: 'UNRESOLVED', grade: 'proven', rule: 4 },
  ],
  [
    '4 does not hold for a test that the fix merely touched',
    {
      ...fixed,
      tests: { ...facts().tests, ofIssue: [issueTest({ outcome: 'failed', tie: 'touched-by-fix' })] },
    },
    { status: 'RESOLVED', rule: 8 },
  ],
  [
    '5: the fix is on another branch',
    { commits: [commit('f', { isAncestor: false, branches: ['next'] })], links: [link('f')] },
    { status: 'UNRESOLVED', grade: 'supported', rule: 5, fixedElsewhere: [hash('f')] },
  ],
  [
    '5 with a grade of its own when only a message says so',
    { commits: [commit('f', { isAncestor: false })], links: [link('f', { grade: 'claimed' })] },
    { status: 'UNRESOLVED', grade: 'claimed', rule: 5 },
  ],
  [
    '5 gives way to what is counted here, when elsewhere somebody only says so',
    {
      commits: [commit('f', { isAncestor: false })],
      links: [link('f', { grade: 'claimed' })],
      patterns: [scan({ production: 25 })],
    },
    { status: 'UNRESOLVED', grade: 'proven', rule: 10 },
  ],
  [
    'a twin of the fix in the revision is the fix',
    {
      commits: [commit('f', { isAncestor: false }), commit('e')],
      links: [link('f', { twins: [hash('e')] })],
    },
    { status: 'RESOLVED', rule: 8 },
  ],
  [
    '6: some occurrences are left',
    { ...fixed, patterns: [scan({ production: 3 })] },
    { status: 'PARTIALLY_RESOLVED', grade: 'proven', rule: 6 },
  ],
  [
    '6: a later commit completes the fix',
    {
      commits: [commit('f'), commit('e', { isAncestor: false, isDescendant: true })],
      links: [link('f'), link('e')],
    },
    { status: 'PARTIALLY_RESOLVED', rule: 6, reasonCode: 'part-missing' },
  ],
  [
    '6 does not hold for a later re-landing or a later test',
    {
      commits: [
        commit('f'),
        commit('e', { isAncestor: false, isDescendant: true }),
        commit('d', { isAncestor: false, isDescendant: true, changes: [change('tests/t.py', 'test')] }),
      ],
      links: [link('f'), link('e', { relands: [hash('f')] }), link('d')],
    },
    { status: 'RESOLVED', rule: 8 },
  ],
  [
    '7: re-opened since the fix',
    { ...fixed, tracker: tracker({ reopenedAt: '2025-03-05T00:00:00Z' }) },
    { status: 'UNRESOLVED', grade: 'claimed', rule: 7 },
  ],
  [
    '7 does not hold for what was re-opened before',
    { ...fixed, tracker: tracker({ reopenedAt: '2025-02-05T00:00:00Z' }) },
    { status: 'RESOLVED', rule: 8 },
  ],
  [
    '8: supported by a fact beyond the message',
    fixed,
    { status: 'RESOLVED', grade: 'supported', rule: 8, reasonCode: 'fix-in-not-measured' },
  ],
  [
    '8: supported with nothing left',
    { ...fixed, patterns: [scan()] },
    { status: 'RESOLVED', grade: 'supported', reasonCode: 'fix-in-nothing-left' },
  ],
  [
    '8: only claimed',
    { commits: [commit('f')], links: [link('f', { grade: 'claimed' })] },
    { status: 'RESOLVED', grade: 'claimed', rule: 8 },
  ],
  [
    '8: proven with a ledger at zero and the tests passing',
    {
      ...fixed,
      patterns: [scan()],
      ledgers: [ledger([entry('a', { added: 5, total: 5 }), entry('f', { removed: 5, total: 0 })])],
      tests: { ...facts().tests, ofIssue: [issueTest()] },
    },
    { status: 'RESOLVED', grade: 'proven', rule: 8 },
  ],
  [
    '8 is not proven by a skipped test',
    {
      ...fixed,
      patterns: [scan()],
      ledgers: [ledger([entry('a', { added: 5, total: 5 }), entry('f', { removed: 5, total: 0 })])],
      tests: { ...facts().tests, ofIssue: [issueTest({ outcome: 'skipped' })] },
    },
    { status: 'RESOLVED', grade: 'supported', rule: 8 },
  ],
  [
    '8: a scan that searched no file shows nothing',
    { ...fixed, patterns: [scan({ files: 0 })] },
    { status: 'RESOLVED', grade: 'supported', reasonCode: 'fix-in-not-measured' },
  ],
  [
    '8: an inferred pattern decides nothing',
    { ...fixed, patterns: [scan({ production: 3, confirmed: false })] },
    { status: 'RESOLVED', rule: 8 },
  ],
  [
    '9: closed as not planned',
    { tracker: tracker({ state: 'closed', stateReason: 'not_planned' }) },
    { status: 'CLOSED_WITHOUT_FIX', rule: 9 },
  ],
  ['10: open and no fix', { tracker: tracker() }, { status: 'UNRESOLVED', grade: 'claimed', rule: 10 }],
  [
    '10: no fix and the pattern is there',
    { patterns: [scan({ production: 2 })] },
    { status: 'UNRESOLVED', grade: 'proven', rule: 10 },
  ],
  ['11: nothing known', {}, { status: 'INCONCLUSIVE', grade: 'unknown', rule: 11 }],
];

describe('the verdict rules', () => {
  it.each(CASES)('%s', (_, given, expected) => {
    expect(judge(facts(given))).toMatchObject(expected);
  });

  it('says what is missing when nothing can be decided', () => {
    expect(judge(facts()).reason).toContain('--pattern');
  });

  it('has an answer for every probe that a rule rests on', () => {
    const names = new Set(PROBES.map((probe) => probe.name));
    const used = VERDICT_RULES.flatMap((rule) => rule.basis);
    expect(used.filter((name) => !names.has(name))).toEqual([]);
  });
});

describe('the decision', () => {
  it.each([
    ['fixed and open: close', { ...fixed, tracker: tracker() }, 'close'],
    [
      'fixed, closed, released: keep closed',
      {
        commits: [commit('f', { tags: ['v1'] })],
        links: [link('f')],
        tracker: tracker({ state: 'closed' }),
        releases: released('v1'),
      },
      'keep closed',
    ],
    [
      'fixed, closed, in no release though there are releases: release',
      {
        commits: [commit('f')],
        links: [link('f')],
        tracker: tracker({ state: 'closed' }),
        releases: released('v1'),
      },
      'release',
    ],
    [
      'only claimed: ask',
      { commits: [commit('f')], links: [link('f', { grade: 'claimed' })], tracker: tracker() },
      'ask',
    ],
    [
      'left over and closed: re-open',
      { ...fixed, patterns: [scan({ production: 1 })], tracker: tracker({ state: 'closed' }) },
      're-open',
    ],
    ['nothing known: ask', {}, 'ask'],
  ] as [string, Partial<Facts>, string][])('%s', (_, given, action) => {
    expect(decision(facts(given)).action).toBe(action);
  });

  it('of what cannot be decided is something to do, and no list of what is missing', () => {
    expect(decision(facts()).nextStep).toMatch(/^Give a pattern .*--pattern.* which commit fixed it\.$/);
    const searched = facts({ patterns: [scan()], tests: { ...facts().tests, ofIssue: [issueTest()] } });
    expect(judge(searched)).toMatchObject({ status: 'INCONCLUSIVE', reasonCode: 'evidence-missing' });
    expect(decision(searched).nextStep).toMatch(/^Ask somebody who worked on #\w+ which commit fixed it/);
  });

  it('names the author of a fix that is only claimed, unless people are hidden', () => {
    const given = facts({ commits: [commit('f')], links: [link('f', { grade: 'claimed' })] });
    expect(decision(given).ask).toContain('Ada');
    expect(decide(given, judge(given), askProbes(given), { hidePeople: true }).ask).toBeNull();
  });
});
