import { type OpenedRepository, openRepository } from '../audit/open-repository.js';
import { type Steps, stepsOf } from '../audit/progress.js';
import { redactAll } from '../domain/redact-secrets.js';
import { InputError } from '../errors.js';
import type { TerminalStyle } from '../render/palette.js';
import type { Arguments } from './command.js';
import { colorsFor, columnsOf, type Io } from './io.js';
import { progressFor } from './progress.js';

/** Opens the clone that the options name. */
export function openNamed(
  args: Arguments,
  io: Io,
  at = args.text('at') ?? 'HEAD',
): Promise<OpenedRepository> {
  const repo = args.text('repo') ?? '.';
  return openRepository({ repo, cwd: io.cwd, at, configPath: args.text('config') }, io.signal);
}

/** Does work in steps, telling of each on standard error. */
export async function withSteps<T>(args: Arguments, io: Io, work: (steps: Steps) => Promise<T>): Promise<T> {
  const progress = progressFor(io, {
    quiet: args.flag('quiet'),
    verbose: args.flag('verbose'),
    noColor: args.flag('no-color'),
  });
  try {
    return await work(stepsOf({ progress: progress.show, signal: io.signal, clock: io.clock }));
  } finally {
    progress.end();
  }
}

/** How to write for standard output. */
export function styleOf(args: Arguments, io: Io): TerminalStyle {
  return { columns: columnsOf(io.stdout), colors: colorsFor(io, io.stdout, args.flag('no-color')) };
}

/** JSON for programs, without secrets. */
export function printJson(io: Io, data: object): void {
  io.stdout.write(`${JSON.stringify(redactAll(data), null, 2)}\n`);
}

/**
 * A date that was given: `2025-09-14`, with a time or without.
 * @throws InputError
 */
export function dateOption(args: Arguments, name: string): string | null {
  const text = args.text(name);
  if (text === null) return null;
  const found =
    /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(text);
  if (found && !Number.isNaN(Date.parse(text))) return text;
  throw new InputError(
    `--${name}: "${text.slice(0, 60)}" is no date`,
    'Write it as 2025-09-14, or with a time: 2025-09-14T09:40:14Z.',
  );
}
