/**
 * Code without what formatters change: white space, kinds of quotes, commas before a closing bracket, semicolons at the end
 * of a line. Two pieces of code that are equal so differ in formatting alone.
 */
export function plainCode(text: string): string {
  return text
    .replace(/[;,]\s*(?=[)\]}]|$)/g, '')
    .replace(/;\s*\n/g, '')
    .replace(/\s+/g, '')
    .replace(/["`]/g, "'");
}

/** The words of a pattern that are no metavariables. */
export function namesIn(pattern: string): string[] {
  return pattern.match(/(?<![$\p{L}\p{N}_])[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
}

/** Which share of their words two pieces of code have in common, 0 to 1 (Dice’s coefficient). */
export function likeness(a: string, b: string): number {
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)];
  const total = wordsA.length + wordsB.length;
  if (total === 0) return 1;
  const bag = new Map<string, number>();
  for (const word of wordsA) bag.set(word, (bag.get(word) ?? 0) + 1);
  let both = 0;
  for (const word of wordsB) {
    const left = bag.get(word) ?? 0;
    if (left === 0) continue;
    both += 1;
    bag.set(word, left - 1);
  }
  return (2 * both) / total;
}

/** Longer pieces are compared by their beginnings. */
const LONGEST = 4000;

function wordsOf(text: string): string[] {
  return text.slice(0, LONGEST).match(/[\p{L}\p{N}_$]+|[^\p{L}\p{N}_$\s]/gu) ?? [];
}
