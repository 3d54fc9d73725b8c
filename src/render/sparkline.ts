const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** A moment (milliseconds) and how many there were from then on. */
export interface Level {
  readonly at: number;
  readonly total: number;
}

/**
 * Totals over time in one line of bars. Each bar covers an equal span of time and shows the highest total in it, so that a
 * peak of an hour is seen; the last bar shows the last total. A space is zero.
 * @param levels sorted by time
 * @param until end of the last bar's span
 */
export function sparkline(levels: readonly Level[], until: number, bars: number): string {
  const [first] = levels;
  if (!first) return '';
  const span = Math.max(1, (Math.max(until, levels.at(-1)?.at ?? until) - first.at) / bars);
  const heights = new Array<number>(bars).fill(0);
  let next = 0;
  let total = 0;
  for (let bar = 0; bar < bars; bar += 1) {
    let highest = total;
    const end = bar === bars - 1 ? Number.POSITIVE_INFINITY : first.at + span * (bar + 1);
    for (let level = levels[next]; level && level.at < end; level = levels[next]) {
      total = level.total;
      highest = Math.max(highest, total);
      next += 1;
    }
    heights[bar] = bar === bars - 1 ? total : highest;
  }
  const top = Math.max(1, ...heights);
  return heights.map((height) => barOf(height, top)).join('');
}

function barOf(height: number, top: number): string {
  if (height <= 0) return ' ';
  return BARS[Math.min(BARS.length - 1, Math.ceil((height / top) * BARS.length) - 1)] ?? ' ';
}
