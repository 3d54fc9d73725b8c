import { axisX, axisY, dot, gridY, lineY, rectY, ruleY } from '@observablehq/plot';
import type { BoardPoint } from '../../domain/board.js';
import { count, day } from '../../domain/wording.js';
import type { Markup } from '../markup.js';
import { draw } from './draw.js';

/** From the bottom up; each with its colour of the theme. */
const LAYERS = [
  { name: 'fixed, and backed', color: 'var(--good)' },
  { name: 'only claimed, in part, or closed without a fix', color: 'var(--warn)' },
  { name: 'not fixed, or broken again', color: 'var(--bad)' },
  { name: 'not known', color: 'var(--chart-other)' },
] as const;

function layersOf({ statuses, claimed }: BoardPoint): number[] {
  return [
    statuses.RESOLVED - claimed,
    claimed + statuses.PARTIALLY_RESOLVED + statuses.CLOSED_WITHOUT_FIX,
    statuses.UNRESOLVED + statuses.REGRESSED,
    statuses.INCONCLUSIVE,
  ];
}

/** The last runs of a board, one bar each: how many issues of what kind, and a line for those that need a decision. */
export function trendChart(points: readonly BoardPoint[]): Markup {
  const bars = points.flatMap((point, run) => {
    let from = 0;
    return layersOf(point).map((size, layer) => {
      const bar = { x1: run - 0.4, x2: run + 0.4, y1: from, y2: from + size, fill: LAYERS[layer]?.color };
      from += size;
      return bar;
    });
  });
  const line = points.map(({ needsDecision }, run) => ({ run, needsDecision }));
  const every = Math.max(1, Math.ceil(points.length / 4));
  const ticks = points.map((_, run) => run).filter((run) => run % every === 0);
  return draw({
    id: 'trend',
    title: `The last ${count(points.length, 'run')}`,
    description: describe(points),
    className: 'trend-chart',
    options: {
      width: 560,
      height: 170,
      marginLeft: 44,
      marginRight: 14,
      marginTop: 10,
      marginBottom: 28,
      style: { fontSize: '12px' },
      x: { domain: [-0.6, Math.max(3.6, points.length - 0.4)] },
      y: { domain: [0, Math.max(1, ...points.map(({ issues }) => issues)) * 1.05] },
      marks: [
        gridY({ ticks: 4, stroke: 'var(--chart-grid)', strokeOpacity: 1 }),
        rectY(
          bars.filter(({ y1, y2 }) => y2 > y1),
          { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', fill: 'fill', fillOpacity: 0.75 },
        ),
        lineY(line, { x: 'run', y: 'needsDecision', stroke: 'var(--ink)', strokeWidth: 2 }),
        dot(line, { x: 'run', y: 'needsDecision', r: 3, fill: 'var(--ink)' }),
        ruleY([0], { stroke: 'var(--line-strong)' }),
        axisX(ticks, {
          tickSize: 4,
          label: null,
          fontSize: 12,
          tickFormat: (run: number) => day(points[run]?.at ?? ''),
        }),
        axisY({ ticks: 4, tickSize: 0, label: null, fontSize: 12 }),
      ],
    },
  });
}

function describe(points: readonly BoardPoint[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return 'There were no runs.';
  const layers = layersOf(last).map((n, layer) => `${n} ${LAYERS[layer]?.name}`);
  return `From ${day(first.at)} to ${day(last.at)} the issues that need a decision went from ${first.needsDecision} to ${last.needsDecision}. In the last run: ${layers.join('; ')}.`;
}
