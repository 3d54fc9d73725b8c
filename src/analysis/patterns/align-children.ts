import type { SyntaxNode } from '../../clients/code/syntax-tree.js';
import { likeness, plainCode } from './plain-code.js';

/** A node of the old tree and the one that stands in its place; null where there is none. */
export interface Aligned {
  readonly before: SyntaxNode | null;
  readonly after: SyntaxNode | null;
}

/** Gaps larger than this are paired in order, since comparing all with all would take too long. */
const LARGEST_GAP = 60;
/** Nodes less alike than this do not stand in each other’s place. */
const LEAST_LIKENESS = 0.3;

/**
 * Pairs the children of two nodes: equal ones first, at both ends and in the longest order they have in common, then what
 * lies between by likeness. Equal pairs are left out: nothing changed there.
 */
export function alignChildren(before: readonly SyntaxNode[], after: readonly SyntaxNode[]): Aligned[] {
  const old = before.map((node) => plainCode(node.text));
  const now = after.map((node) => plainCode(node.text));
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < now.length - head &&
    old[old.length - 1 - tail] === now[now.length - 1 - tail]
  ) {
    tail += 1;
  }
  const aligned: Aligned[] = [];
  let [i, j] = [head, head];
  const [endOld, endNow] = [old.length - tail, now.length - tail];
  for (const [x, y] of [
    ...commonOrder(old.slice(head, endOld), now.slice(head, endNow)),
    [-1, -1] as const,
  ]) {
    const [stopOld, stopNow] = x < 0 ? [endOld, endNow] : [head + x, head + y];
    aligned.push(...pairGap(before.slice(i, stopOld), after.slice(j, stopNow)));
    [i, j] = [stopOld + 1, stopNow + 1];
  }
  return aligned;
}

/** Longest common subsequence, as pairs of indices; only unique texts anchor where the product would be too large. */
function commonOrder(old: readonly string[], now: readonly string[]): [number, number][] {
  if (old.length === 0 || now.length === 0) return [];
  if (old.length * now.length > LARGEST_TABLE) return uniqueAnchors(old, now);
  const lengths = commonLengths(old, now);
  const width = now.length + 1;
  const pairs: [number, number][] = [];
  for (let [i, j] = [0, 0]; i < old.length && j < now.length; ) {
    if (old[i] === now[j]) pairs.push([i++, j++]);
    else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return pairs;
}

const LARGEST_TABLE = 4_000_000;

/** Length of the longest common subsequence from each pair of positions on. */
function commonLengths(old: readonly string[], now: readonly string[]): Uint16Array {
  const width = now.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        old[i] === now[j]
          ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
    }
  }
  return lengths;
}

function uniqueAnchors(old: readonly string[], now: readonly string[]): [number, number][] {
  const at = new Map<string, number>();
  for (const [j, text] of now.entries()) at.set(text, at.has(text) ? -1 : j);
  const pairs: [number, number][] = [];
  let last = -1;
  for (const [i, text] of old.entries()) {
    const j = at.get(text) ?? -1;
    if (j <= last) continue;
    pairs.push([i, j]);
    last = j;
  }
  return pairs;
}

/** Pairs what lies between two equal nodes, keeping the order, so that the pairs are as alike as can be. */
function pairGap(before: readonly SyntaxNode[], after: readonly SyntaxNode[]): Aligned[] {
  if (
    before.length === 0 ||
    after.length === 0 ||
    before.length > LARGEST_GAP ||
    after.length > LARGEST_GAP
  ) {
    const longest = Math.max(before.length, after.length);
    const inOrder = before.length === after.length;
    return Array.from({ length: longest }, (_, i) => i).flatMap((i) => {
      const [old, now] = [before[i] ?? null, after[i] ?? null];
      return inOrder ? [{ before: old, after: now }] : apart(old, now);
    });
  }
  if (before.length === 1 && after.length === 1)
    return [{ before: before[0] ?? null, after: after[0] ?? null }];
  return bestOrder(before, after);
}

function apart(before: SyntaxNode | null, after: SyntaxNode | null): Aligned[] {
  return [...(before ? [{ before, after: null }] : []), ...(after ? [{ before: null, after }] : [])];
}

function bestOrder(before: readonly SyntaxNode[], after: readonly SyntaxNode[]): Aligned[] {
  const gain = before.map((old) => after.map((now) => similarity(old, now)));
  const { paired, best } = bestGains(gain, after.length);
  const width = after.length + 1;
  const aligned: Aligned[] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    const here = i * width + j;
    if (paired[here] === 1) aligned.push({ before: before[i++] ?? null, after: after[j++] ?? null });
    else if (best[here] === best[here + width]) aligned.push(...apart(before[i++] ?? null, null));
    else aligned.push(...apart(null, after[j++] ?? null));
  }
  for (const old of before.slice(i)) aligned.push(...apart(old, null));
  for (const now of after.slice(j)) aligned.push(...apart(null, now));
  return aligned;
}

/** The largest sum of likenesses from each pair of positions on, and whether it begins with pairing these two. */
function bestGains(gain: readonly (readonly number[])[], columns: number) {
  const width = columns + 1;
  const best = new Float64Array((gain.length + 1) * width);
  const paired = new Uint8Array(best.length);
  for (let i = gain.length - 1; i >= 0; i -= 1) {
    for (let j = columns - 1; j >= 0; j -= 1) {
      const here = i * width + j;
      const own = gain[i]?.[j] ?? 0;
      const together = own >= LEAST_LIKENESS ? own + (best[here + width + 1] ?? 0) : 0;
      const without = Math.max(best[here + width] ?? 0, best[here + 1] ?? 0);
      best[here] = Math.max(together, without);
      if (together > 0 && together >= without) paired[here] = 1;
    }
  }
  return { best, paired };
}

function similarity(a: SyntaxNode, b: SyntaxNode): number {
  if (a.named !== b.named) return 0;
  return likeness(a.text, b.text) * (a.kind === b.kind ? 1 : 0.8);
}
