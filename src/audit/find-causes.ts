import type { InferredPattern, IntroducingCandidate } from '../domain/causes.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import type { Scan } from '../domain/pattern.js';
import type { Collected } from './collect.js';
import type { Linked } from './link-commits.js';
import type { Question } from './question.js';

export interface Causes {
  readonly introducedBy: IntroducingCandidate[];
  readonly inferredPatterns: InferredPattern[];
  readonly scans: Scan[];
  readonly evidence: Evidence[];
  readonly notifications: Notification[];
}

export async function findCauses(
  _question: Question,
  _collected: Collected,
  _linked: Linked,
): Promise<Causes> {
  return {
    introducedBy: [],
    inferredPatterns: [],
    scans: [],
    evidence: [],
    notifications: [],
  };
}
