import { shortHash } from '../domain/commit.js';
import type { Notification } from '../domain/evidence.js';
import { issueName } from '../domain/issue.js';
import { type Status, StatusSchema, type Verdict } from '../domain/verdict.js';
import { count, day } from '../domain/wording.js';
import { toCsv } from './csv.js';
import { noticeLines } from './notice-lines.js';
import type { TerminalStyle } from './palette.js';
import { statusPaint } from './status-paint.js';
import { cutToWidth, pad, terminalLine, wrap } from './terminal-text.js';

/** One row. */
export interface IssueRow {
  readonly key: string;
  readonly title: string | null;
  readonly verdict: Verdict;
  readonly mentions: number;
  readonly lastNamedAt: string;
  readonly fix: { readonly commit: string; readonly committedAt: string; readonly subject: string } | null;
}

/** What the table is made of. */
export interface IssueListStory {
  readonly issues: readonly IssueRow[];
  /** Issues that the wanted statuses left out. */
  readonly others: number;
  /** Issues that labels and milestones left out. */
  readonly unwanted: number;
  readonly pullRequests: number;
  readonly revision: string;
  readonly notifications: readonly Notification[];
}

/** Issues with status and grade, for a terminal. */
export function renderIssueTable(story: IssueListStory, style: TerminalStyle): string {
  const { columns, colors } = style;
  const width = Math.min(16, Math.max(5, ...story.issues.map((issue) => issueName(issue).length)));
  const lines = story.issues.map((row) => line(row, width, style));
  const head = colors.bold(
    `${pad('Issue', width)}  ${pad('Status', 18)}  ${pad('Grade', 9)}  ${pad('Named', 10)}  Fix`,
  );
  const sections = [
    lines.length > 0 ? [head, ...lines] : [],
    closing(story).flatMap((text) => wrap(text, columns)),
    noticeLines(story.notifications, style),
  ];
  return `${sections
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}

function line(row: IssueRow, width: number, { columns, colors }: TerminalStyle): string {
  const { status, grade } = row.verdict;
  const start = `${pad(cutToWidth(terminalLine(issueName(row)), width), width)}  ${statusPaint(status, grade, colors)(pad(status, 18))}  ${pad(grade, 9)}  ${day(row.lastNamedAt)}`;
  const what = row.title ?? row.fix?.subject ?? '';
  const fix = row.fix ? `${shortHash(row.fix.commit)} ${terminalLine(what)}` : terminalLine(what);
  return fix === '' ? start : `${start}  ${cutToWidth(fix, columns - width - 45)}`;
}

function closing({ issues, others, unwanted, pullRequests, revision }: IssueListStory): string[] {
  const counts = new Map<Status, number>();
  for (const { verdict } of issues) counts.set(verdict.status, (counts.get(verdict.status) ?? 0) + 1);
  const parts = StatusSchema.options.flatMap((status) => {
    const n = counts.get(status);
    return n ? [`${n} ${status}`] : [];
  });
  const listed = `${count(issues.length, 'issue')} at ${shortHash(revision)}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.`;
  const left = [
    ...(others > 0 ? [`${count(others, 'issue')} of another status`] : []),
    ...(unwanted > 0 ? [`${count(unwanted, 'issue')} without these labels or milestones`] : []),
    ...(pullRequests > 0 ? [`${count(pullRequests, 'number')} of pull requests`] : []),
  ];
  return [
    listed,
    ...(left.length > 0 ? [`Left out: ${left.join(', ')}.`] : []),
    'Told from messages, file names and change logs; audit an issue to have its code and tests weighed.',
  ];
}

const HEADER = [
  'issue',
  'title',
  'status',
  'grade',
  'reason_code',
  'reason',
  'mentions',
  'last_named_at',
  'fix',
  'fixed_at',
  'fix_subject',
] as const;

/** The same as CSV, an issue a row. */
export function issueCsv(issues: readonly IssueRow[]): string {
  return toCsv(
    HEADER,
    issues.map(({ key, title, verdict, mentions, lastNamedAt, fix }) => [
      key,
      title,
      verdict.status,
      verdict.grade,
      verdict.reasonCode,
      verdict.reason,
      mentions,
      lastNamedAt,
      fix?.commit ?? null,
      fix?.committedAt ?? null,
      fix?.subject ?? null,
    ]),
  );
}
