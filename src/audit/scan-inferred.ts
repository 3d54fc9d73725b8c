import { asPatterns } from '../analysis/patterns/as-patterns.js';
import type { Clone } from '../clients/git/repository.js';
import { collectScans, type ScanInput } from '../collectors/code.js';
import type { InferredPattern } from '../domain/causes.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import type { Scan } from '../domain/pattern.js';

/** Patterns beyond these are described, not searched for. */
const MOST_SEARCHED = 4;
/** So many numbers are set aside for the patterns of one edit. */
const PATTERNS_OF_ONE_EDIT = 100;

/**
 * Where inferred patterns match at a revision: the first few of them, in their order. Never confirmed, so what they find is
 * listed and decides nothing.
 * @param input.first number of the first one’s id
 */
export async function scanInferred(
  clone: Clone,
  inferred: readonly InferredPattern[],
  input: Omit<ScanInput, 'patterns' | 'mayHold'> & { readonly first: number },
): Promise<{ scans: Scan[]; evidence: Evidence[]; notifications: Notification[] }> {
  const patterns = inferred
    .flatMap((pattern, index) => asPatterns(pattern, input.first + index * PATTERNS_OF_ONE_EDIT))
    .slice(0, MOST_SEARCHED);
  const found = await collectScans(clone, { ...input, patterns });
  return { ...found, scans: found.scans.map((scan) => ({ ...scan, confirmed: false })) };
}
