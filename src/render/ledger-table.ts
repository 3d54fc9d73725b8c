import type { Revision } from '../domain/audit.js';
import { CodeClassSchema, totalOf } from '../domain/code-class.js';
import { shortHash } from '../domain/commit.js';
import type { Notification } from '../domain/evidence.js';
import type { Ledger, LedgerEntry } from '../domain/ledger.js';
import { count, day, thousands } from '../domain/wording.js';
import { ledgerMarks } from './ledger-marks.js';
import { noticeLines } from './notice-lines.js';
import { overTime } from './over-time.js';
import type { TerminalStyle } from './palette.js';
import { cutToWidth, pad, terminalLine } from './terminal-text.js';

/** What the table is made of. */
export interface LedgerStory {
  /** The pattern as it was given. */
  readonly source: string;
  readonly revision: Revision;
  readonly ledger: Ledger;
  readonly notifications: readonly Notification[];
}

export interface LedgerTableOptions extends TerminalStyle {
  /** Every row; else the marked ones and the newest. */
  readonly all: boolean;
  /** Whether people are named. */
  readonly people: boolean;
}

const NEWEST = 8;
const MOST_AGAIN = 8;

/** A pattern’s ledger for a terminal, oldest commit first, at most `columns` wide. */
export function renderLedgerTable(story: LedgerStory, options: LedgerTableOptions): string {
  const { ledger } = story;
  const sections = [
    headline(story, options),
    ledger.entries.length === 0 ? [] : rows(ledger, options),
    remaining(ledger),
    looked(ledger, options),
    noticeLines(story.notifications, options),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function headline({ source, revision, ledger }: LedgerStory, { columns, colors }: TerminalStyle): string[] {
  const { since, path } = ledger.scope;
  const at = revision.name.startsWith(shortHash(revision.commit)) ? '' : `${revision.name}, `;
  const scope = [
    `at ${at}${shortHash(revision.commit)} of ${day(revision.committedAt)}`,
    ...(since === null ? [] : [`since ${since}`]),
    ...(path === null ? [] : [`in ${path}`]),
  ].join(', ');
  const lines = [
    colors.bold(cutToWidth(terminalLine(source), columns)),
    colors.dim(cutToWidth(terminalLine(scope), columns)),
  ];
  const { bars, said } = overTime(ledger, revision.committedAt, columns) ?? {};
  if (bars === undefined) return lines;
  return [...lines, `${colors.cyan(bars)}${said}`];
}

function rows(ledger: Ledger, options: LedgerTableOptions): string[] {
  const { columns, colors } = options;
  const marks = ledgerMarks(ledger);
  const chosen = options.all ? new Set(ledger.entries) : choose(ledger.entries, marks);
  const lines = [colors.bold(`${pad('Commit', 11)}${pad('Date', 12)}Production  Elsewhere  Total  In prod.`)];
  const left = ledger.entries.length - chosen.size;
  let skipped = 0;
  for (const entry of ledger.entries) {
    if (!chosen.has(entry)) {
      skipped += 1;
      continue;
    }
    if (skipped > 0) lines.push(colors.dim(`  … ${count(skipped, 'commit')} …`));
    skipped = 0;
    lines.push(...row(entry, marks.get(entry.commit) ?? [], { ...options, columns }));
  }
  if (left > 0) lines.push('', `${count(left, 'commit')} not shown; --all shows every one.`);
  return lines;
}

/** Those that stand out, and the newest. Of very many that added again, the newest of them. */
function choose(
  entries: readonly LedgerEntry[],
  marks: ReadonlyMap<string, readonly string[]>,
): Set<LedgerEntry> {
  const isOnlyAgain = (entry: LedgerEntry) => marks.get(entry.commit)?.join() === 'added again';
  const again = entries.filter(isOnlyAgain).slice(-MOST_AGAIN);
  const others = entries.filter((entry) => marks.has(entry.commit) && !isOnlyAgain(entry));
  return new Set([...others, ...again, ...entries.slice(-NEWEST)]);
}

/** Two lines: the numbers, then who and what. */
function row(
  entry: LedgerEntry,
  marks: readonly string[],
  { columns, colors, people }: LedgerTableOptions,
): string[] {
  const { added, removed, moved } = entry;
  const elsewhere = (counts: LedgerEntry['added']) => totalOf(counts) - counts.production;
  const numbers =
    change(added.production, removed.production, moved.production).padStart(10) +
    change(elsewhere(added), elsewhere(removed), elsewhere(moved)).padStart(11) +
    thousands(entry.total).padStart(7) +
    thousands(entry.totalProduction).padStart(10);
  const words = [...marks, ...(entry.isMerge ? ['merge'] : [])].join(', ');
  const paint = marks.includes('added again') ? colors.red : colors.green;
  const first = `${pad(shortHash(entry.commit), 11)}${pad(day(entry.authoredAt), 12)}${numbers}`;
  const about = people ? `${entry.author}: ${entry.subject}` : entry.subject;
  return [
    words === '' ? first : `${first}  ${paint(cutToWidth(words, columns - first.length - 2))}`,
    colors.dim(`  ${cutToWidth(terminalLine(about), columns - 2)}`),
  ];
}

/** `+10 -3`; what renamed files carried from one class to another is put to one side of the two. */
function change(added: number, removed: number, moved: number): string {
  const [up, down] = [added + Math.max(0, moved), removed + Math.max(0, -moved)];
  return [...(up > 0 ? [`+${up}`] : []), ...(down > 0 ? [`-${down}`] : [])].join(' ') || '·';
}

function remaining(ledger: Ledger): string[] {
  if (ledger.first === null && ledger.entries.length === 0 && totalOf(ledger.remaining) === 0)
    return ['No commit of this history ever held the pattern in code.'];
  const classes = CodeClassSchema.options.filter(
    (name) => name === 'production' || ledger.remaining[name] > 0,
  );
  const counts = classes.map((name) => `${thousands(ledger.remaining[name])} in ${name}`).join(', ');
  const files = totalOf(ledger.remainingFiles);
  const textOnly = ledger.entries.reduce((sum, entry) => sum + entry.textOnlyDelta, 0);
  const said = ledger.scope.since === null ? `${thousands(textOnly)} left` : `${signed(textOnly)} since then`;
  return [
    `Remaining: ${counts}${files > 0 ? `; ${count(files, 'file')}` : ''}.`,
    ...(ledger.entries.some((entry) => entry.textOnlyDelta !== 0)
      ? [`In strings and comments, counted apart: ${said}.`]
      : []),
  ];
}

function signed(n: number): string {
  return n > 0 ? `+${thousands(n)}` : thousands(n);
}

function looked({ blobs }: Ledger, { colors }: TerminalStyle): string[] {
  const parts = [
    `${count(blobs.seen, 'file version')} in the history`,
    `${thousands(blobs.parsed)} parsed`,
    `${thousands(blobs.missing)} missing`,
    ...(blobs.unreadable > 0 ? [`${thousands(blobs.unreadable)} unreadable`] : []),
  ];
  return [colors.dim(`${parts.join(', ')}.`)];
}
