import { EXIT } from '../errors.js';
import { terminalLines, wrap } from '../render/terminal-text.js';
import { explainError } from './explain-error.js';
import { colorsFor, columnsOf, type Io } from './io.js';

/**
 * Tells a person what went wrong, where, and what to do.
 * @returns the exit code that follows
 */
export function printError(error: unknown, io: Io, how: { verbose: boolean; noColor: boolean }): number {
  const told = explainError(error, io.signal.aborted);
  const colors = colorsFor(io, io.stderr, how.noColor);
  const isInternal = told.exitCode === EXIT.internal;
  const title = told.exitCode === EXIT.interrupted ? colors.yellow(told.title) : colors.red(told.title);
  const lines = [`${colors.bold(title)}: ${terminalLines(told.message)}`];
  if (isInternal || (how.verbose && told.exitCode === EXIT.environment))
    lines.push(colors.dim(terminalLines(told.stack)));
  if (told.advice) {
    for (const line of wrap(terminalLines(told.advice).replaceAll('\n', ' '), columnsOf(io.stderr) - 2))
      lines.push(`  ${line}`);
  }
  io.stderr.write(`${lines.join('\n')}\n`);
  return told.exitCode;
}
