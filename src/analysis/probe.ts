import type { Facts } from '../domain/facts.js';
import type { Finding } from '../domain/finding.js';

/** A yes/no question asked of evidence. Pure: no I/O, no clock. */
export interface Probe {
  /** Stable name, the same as its file: `fix-reverted`. */
  readonly name: string;
  /** A sentence that yes or no answers. */
  readonly question: string;
  ask(facts: Facts): Answer;
}

/** What a probe has to say; its name and question are added to it. */
export type Answer = Omit<Finding, 'probe' | 'question'>;

/** Builds an answer; evidence and commits are made unique and keep their order. */
export function answer(
  outcome: Answer['outcome'],
  message: string,
  basis: { evidence?: readonly string[]; commits?: readonly string[] } = {},
): Answer {
  return { outcome, message, evidence: [...new Set(basis.evidence)], commits: [...new Set(basis.commits)] };
}
