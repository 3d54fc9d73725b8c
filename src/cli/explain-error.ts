import { EXIT, isActionable } from '../errors.js';

/** What is told of an error, and how the process ends. */
export interface Explanation {
  readonly title: string;
  readonly message: string;
  readonly advice: string;
  readonly exitCode: number;
  /** Where it was thrown, and what caused it. */
  readonly stack: string;
}

interface Row {
  readonly when: (error: unknown) => boolean;
  readonly title: string;
  readonly exitCode: number;
  /** What to say where the error does not say it itself. */
  readonly message?: string;
  readonly advice?: string;
}

/** The one table of errors; the first row that fits counts. */
const ROWS: readonly Row[] = [
  { when: hasExit(EXIT.interrupted), title: 'Interrupted', exitCode: EXIT.interrupted },
  { when: hasExit(EXIT.input), title: 'Wrong input', exitCode: EXIT.input },
  { when: hasExit(EXIT.environment), title: 'Cannot work here', exitCode: EXIT.environment },
  {
    when: hasCode('ENOSPC', 'EDQUOT'),
    title: 'Cannot work here',
    exitCode: EXIT.environment,
    message: 'the disk is full',
    advice: 'Make room, or choose another folder with --out or --cache-folder.',
  },
  {
    when: hasCode('EACCES', 'EPERM', 'EROFS'),
    title: 'Cannot work here',
    exitCode: EXIT.environment,
    advice: 'Give yourself the right to it, or choose another folder.',
  },
  {
    when: hasCode('EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN'),
    title: 'Cannot work here',
    exitCode: EXIT.environment,
    advice: 'The system is short of files, memory or processes; end something, or raise the limit (ulimit).',
  },
  {
    when: () => true,
    title: 'Internal error',
    exitCode: EXIT.internal,
    advice:
      'This is a defect of issue-audit. Please report it where you got it from, with the lines above and what `issue-audit doctor` prints.',
  },
];

/**
 * Title, advice and exit code of an error.
 * @param interrupted whether the run was told to end: whatever fails then fails because of it
 */
export function explainError(error: unknown, interrupted: boolean): Explanation {
  const row = ROWS.find((one) => (interrupted ? one.exitCode === EXIT.interrupted : one.when(error)));
  const told = error instanceof Error ? error.message : String(error);
  const isOwn = isActionable(error);
  return {
    title: row?.title ?? 'Internal error',
    message: interrupted
      ? 'stopped before the end'
      : (row?.message ?? (isOwn ? told : withoutCode(error, told))),
    advice: interrupted
      ? 'Nothing half-written is left behind; run it again.'
      : isOwn
        ? error.advice
        : (row?.advice ?? ''),
    exitCode: row?.exitCode ?? EXIT.internal,
    stack: stackOf(error),
  };
}

function hasExit(code: number): Row['when'] {
  return (error) => isActionable(error) && error.exitCode === code;
}

function hasCode(...codes: string[]): Row['when'] {
  return (error) => codes.includes((error as NodeJS.ErrnoException | null)?.code ?? '');
}

/** Errors of the system read `EACCES: permission denied, open '/a/b'`; the name of the code helps nobody. */
function withoutCode(error: unknown, told: string): string {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return code && told.startsWith(`${code}: `) ? told.slice(code.length + 2) : told;
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const own = error.stack ?? error.message;
  return error.cause === undefined ? own : `${own}\ncaused by: ${stackOf(error.cause)}`;
}
