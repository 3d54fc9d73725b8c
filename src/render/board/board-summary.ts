import { issueName } from '../../domain/issue.js';
import { count, day } from '../../domain/wording.js';
import type { TerminalStyle } from '../palette.js';
import { statusPaint } from '../status-paint.js';
import { cutToWidth, pad, terminalLine, wrap } from '../terminal-text.js';
import type { BoardView } from './board-view.js';

/** So many decisions are listed on a terminal; the page has them all. */
const MOST = 10;

/** The board in a screenful for a terminal: what needs a decision, what changed, how many of what kind. */
export function renderBoardSummary(
  view: BoardView,
  written: readonly string[],
  style: TerminalStyle,
): string {
  const { columns, colors } = style;
  const sections = [
    [colors.bold(cutToWidth(terminalLine(headline(view)), columns)), ...wrap(changeLine(view), columns)],
    decisionLines(view, style),
    blockLines(view, style),
    problemLines(view, style),
    written.length > 0 ? [colors.bold('Written'), ...written.map((path) => `  ${terminalLine(path)}`)] : [],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function headline({ name, rows }: BoardView): string {
  return `Board of ${name}: ${count(rows.length, 'issue')}`;
}

function changeLine({ decisions, lastRun }: BoardView): string {
  const needing = `${count(decisions.number, 'needs', 'need')} a decision`;
  if (lastRun === null) return `${needing}. There is no earlier run to compare with.`;
  return `${needing}, ${decisions.changed.length} changed since the run of ${day(lastRun)}.`;
}

function decisionLines({ decisions }: BoardView, { columns, colors }: TerminalStyle): string[] {
  const rows = [...decisions.changed, ...decisions.others.flatMap((group) => group.rows)];
  if (rows.length === 0) return [];
  const shown = rows.slice(0, MOST);
  const names = shown.map((row) => terminalLine(issueName(row)));
  const width = Math.min(16, Math.max(5, ...names.map((name) => name.length)));
  const lines = shown.map((row, i) => {
    const start = `  ${row.change ? '*' : ' '} ${pad(cutToWidth(names[i] ?? '', width), width)}  ${pad(row.action, 11)}  `;
    const paint = statusPaint(row.status, row.grade, colors);
    const status = pad(row.status, 18);
    const what = cutToWidth(terminalLine(row.title ?? row.reason), Math.max(10, columns - width - 37));
    return `${start}${paint(status)}  ${what}`;
  });
  const more = rows.length - shown.length;
  const star = shown.some((row) => row.change) ? ['  * new or changed since the last run'] : [];
  return [
    colors.bold('Needs a decision'),
    ...lines,
    ...(more > 0 ? [`    and ${count(more, 'other')}, on the board`] : []),
    ...star,
  ];
}

function blockLines({ blocks, decisions }: BoardView, { colors }: TerminalStyle): string[] {
  const filled = blocks.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) return [];
  const folded = decisions.folded.reduce((sum, { rows }) => sum + rows.length, 0);
  return [
    colors.bold('All issues'),
    ...filled.map(({ title, rows }) => `  ${pad(title, 24)} ${String(rows.length).padStart(6)}`),
    ...(folded > 0 ? [`  ${count(folded, 'decision')} folded: not enough was read to decide`] : []),
  ];
}

function problemLines({ problems }: BoardView, { columns, colors }: TerminalStyle): string[] {
  if (problems.length === 0) return [];
  const shown = problems.slice(0, MOST);
  return [
    colors.bold('Left out'),
    ...shown.flatMap(({ where, message }) =>
      wrap(terminalLine(`${where}: ${message}`), columns - 2).map((line) => `  ${line}`),
    ),
    ...(problems.length > shown.length ? [`  and ${problems.length - shown.length} more`] : []),
  ];
}
