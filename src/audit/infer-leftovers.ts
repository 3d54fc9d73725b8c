import type { Fix } from '../analysis/fixes.js';
import { inferPatterns } from '../analysis/patterns/infer-patterns.js';
import { parsePattern } from '../clients/code/parse-pattern.js';
import { collectScans } from '../collectors/code.js';
import type { InferredPattern } from '../domain/causes.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import type { Pattern, Scan } from '../domain/pattern.js';
import { isActionable } from '../errors.js';
import type { Collected } from './collect.js';
import type { Question } from './question.js';

/** Systematic edits beyond these are described, not searched for. */
const MOST_SEARCHED = 2;

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
  const patterns = inferred.patterns.slice(0, MOST_SEARCHED).flatMap(searchable);
  const found = await collectScans(clone, {
    revision,
    patterns,
    classes: config.classes,
    tree: collected.tree,
  });
  return {
    inferredPatterns: inferred.patterns,
    scans: found.scans.map((scan) => ({ ...scan, confirmed: false })),
    evidence: [...inferred.evidence, ...found.evidence],
    notifications: [...inferred.notifications, ...found.notifications],
  };
}

/** The inferred pattern as one that can be searched for; nothing when it cannot be written in one line of ast-grep. */
function searchable(inferred: InferredPattern, index: number): Pattern[] {
  try {
    const pattern = parsePattern(`${inferred.language}:${inferred.pattern}`, index, 'inferred');
    if (pattern.kind !== 'structural') return [];
    return [{ ...pattern, id: `inferred-${index + 1}`, replacement: inferred.replacement }];
  } catch (error) {
    if (isActionable(error)) return [];
    throw error;
  }
}
