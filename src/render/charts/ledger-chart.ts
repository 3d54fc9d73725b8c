import { areaY, axisX, axisY, dot, gridY, lineY, ruleX, ruleY, text } from '@observablehq/plot';
import type { Audit } from '../../domain/audit.js';
import { totalOf } from '../../domain/code-class.js';
import type { Ledger } from '../../domain/ledger.js';
import { count, day } from '../../domain/wording.js';
import { type LedgerMark, ledgerMarks } from '../ledger-story.js';
import { join, Markup } from '../markup.js';
import { draw } from './draw.js';
import { type Level, levelsOf } from './ledger-levels.js';

interface Size {
  readonly name: 'wide' | 'narrow';
  readonly width: number;
  readonly height: number;
  readonly ticks: number;
}

/** Two drawings, of which the style shows the one that fits: text in a drawing does not reflow. */
const SIZES: readonly Size[] = [
  { name: 'wide', width: 960, height: 320, ticks: 8 },
  { name: 'narrow', width: 290, height: 230, ticks: 3 },
];

/** Radius of a numbered mark, and what a lane of them takes. */
const RADIUS = 9;
const LANE = 23;

/** The chart of a ledger; nothing when no commit changed the count. */
export function ledgerChart(audit: Audit, ledger: Ledger): Markup {
  const levels = levelsOf(ledger, audit.at.committedAt);
  if (levels.length === 0) return new Markup('');
  const marks = ledgerMarks(audit, ledger);
  return join(SIZES.map((size) => drawLedger(ledger, levels, marks, size)));
}

function drawLedger(
  ledger: Ledger,
  levels: readonly Level[],
  marks: readonly LedgerMark[],
  size: Size,
): Markup {
  const margin = { left: 44, right: 14 };
  const placed = placeMarks(levels, marks, size.width - margin.left - margin.right);
  const lanes = Math.max(0, ...placed.map(({ lane }) => lane + 1));
  const top = 14 + lanes * LANE;
  const highest = Math.max(1, ...levels.map(({ total }) => total));
  return draw({
    id: `chart-${ledger.patternId.replace(/[^\w-]/g, '-')}-${size.name}`,
    title: 'Occurrences over time',
    description: describe(ledger, levels, marks),
    className: size.name,
    options: {
      width: size.width,
      height: size.height + lanes * LANE,
      marginLeft: margin.left,
      marginRight: margin.right,
      marginTop: top,
      marginBottom: 34,
      style: { fontSize: '12px' },
      x: { type: 'utc', domain: [levels[0]?.at ?? new Date(0), levels.at(-1)?.at ?? new Date(0)] },
      y: { domain: [0, highest * 1.05] },
      marks: [
        gridY({ ticks: 4, stroke: 'var(--chart-grid)', strokeOpacity: 1 }),
        areaY(levels, {
          x: 'at',
          y1: 'production',
          y2: 'total',
          curve: 'step-after',
          fill: 'var(--chart-test)',
          fillOpacity: 0.35,
        }),
        areaY(levels, {
          x: 'at',
          y2: 'production',
          curve: 'step-after',
          fill: 'var(--chart-production)',
          fillOpacity: 0.35,
        }),
        lineY(levels, {
          x: 'at',
          y: 'total',
          curve: 'step-after',
          stroke: 'var(--chart-test)',
          strokeWidth: 1.5,
        }),
        lineY(levels, {
          x: 'at',
          y: 'production',
          curve: 'step-after',
          stroke: 'var(--chart-production)',
          strokeWidth: 1.75,
        }),
        ruleY([0], { stroke: 'var(--line-strong)' }),
        axisX({ ticks: size.ticks, tickSize: 4, label: null, fontSize: 12 }),
        axisY({ ticks: 4, tickSize: 0, label: null, fontSize: 12, tickFormat: wholeNumber }),
        ...markMarks(placed),
      ],
    },
  });
}

function wholeNumber(n: number): string {
  return Number.isInteger(n) ? String(n) : '';
}

interface PlacedMark extends LedgerMark {
  readonly when: Date;
  /** Lane above the chart, 0 the lowest: numbers that would touch stand one above the other. */
  readonly lane: number;
}

function placeMarks(levels: readonly Level[], marks: readonly LedgerMark[], width: number): PlacedMark[] {
  const from = levels[0]?.at.getTime() ?? 0;
  const span = Math.max(1, (levels.at(-1)?.at.getTime() ?? 0) - from);
  const ends: number[] = [];
  return marks.flatMap((mark) => {
    const time = Date.parse(mark.at);
    if (time < from || time > from + span) return [];
    const x = ((time - from) / span) * width;
    const free = ends.findIndex((end) => x - end >= 2 * RADIUS + 3);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = x;
    return [{ ...mark, when: new Date(time), lane }];
  });
}

const MARK_COLOURS: Readonly<Record<LedgerMark['kind'], string>> = {
  first: 'var(--idle)',
  introduced: 'var(--bad)',
  contract: 'var(--bad)',
  claim: 'var(--warn)',
  fix: 'var(--good)',
  'came-back': 'var(--bad)',
  elsewhere: 'var(--idle)',
};

/** All lines first, so that none runs over a number. */
function markMarks(placed: readonly PlacedMark[]) {
  const shifted = placed.map((mark) => ({ ...mark, dy: -(RADIUS + 3 + mark.lane * LANE) }));
  const at = { x: (when: Date) => when, frameAnchor: 'top' } as const;
  return [
    ...shifted.map(({ kind, when, dy }) =>
      ruleX([when], {
        stroke: MARK_COLOURS[kind],
        strokeDasharray: kind === 'claim' ? '2 3' : '',
        insetTop: dy + RADIUS,
      }),
    ),
    ...shifted.map(({ kind, when, dy }) => dot([when], { ...at, dy, r: RADIUS, fill: MARK_COLOURS[kind] })),
    ...shifted.map(({ number, when, dy }) =>
      text([when], {
        ...at,
        dy: dy - 0.5,
        lineAnchor: 'middle',
        text: () => String(number),
        fill: 'var(--surface)',
        fontSize: 11,
        fontWeight: 'bold',
      }),
    ),
  ];
}

function describe(ledger: Ledger, levels: readonly Level[], marks: readonly LedgerMark[]): string {
  const peak = ledger.peak === null ? '' : `, at most ${ledger.peak.total}`;
  const left = totalOf(ledger.remaining);
  const from = day(levels[0]?.at.toISOString() ?? '');
  const until = day(levels.at(-1)?.at.toISOString() ?? '');
  return `${count(ledger.entries.length, 'commit')} changed the count between ${from} and ${until}${peak}; ${left} left, ${ledger.remaining.production} of them in production. ${count(marks.length, 'commit is', 'commits are')} marked, told in the list below.`;
}
