import type { Facts } from '../domain/facts.js';
import type { Finding } from '../domain/finding.js';
import type { Verdict } from '../domain/verdict.js';
import { candidateSentence, contractSentence } from './cause.js';
import { findingOf } from './probes.js';

/** The critical finding in two to four sentences: what was decided, why it happened, and what a reader must not miss. */
export function summarise(facts: Facts, verdict: Verdict, findings: readonly Finding[]): string {
  const sentences = [`${verdict.sentence}.`, verdict.reason];
  const [change] = facts.contractChanges;
  const [best] = facts.introducedBy;
  if (change) sentences.push(contractSentence(change));
  else if (best && (best.tier === 'high' || best.tier === 'stated')) sentences.push(candidateSentence(best));
  const idle = findingOf(findings, 'claim-without-change');
  if (idle.outcome === 'yes' && !verdict.reason.includes(idle.message)) sentences.push(idle.message);
  return sentences.join(' ');
}
