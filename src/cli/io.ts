import { createColors } from 'picocolors';

/** Where a command writes to. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** Everything of the outside that a command touches; the process fills it in, and so do tests. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  /** What is piped in, as it comes. */
  stdin(): AsyncIterable<Buffer>;
  readonly env: NodeJS.ProcessEnv;
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** Aborted by Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
  readonly clock: () => Date;
}

/** Columns to write for: those of the terminal, between 40 and 100; 80 elsewhere. */
export function columnsOf(output: Output): number {
  return Math.min(100, Math.max(40, output.columns || 80));
}

/**
 * Whether to write in colour. `--no-color` comes first, then NO_COLOR and FORCE_COLOR, then whether a person looks on.
 */
function hasColor(io: Io, output: Output, noColor: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = io.env;
  if (noColor || (NO_COLOR !== undefined && NO_COLOR !== '')) return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return output.isTTY === true && TERM !== 'dumb';
}

/** Functions that colour text, or leave it as it is. */
export type Colors = ReturnType<typeof createColors>;

/** The colours for an output. */
export function colorsFor(io: Io, output: Output, noColor: boolean): Colors {
  return createColors(hasColor(io, output, noColor));
}
