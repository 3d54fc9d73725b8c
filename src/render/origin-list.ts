import type { IntroducingCandidate } from '../domain/causes.js';
import { shortHash } from '../domain/commit.js';
import type { Notification } from '../domain/evidence.js';
import type { LogEntry } from '../domain/history.js';
import { count, day, elapsed } from '../domain/wording.js';
import { markedLines, noticeLines } from './notice-lines.js';
import type { Palette, TerminalStyle } from './palette.js';
import { cutToWidth, terminalLine } from './terminal-text.js';

/** What is listed. */
export interface OriginStory {
  /** What was asked, when it was no commit: `src/a.py:12 at HEAD`. */
  readonly place: string | null;
  readonly fixes: readonly Pick<LogEntry, 'hash' | 'subject' | 'committedAt'>[];
  readonly candidates: readonly IntroducingCandidate[];
  readonly notHandled: readonly string[];
  readonly notifications: readonly Notification[];
}

export interface OriginListOptions extends TerminalStyle {
  /** So many candidates are shown. */
  readonly top: number;
  /** Whether people are named. */
  readonly people: boolean;
}

/** How sure it is, in the words of `docs/introducing.md`. */
const TIERS: Readonly<Record<IntroducingCandidate['tier'], readonly [string, keyof Palette]>> = {
  stated: ['stated to be the cause, by somebody’s words', 'yellow'],
  high: ['introduced by', 'green'],
  medium: ['probably', 'cyan'],
  low: ['not established', 'dim'],
};

const MOST_FIXES = 5;

/** The candidates for a terminal, best first. */
export function renderOriginList(story: OriginStory, options: OriginListOptions): string {
  const shown = story.candidates.slice(0, options.top);
  const left = story.candidates.length - shown.length;
  const sections = [
    asked(story, options),
    ...shown.map((candidate, i) => candidateLines(candidate, i + 1, story, options)),
    left > 0
      ? [`${count(left, 'more candidate')} behind these; --top ${story.candidates.length} shows all.`]
      : [],
    shown.length === 0 ? ['Not established: no commit came out as a candidate.'] : [],
    listed('Not handled', story.notHandled, options),
    noticeLines(story.notifications, options),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function asked({ place, fixes }: OriginStory, { columns, colors }: TerminalStyle): string[] {
  // A place is never cut: without its line it is none.
  if (place !== null) return [colors.bold(terminalLine(`What introduced ${place}`))];
  const lines = fixes
    .slice(0, MOST_FIXES)
    .map(({ hash, subject, committedAt }) =>
      cutToWidth(`  ${shortHash(hash)} of ${day(committedAt)}  ${terminalLine(subject)}`, columns),
    );
  const more = fixes.length > MOST_FIXES ? [`  and ${count(fixes.length - MOST_FIXES, 'more commit')}`] : [];
  return [colors.bold('What introduced what this fixed'), ...lines, ...more];
}

function candidateLines(
  candidate: IntroducingCandidate,
  rank: number,
  story: OriginStory,
  { columns, colors, people }: OriginListOptions,
): string[] {
  const [words, color] = TIERS[candidate.tier];
  const { authoredAt, author, subject, score, margin } = candidate;
  const [fix] = story.fixes;
  const time = fix ? elapsed(authoredAt, fix.committedAt) : null;
  const head = `${rank}. ${words}: `;
  const commit = `${shortHash(candidate.commit)} of ${day(authoredAt)}`;
  return [
    `${rank}. ${colors[color](`${words}:`)} ${colors.bold(commit)}${time && head.length + commit.length + time.length + 16 <= columns ? `, ${time} before the fix` : ''}`,
    `   ${cutToWidth(terminalLine(people ? `${author}: ${subject}` : subject), columns - 3)}`,
    colors.dim(`   score ${score}${rank === 1 || margin > 0 ? `, ${margin} ahead of the next` : ''}`),
    ...candidate.reasons.flatMap((reason) => markedLines('-', reason, columns)),
    // A command is for copying, so it is never broken.
    colors.dim(`  $ ${terminalLine(candidate.command)}`),
  ];
}

function listed(title: string, texts: readonly string[], { columns, colors }: TerminalStyle): string[] {
  if (texts.length === 0) return [];
  return [colors.bold(title), ...texts.flatMap((text) => markedLines('-', text, columns))];
}
