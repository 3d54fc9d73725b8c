import type { Releases } from '../domain/audit.js';
import type { Commit } from '../domain/commit.js';
import { shortHash } from '../domain/commit.js';
import type { Notification } from '../domain/evidence.js';
import type { Grade } from '../domain/grade.js';
import { type Issue, issueName } from '../domain/issue.js';
import type { Verdict } from '../domain/verdict.js';
import { count, day, listing } from '../domain/wording.js';
import { noticeLines } from './notice-lines.js';
import type { TerminalStyle } from './palette.js';
import { statusPaint } from './status-paint.js';
import { cutToWidth, pad, terminalLine, wrap } from './terminal-text.js';

/** What the table is made of. */
export interface StatusStory {
  readonly issue: Issue;
  readonly rows: readonly {
    readonly name: string;
    readonly kind: 'revision' | 'branch' | 'tag';
    readonly revision: string;
    readonly committedAt: string;
    readonly verdict: Verdict;
  }[];
  readonly fixes: readonly { readonly commit: Commit; readonly link: { readonly grade: Grade } }[];
  readonly release: {
    readonly policy: 'configured' | 'all-tags' | 'none';
    readonly known: number;
    readonly first: Releases['tags'][number] | null;
    readonly isOnlyInPart: boolean;
  };
  readonly branchesWithout: readonly string[] | null;
  readonly notifications: readonly Notification[];
}

const MOST_NAMED = 26;
/** Rows beyond these show the reason’s code alone. */
const MOST_REASONED = 4;

/** The status of one issue at several revisions, for a terminal. */
export function renderStatusTable(story: StatusStory, style: TerminalStyle): string {
  const { issue } = story;
  const title = issue.title === null ? `Issue ${issueName(issue)}` : `${issueName(issue)} ${issue.title}`;
  const sections = [
    [style.colors.bold(cutToWidth(terminalLine(title), style.columns))],
    table(story, style),
    fixLines(story, style),
    [...releaseLines(story, style), ...branchLines(story, style)],
    noticeLines(story.notifications, style),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function table({ rows }: StatusStory, { columns, colors }: TerminalStyle): string[] {
  const names = rows.map((row) => cutToWidth(terminalLine(row.name), MOST_NAMED));
  const width = Math.max(8, ...names.map((name) => name.length));
  const isReasoned = rows.length <= MOST_REASONED;
  const head = `${pad('Revision', width)}  ${pad('Commit', 9)}  ${pad('Status', 18)}  ${pad('Grade', 9)}`;
  const lines = [colors.bold(isReasoned ? head.trimEnd() : `${head}  Reason`)];
  for (const [i, { revision, verdict }] of rows.entries()) {
    const { status, grade, reason, reasonCode } = verdict;
    const row = `${pad(names[i] ?? '', width)}  ${shortHash(revision)}  ${statusPaint(status, grade, colors)(pad(status, 18))}  ${pad(grade, 9)}`;
    const room = columns - width - 44;
    lines.push(
      isReasoned || room < 8 ? row.trimEnd() : `${row}  ${colors.dim(cutToWidth(reasonCode, room))}`,
    );
    if (isReasoned)
      lines.push(...wrap(terminalLine(reason), columns - 2).map((line) => colors.dim(`  ${line}`)));
  }
  return lines;
}

const MOST_FIXES = 6;

function fixLines({ fixes }: StatusStory, { columns, colors }: TerminalStyle): string[] {
  if (fixes.length === 0) return ['No commit of this clone was found to fix it.'];
  const shown = fixes.slice(0, MOST_FIXES).map(({ commit, link }) => {
    const text = `  ${shortHash(commit.hash)}  ${day(commit.committedAt)}  ${pad(link.grade, 9)}  ${terminalLine(commit.subject)}`;
    return cutToWidth(text, columns);
  });
  const more = fixes.length > MOST_FIXES ? [`  and ${count(fixes.length - MOST_FIXES, 'more commit')}`] : [];
  return [colors.bold('Taken for the fix'), ...shown, ...more];
}

function published({ date, host }: NonNullable<StatusStory['release']['first']>): string {
  if (!host) return ` of ${day(date)}`;
  return `${host.isPrerelease ? ', a prerelease' : ''}, published on ${day(date)}`;
}

function releaseLines({ release, fixes }: StatusStory, { columns }: TerminalStyle): string[] {
  if (fixes.length === 0) return [];
  const { policy, known, first, isOnlyInPart } = release;
  if (policy === 'none') return ['Releases: none; the project delivers continuously.'];
  if (first)
    return wrap(`First release with the fix: ${terminalLine(first.name)}${published(first)}.`, columns);
  if (known === 0) return ['Releases: no tag of this clone is one.'];
  const found = count(known, 'release');
  return wrap(
    isOnlyInPart
      ? `Not released whole: of ${found} some hold a part of the fix, or one that was taken back.`
      : `Fixed but not released: none of the ${found} of this clone contains the fix.`,
    columns,
  );
}

function branchLines({ branchesWithout }: StatusStory, { columns }: TerminalStyle): string[] {
  if (branchesWithout === null) return [];
  if (branchesWithout.length === 0) return ['Every branch has the fix.'];
  const text = `${count(branchesWithout.length, 'branch', 'branches')} without the fix: ${listing(branchesWithout, 12)}`;
  return wrap(terminalLine(text), columns);
}
