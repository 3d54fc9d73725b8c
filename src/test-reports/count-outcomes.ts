import type { Outcome, OutcomeCounts } from '../domain/test-outcome.js';

/** @returns counts with everything at zero */
export function zeroOutcomes(): OutcomeCounts {
  return { total: 0, passed: 0, failed: 0, error: 0, skipped: 0, notRun: 0 };
}

/** Adds one case to the counts. */
export function countOutcome(counts: OutcomeCounts, outcome: Outcome): void {
  counts.total++;
  counts[outcome === 'not-run' ? 'notRun' : outcome]++;
}
