/** What was found in one version of a file. */
export interface VersionMatches {
  /** Matches in code. */
  readonly occurrences: number;
  /** Text that looks like the pattern in strings and comments. */
  readonly textOnly: number;
  /** First lines of the matches in code, 1-based and sorted; at most `MOST_LINES`. */
  readonly lines: readonly number[];
  /** What is remembered of each, in the order of `lines`; empty for patterns. */
  readonly details: readonly string[];
  /** Hashes that stand for the content; two versions share about as many of them as they share lines. */
  readonly sketch: readonly number[];
}

/** A file with more matches than this is compared by their number alone. */
export const MOST_LINES = 4096;

const SKETCH_SIZE = 64;

/**
 * The smallest hashes of a text's lines (a bottom-k sketch: Broder, On the resemblance and containment of documents, 1997).
 * Blank lines and indentation do not count.
 */
export function sketchOf(text: string): number[] {
  const hashes = new Set<number>();
  for (const line of text.split('\n')) {
    const trimmed = line.trim();
    if (trimmed !== '') hashes.add(hashOf(trimmed));
  }
  return [...hashes].sort((a, b) => a - b).slice(0, SKETCH_SIZE);
}

/** About which share of lines two versions have in common, 0 to 1. */
export function resemblance(a: readonly number[], b: readonly number[]): number {
  const union = [...new Set([...a, ...b])].sort((x, y) => x - y).slice(0, SKETCH_SIZE);
  if (union.length === 0) return 1;
  const [inA, inB] = [new Set(a), new Set(b)];
  return union.filter((hash) => inA.has(hash) && inB.has(hash)).length / union.length;
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
