import type { Fence } from './document.js';

/** What holds of a line; the same function each time, since answers are kept by it. */
type Holds = (line: string) => boolean;

interface Found {
  readonly first: number;
  readonly last: number;
}

const known = new WeakMap<Fence, Map<Holds, Found>>();

/** The place in a fence of the first line of which something holds; infinitely far where it holds of none. */
export function firstLineThat(fence: Fence, holds: Holds): number {
  return placesIn(fence, holds).first;
}

/** The same of the last line; -1 for none. */
export function lastLineThat(fence: Fence, holds: Holds): number {
  return placesIn(fence, holds).last;
}

/** Found once for a fence: it is asked for each of its lines, of which it may have a hundred thousand. */
function placesIn(fence: Fence, holds: Holds): Found {
  const byTest = known.get(fence) ?? new Map<Holds, Found>();
  known.set(fence, byTest);
  const before = byTest.get(holds);
  if (before) return before;
  const first = fence.lines.findIndex(holds);
  const found =
    first < 0
      ? { first: Number.POSITIVE_INFINITY, last: -1 }
      : { first, last: fence.lines.findLastIndex(holds) };
  byTest.set(holds, found);
  return found;
}
