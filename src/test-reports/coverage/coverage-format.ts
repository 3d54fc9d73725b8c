/** Gets the lines of one file: its number (1-based), whether it was executed, and names of the contexts that executed it. */
export type CoveredLine = (line: number, isExecuted: boolean, contexts?: readonly string[]) => void;

/** Where a reader of coverage puts what it reads. */
export interface CoverageSink {
  /**
   * A file begins.
   * @param names what it may be called, as the report writes it: relative or absolute, of any machine
   */
  file(names: readonly string[]): CoveredLine;
  /** Something is odd, but what was read stands. */
  problem(text: string): void;
  /** It cannot be read, or not to its end. */
  reject(text: string): void;
  writtenAt(time: string | number | null): void;
}

/** The largest line number that is believed. */
const MOST_LINES = 10_000_000;

/** A number of a line as a foreign report gives it; null when it is none. */
export function lineNumber(value: unknown): number | null {
  const line = typeof value === 'string' && /^\d{1,8}$/.test(value) ? Number(value) : value;
  return typeof line === 'number' && Number.isInteger(line) && line > 0 && line <= MOST_LINES ? line : null;
}
