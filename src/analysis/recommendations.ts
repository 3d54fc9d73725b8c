import type { Recommendation } from '../domain/audit.js';
import { shortHash } from '../domain/commit.js';
import type { Facts } from '../domain/facts.js';
import type { Finding } from '../domain/finding.js';
import { count, listing } from '../domain/wording.js';
import { fixesInForce } from './fixes.js';
import { findingOf } from './probes.js';
import { confirmedScans } from './remaining.js';

/** One thing to do, and the answer that calls for it. */
interface Advice {
  readonly horizon: Recommendation['horizon'];
  readonly probe: string;
  readonly outcome: Finding['outcome'];
  /** Null when it does not apply after all. */
  text(facts: Facts, finding: Finding, findings: readonly Finding[]): string | null;
}

const ADVICE: readonly Advice[] = [
  {
    horizon: 'now',
    probe: 'occurrences-remain',
    outcome: 'yes',
    text: (_, finding) => `Change what is left. ${finding.message}`,
  },
  {
    horizon: 'now',
    probe: 'fix-reverted',
    outcome: 'yes',
    text: (_, finding) => `Decide whether to apply the fix again. ${finding.message}`,
  },
  {
    horizon: 'now',
    probe: 'fix-elsewhere',
    outcome: 'yes',
    text: (_, finding, findings) =>
      findingOf(findings, 'fix-found').outcome === 'yes' ? null : `Bring the fix here. ${finding.message}`,
  },
  {
    horizon: 'now',
    probe: 'issue-tests-fail',
    outcome: 'yes',
    text: (_, finding) => `Look at the failing tests. ${finding.message}`,
  },
  {
    horizon: 'now',
    probe: 'claim-without-change',
    outcome: 'yes',
    text: (_, finding) => `Do not rely on that message. ${finding.message}`,
  },
  {
    horizon: 'now',
    probe: 'issue-tests-pass',
    outcome: 'unknown',
    text: (facts, finding) =>
      facts.tests.ofIssue.length > 0
        ? `${facts.tests.ofIssue.some(({ tie }) => tie === 'declared' || tie === 'named') ? 'Run the tests of the issue' : 'Say in the configuration which tests belong to the issue, run them'} and hand over the report (--reports). ${finding.message}`
        : null,
  },
  {
    horizon: 'monitor',
    probe: 'leftovers-suspected',
    outcome: 'yes',
    text: (_, finding) =>
      `Look at them one by one; confirm the pattern in issue-audit.yml if they are wrong. ${finding.message}`,
  },
  {
    horizon: 'monitor',
    probe: 'occurrences-remain',
    outcome: 'no',
    text: (facts, _, findings) =>
      confirmedScans(facts).length > 0 && findingOf(findings, 'fix-found').outcome === 'yes'
        ? `Run this audit in continuous integration with --fail-on REGRESSED, so that the pattern cannot come back unseen.`
        : null,
  },
  {
    horizon: 'monitor',
    probe: 'fix-released',
    outcome: 'no',
    text: (_, finding) => `See that the fix reaches a release. ${finding.message}`,
  },
  {
    horizon: 'prevent',
    probe: 'contract-changed',
    outcome: 'yes',
    text: (facts) => {
      const [change] = facts.contractChanges;
      return change
        ? `Change callers together with the definition: ${shortHash(change.commit)} left ${count(change.callersOldWay, 'caller')} of ${change.symbol} behind. A search for the old form before merging shows them.`
        : null;
    },
  },
  {
    horizon: 'prevent',
    probe: 'tests-came-with-fix',
    outcome: 'no',
    text: (facts) =>
      `Add a test that fails without ${listing(fixesInForce(facts).map((fix) => shortHash(fix.commit.hash)))}; the fix came without one.`,
  },
];

/** What follows from the findings; each recommendation names the answer it rests on. Empty when nothing follows. */
export function recommend(facts: Facts, findings: readonly Finding[]): Recommendation[] {
  const found: Recommendation[] = [];
  for (const advice of ADVICE) {
    const finding = findingOf(findings, advice.probe);
    if (finding.outcome !== advice.outcome) continue;
    const text = advice.text(facts, finding, findings);
    if (text) found.push({ horizon: advice.horizon, text, findings: [advice.probe] });
  }
  return found;
}
