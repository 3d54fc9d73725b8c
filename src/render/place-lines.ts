import stringWidth from 'string-width';
import type { TerminalStyle } from './palette.js';
import { cutToWidth, terminalLine } from './terminal-text.js';

/** A code excerpt beside a place is worth showing from so many columns on. */
const LEAST_EXCERPT = 20;

/**
 * `path:line` for a terminal, always whole, since a place without its line is none; then the code, beside it where there is
 * room, else below it.
 */
export function placeLines(
  place: { readonly path: string; readonly line: number },
  code: string,
  indent: string,
  { columns }: Pick<TerminalStyle, 'columns'>,
): string[] {
  const where = `${indent}${terminalLine(`${place.path}:${place.line}`)}`;
  const excerpt = terminalLine(code.trim());
  if (excerpt === '') return [where];
  const beside = columns - stringWidth(where) - 2;
  if (beside >= Math.min(LEAST_EXCERPT, stringWidth(excerpt)))
    return [`${where}  ${cutToWidth(excerpt, beside)}`];
  return [where, `${indent}  ${cutToWidth(excerpt, Math.max(LEAST_EXCERPT, columns - indent.length - 2))}`];
}
