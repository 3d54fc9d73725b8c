import type { Notification } from '../domain/evidence.js';
import { capital } from '../domain/wording.js';
import type { TerminalStyle } from './palette.js';
import { terminalLine, wrap } from './terminal-text.js';

/** Text for a terminal under a mark, broken into lines. */
export function markedLines(mark: string, text: string, columns: number): string[] {
  const lines = wrap(terminalLine(text), columns - 4);
  return lines.map((line, i) => `  ${i === 0 ? mark : ' '} ${line}`);
}

/** What could not be seen, what that weakens, and what to do about it. */
export function noticeLines(
  notifications: readonly Notification[],
  { columns, colors }: TerminalStyle,
): string[] {
  return notifications.flatMap(({ message, weakens, remedy }) => [
    ...markedLines(colors.yellow('!'), `${sentence(message)} ${sentence(weakens)}`, columns),
    ...(remedy === null ? [] : markedLines(colors.dim('→'), remedy, columns)),
  ]);
}

function sentence(text: string): string {
  const start = capital(text.trim());
  return /[.!?]$/.test(start) ? start : `${start}.`;
}
