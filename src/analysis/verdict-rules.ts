import type { Facts } from '../domain/facts.js';
import type { Finding } from '../domain/finding.js';
import type { Grade } from '../domain/grade.js';
import type { Status } from '../domain/verdict.js';
import { type Fix, fixesOf } from './fixes.js';

/** Answers to the probes, asked by name. */
export interface Answers {
  /** Whether the probe answered with a plain yes. */
  yes(probe: string): boolean;
  no(probe: string): boolean;
  finding(probe: string): Finding;
}

/** One row of the decision table. The first row whose `when` holds decides. */
export interface VerdictRule {
  /** Its number in the written rules (`docs/verdict-rules.md`); several rows may refine one rule. */
  readonly rule: number;
  readonly reasonCode: string;
  readonly status: Status;
  readonly grade: Grade;
  /** Probes whose answers the row rests on. The first one’s message opens the reason. */
  readonly basis: readonly string[];
  when(answers: Answers, facts: Facts): boolean;
  /** The reason in a sentence, where the first probe’s message does not say it all. */
  reason?(answers: Answers, facts: Facts): string;
}

const isBacked = (fix: Fix) => fix.link.grade === 'supported' || fix.link.grade === 'proven';
const fixIsIn = (a: Answers) => a.yes('fix-found') && !a.yes('fix-reverted');

/**
 * The verdict rules as data: first match wins. Rules see only the revision’s ancestors, except 5 and 6. Patterns that
 * nobody confirmed have no row here.
 */
export const VERDICT_RULES: readonly VerdictRule[] = [
  {
    rule: 1,
    reasonCode: 'history-missing',
    status: 'INCONCLUSIVE',
    grade: 'unknown',
    basis: ['history-complete', 'fix-found'],
    when: (a) => a.no('history-complete') && !a.yes('fix-found') && !a.yes('fix-elsewhere'),
    reason: (a) => `${a.finding('history-complete').message} No fix was found in what is here.`,
  },
  {
    rule: 2,
    reasonCode: 'occurrences-came-back',
    status: 'REGRESSED',
    grade: 'proven',
    basis: ['occurrences-came-back', 'occurrences-remain', 'fix-found'],
    when: (a) => a.yes('occurrences-came-back') && a.yes('occurrences-remain'),
  },
  {
    rule: 3,
    reasonCode: 'fix-reverted-and-failing',
    status: 'REGRESSED',
    grade: 'proven',
    basis: ['fix-reverted', 'tests-fail-again', 'fix-found'],
    when: (a) => a.yes('fix-reverted') && a.yes('tests-fail-again'),
    reason: (a) => `${a.finding('fix-reverted').message} ${a.finding('tests-fail-again').message}`,
  },
  {
    rule: 3,
    reasonCode: 'fix-reverted',
    status: 'REGRESSED',
    grade: 'supported',
    basis: ['fix-reverted', 'fix-found'],
    when: (a) => a.yes('fix-reverted'),
  },
  {
    rule: 4,
    reasonCode: 'tests-fail-again',
    status: 'REGRESSED',
    grade: 'proven',
    basis: ['tests-fail-again', 'fix-proven', 'fix-found'],
    // Where the fix never was, its tests have not passed before.
    when: (a) => a.yes('fix-found') && a.yes('tests-fail-again'),
  },
  {
    rule: 4,
    reasonCode: 'issue-tests-fail-after-fix',
    status: 'UNRESOLVED',
    grade: 'proven',
    basis: ['issue-tests-fail', 'fix-found'],
    when: (a) => a.yes('issue-tests-fail'),
  },
  {
    rule: 5,
    reasonCode: 'fixed-elsewhere',
    status: 'UNRESOLVED',
    grade: 'supported',
    basis: ['fix-elsewhere', 'fix-found'],
    when: (a, facts) => !a.yes('fix-found') && a.yes('fix-elsewhere') && fixesOf(facts).some(isBacked),
  },
  {
    rule: 5,
    reasonCode: 'claimed-elsewhere',
    status: 'UNRESOLVED',
    grade: 'claimed',
    basis: ['fix-elsewhere', 'fix-found'],
    // What is counted here outweighs what is only said elsewhere.
    when: (a) => !a.yes('fix-found') && a.yes('fix-elsewhere') && !a.yes('occurrences-remain'),
  },
  {
    rule: 6,
    reasonCode: 'occurrences-remain',
    status: 'PARTIALLY_RESOLVED',
    grade: 'proven',
    basis: ['occurrences-remain', 'fix-found'],
    when: (a) => fixIsIn(a) && a.yes('occurrences-remain'),
  },
  {
    rule: 6,
    reasonCode: 'part-missing',
    status: 'PARTIALLY_RESOLVED',
    grade: 'supported',
    basis: ['part-missing', 'fix-found'],
    when: (a) => fixIsIn(a) && a.yes('part-missing'),
  },
  {
    rule: 7,
    reasonCode: 'reopened-since-fix',
    status: 'UNRESOLVED',
    grade: 'claimed',
    basis: ['reopened-since-fix', 'fix-found'],
    when: (a) => fixIsIn(a) && a.yes('reopened-since-fix'),
  },
  {
    rule: 8,
    reasonCode: 'fix-in-and-proven',
    status: 'RESOLVED',
    grade: 'proven',
    basis: ['fix-found', 'fix-proven', 'occurrences-remain', 'fix-reverted'],
    when: (a) => fixIsIn(a) && a.yes('fix-proven'),
    reason: (a) => {
      const left = a.finding('occurrences-remain');
      const measured = left.outcome === 'no' ? left.message : 'What remains was not measured.';
      return `${a.finding('fix-found').message} ${a.finding('fix-proven').message} ${measured}`;
    },
  },
  {
    rule: 8,
    reasonCode: 'fix-in-and-tested',
    status: 'RESOLVED',
    grade: 'proven',
    basis: ['fix-found', 'occurrences-remain', 'issue-tests-pass', 'fix-reverted'],
    when: (a) =>
      fixIsIn(a) && a.no('occurrences-remain') && a.no('occurrences-came-back') && a.yes('issue-tests-pass'),
    reason: (a) =>
      `${a.finding('fix-found').message} ${a.finding('occurrences-remain').message} ${a.finding('issue-tests-pass').message}`,
  },
  {
    rule: 8,
    reasonCode: 'fix-in-nothing-left',
    status: 'RESOLVED',
    grade: 'supported',
    basis: ['fix-found', 'occurrences-remain', 'backed-beyond-message', 'fix-reverted'],
    when: (a) => fixIsIn(a) && a.no('occurrences-remain') && a.yes('backed-beyond-message'),
    reason: (a) => `${a.finding('fix-found').message} ${a.finding('occurrences-remain').message}`,
  },
  {
    rule: 8,
    reasonCode: 'fix-in-not-measured',
    status: 'RESOLVED',
    grade: 'supported',
    basis: ['fix-found', 'backed-beyond-message', 'fix-reverted'],
    when: (a) => fixIsIn(a) && a.yes('backed-beyond-message'),
    reason: (a) => `${a.finding('fix-found').message} What remains was not measured.`,
  },
  {
    rule: 8,
    reasonCode: 'fix-only-claimed',
    status: 'RESOLVED',
    grade: 'claimed',
    basis: ['fix-found', 'backed-beyond-message', 'claim-without-change', 'fix-reverted'],
    when: (a) => fixIsIn(a),
    reason: (a) => `${a.finding('fix-found').message} ${a.finding('backed-beyond-message').message}`,
  },
  {
    rule: 9,
    reasonCode: 'closed-without-fix',
    status: 'CLOSED_WITHOUT_FIX',
    grade: 'claimed',
    basis: ['closed-without-fix', 'fix-found'],
    when: (a) => a.yes('closed-without-fix'),
  },
  {
    rule: 10,
    reasonCode: 'no-fix-occurrences-remain',
    status: 'UNRESOLVED',
    grade: 'proven',
    basis: ['occurrences-remain', 'fix-found'],
    when: (a) => a.yes('occurrences-remain'),
    reason: (a) => `${a.finding('fix-found').message} ${a.finding('occurrences-remain').message}`,
  },
  {
    rule: 10,
    reasonCode: 'no-fix-issue-open',
    status: 'UNRESOLVED',
    grade: 'claimed',
    basis: ['issue-open', 'fix-found'],
    when: (a) => a.yes('issue-open'),
    reason: (a) => `${a.finding('fix-found').message} ${a.finding('issue-open').message}`,
  },
  {
    rule: 11,
    reasonCode: 'evidence-missing',
    status: 'INCONCLUSIVE',
    grade: 'unknown',
    basis: ['fix-found', 'occurrences-remain', 'issue-tests-pass', 'issue-open'],
    when: () => true,
    reason: (a, facts) => `${a.finding('fix-found').message} ${missing(a, facts)}`,
  },
];

/** What would let the rules decide, when nothing did. */
function missing(a: Answers, facts: Facts): string {
  const wanted: string[] = [];
  if (facts.commits.length === 0) wanted.push('a commit that names the issue');
  if (a.finding('occurrences-remain').outcome === 'unknown')
    wanted.push('a pattern of what was broken (--pattern)');
  if (a.finding('issue-tests-pass').outcome === 'unknown') wanted.push('a test report (--reports)');
  if (a.finding('issue-open').outcome === 'unknown') wanted.push('what the issue tracker says');
  if (wanted.length === 0) return 'Nothing that was measured shows what is broken.';
  return `Missing: ${wanted.join('; ')}.`;
}
