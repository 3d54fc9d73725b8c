import type { Fix } from '../analysis/fixes.js';
import { inferPatterns } from '../analysis/patterns/infer-patterns.js';
import type { InferredPattern } from '../domain/causes.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import type { Scan } from '../domain/pattern.js';
import type { Collected } from './collect.js';
import type { Question } from './question.js';
import { scanInferred } from './scan-inferred.js';

/** What the fixes changed again and again, and where else that stands at the revision. */
export interface Leftovers {
  readonly inferredPatterns: InferredPattern[];
  /** Never confirmed: what they find is listed and decides nothing. */
  readonly scans: Scan[];
  readonly evidence: Evidence[];
  readonly notifications: Notification[];
}

/** Infers patterns from the fixes where nobody gave one for this issue. */
export async function inferLeftovers(
  question: Question,
  collected: Collected,
  fixes: readonly Fix[],
): Promise<Leftovers> {
  const { clone, config, revision } = question;
  const commits = fixes.flatMap(({ commit }) => {
    const [parent] = commit.parents;
    return parent ? { commit: commit.hash, parent } : [];
  });
  const nothing = { inferredPatterns: [], scans: [], evidence: [], notifications: [] };
  if (question.patterns.length > 0 || commits.length === 0) return nothing;
  const inferred = await inferPatterns(clone, commits);
  const found = await scanInferred(clone, inferred.patterns, {
    revision,
    first: question.generalPatterns.length + 1,
    classes: config.classes,
    tree: collected.tree,
  });
  return {
    inferredPatterns: inferred.patterns,
    scans: found.scans,
    evidence: [...inferred.evidence, ...found.evidence],
    notifications: [...inferred.notifications, ...found.notifications],
  };
}
