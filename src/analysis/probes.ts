import type { Facts } from '../domain/facts.js';
import type { Finding } from '../domain/finding.js';
import type { Probe } from './probe.js';
import { backedBeyondMessage } from './probes/backed-beyond-message.js';
import { claimWithoutChange } from './probes/claim-without-change.js';
import { closedWithoutFix } from './probes/closed-without-fix.js';
import { contractChanged } from './probes/contract-changed.js';
import { fixElsewhere } from './probes/fix-elsewhere.js';
import { fixFound } from './probes/fix-found.js';
import { fixProven } from './probes/fix-proven.js';
import { fixReleased } from './probes/fix-released.js';
import { fixReverted } from './probes/fix-reverted.js';
import { historyComplete } from './probes/history-complete.js';
import { issueOpen } from './probes/issue-open.js';
import { issueTestsFail } from './probes/issue-tests-fail.js';
import { issueTestsPass } from './probes/issue-tests-pass.js';
import { leftoversSuspected } from './probes/leftovers-suspected.js';
import { lookalikesInText } from './probes/lookalikes-in-text.js';
import { occurrencesCameBack } from './probes/occurrences-came-back.js';
import { occurrencesRemain } from './probes/occurrences-remain.js';
import { partMissing } from './probes/part-missing.js';
import { reopenedSinceFix } from './probes/reopened-since-fix.js';
import { testsCameWithFix } from './probes/tests-came-with-fix.js';
import { testsFailAgain } from './probes/tests-fail-again.js';

/** Every question that is asked, in the order in which the audit lists the answers. */
export const PROBES: readonly Probe[] = [
  historyComplete,
  fixFound,
  fixElsewhere,
  fixReverted,
  partMissing,
  backedBeyondMessage,
  claimWithoutChange,
  occurrencesRemain,
  occurrencesCameBack,
  contractChanged,
  lookalikesInText,
  leftoversSuspected,
  issueTestsFail,
  issueTestsPass,
  fixProven,
  testsFailAgain,
  testsCameWithFix,
  fixReleased,
  issueOpen,
  reopenedSinceFix,
  closedWithoutFix,
];

/** Asks every probe. One that fails is recorded as an error, and the rest still answer. */
export function askProbes(facts: Facts, probes: readonly Probe[] = PROBES): Finding[] {
  return probes.map((probe) => {
    const { name, question } = probe;
    try {
      return { probe: name, question, ...probe.ask(facts) };
    } catch (error) {
      const message = `The question could not be answered: ${error instanceof Error ? error.message : String(error)}`;
      return { probe: name, question, outcome: 'error', message, evidence: [], commits: [] };
    }
  });
}

/** The answer to one probe. */
export function findingOf(findings: readonly Finding[], probe: string): Finding {
  const found = findings.find((finding) => finding.probe === probe);
  if (!found) throw new Error(`there is no finding of the probe "${probe}"`);
  return found;
}
