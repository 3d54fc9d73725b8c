/** Numbers a commit adds to each column of the ledger. */
export type Vector = readonly number[];

/**
 * What each merge adds beyond the commits it joins. The sum of the deltas of everything a commit builds on, and its own,
 * must be what is in its files. For a merge: its difference to the first parent, less what the commits did that only
 * the other parents bring. Not zero where both sides did the same, or where the merge was made by hand.
 * @param parents of each commit, parents before children, as indices
 * @param against difference of each commit to its first parent; commits without one are not in it
 * @returns deltas of all commits, those of merges put right
 */
export function balanceMerges(
  parents: readonly (readonly number[])[],
  against: ReadonlyMap<number, Vector>,
  width: number,
): Map<number, Vector> {
  const deltas = new Map<number, Vector>();
  parents.forEach((own, commit) => {
    const difference = against.get(commit);
    if (own.length < 2) {
      if (difference) deltas.set(commit, difference);
      return;
    }
    const balance = difference ? [...difference] : new Array<number>(width).fill(0);
    // Without deltas so far nothing can be brought in twice.
    if (deltas.size > 0) {
      for (const brought of onlyThroughOthers(parents, own)) {
        deltas.get(brought)?.forEach((n, i) => {
          balance[i] = (balance[i] ?? 0) - n;
        });
      }
    }
    if (balance.some((n) => n !== 0)) deltas.set(commit, balance);
  });
  return deltas;
}

const FIRST = 1;
const OTHER = 2;

/**
 * Commits that the other parents build on and the first does not. Walks down from all parents at once, children before
 * parents, and stops where nothing is left that only the others reach: the cost is that of the part that was apart.
 */
function onlyThroughOthers(parents: readonly (readonly number[])[], own: readonly number[]): number[] {
  const flags = new Map<number, number>();
  const heap = new MaxHeap();
  let apart = 0;
  const paint = (commit: number, colour: number) => {
    const known = flags.get(commit);
    if (known === undefined) heap.push(commit);
    const now = (known ?? 0) | colour;
    apart += (now === OTHER ? 1 : 0) - (known === OTHER ? 1 : 0);
    flags.set(commit, now);
  };
  for (const [i, parent] of own.entries()) paint(parent, i === 0 ? FIRST : OTHER);
  const found: number[] = [];
  while (apart > 0) {
    const commit = heap.pop();
    const colour = flags.get(commit) ?? 0;
    if (colour === OTHER) {
      found.push(commit);
      apart -= 1;
    }
    for (const parent of parents[commit] ?? []) paint(parent, colour);
  }
  return found;
}

/** A binary heap whose largest number comes first. */
class MaxHeap {
  readonly #items: number[] = [];

  push(value: number): void {
    const items = this.#items;
    let at = items.push(value) - 1;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if ((items[up] ?? 0) >= value) break;
      items[at] = items[up] ?? 0;
      at = up;
    }
    items[at] = value;
  }

  /** The largest number; -1 when there is none. */
  pop(): number {
    const items = this.#items;
    const top = items[0] ?? -1;
    const last = items.pop() ?? -1;
    if (items.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && (items[child + 1] ?? 0) > (items[child] ?? 0)) child += 1;
      if ((items[child] ?? 0) <= last) break;
      items[at] = items[child] ?? 0;
      at = child;
    }
    items[at] = last;
    return top;
  }
}
