import type { CoverageSink, CoveredLine } from '../test-reports/coverage/coverage-format.js';
import { isoTime } from '../test-reports/report-time.js';
import type { ReportPaths } from './report-paths.js';

/** What is known of one line. */
export interface LineTold {
  isExecuted: boolean;
  /** Names of tests that executed it, as the report writes them. */
  readonly contexts: Set<string>;
}

/** What is known of lines, by file and number. */
export type LinesTold = Map<string, Map<number, LineTold>>;

const MOST_PROBLEMS = 20;
const LONGEST_PROBLEM = 300;

/** Keeps what one report tells of some files. */
export class ReportLines implements CoverageSink {
  readonly problems = new Set<string>();
  isReadable = true;
  hasContexts = false;
  written: string | null = null;
  /** By file, then by the prefix that its name has in the report. */
  readonly #told = new Map<string, Map<string, { isBare: boolean; lines: Map<number, LineTold> }>>();
  readonly #prefixes = new Set<string>();

  /** @param folder of the report, from the root of the repository; null when it lies elsewhere */
  constructor(
    private readonly paths: ReportPaths,
    private readonly wanted: ReadonlySet<string>,
    private readonly folder: string | null,
  ) {}

  file(names: readonly string[]): CoveredLine {
    const meant = this.paths.find(names, this.folder);
    if (meant && !meant.isBare) this.#prefixes.add(meant.prefix);
    const lines = meant && this.wanted.has(meant.path) ? this.#linesOf(meant) : null;
    return (line, isExecuted, contexts) => {
      if (contexts !== undefined) this.hasContexts = true;
      if (lines !== null) tell(lines, line, isExecuted, contexts ?? []);
    };
  }

  problem(text: string): void {
    if (this.problems.size < MOST_PROBLEMS) this.problems.add(text.slice(0, LONGEST_PROBLEM));
  }

  reject(text: string): void {
    this.isReadable = false;
    this.problem(text);
  }

  writtenAt(time: string | number | null): void {
    this.written = isoTime(time) ?? this.written;
  }

  /** Adds what was told to `into`, where it is clear which file is meant. */
  addTo(into: LinesTold): void {
    for (const [path, byPrefix] of this.#told) {
      const clear = [...byPrefix].filter(([prefix, { isBare }]) => !isBare || this.#prefixes.has(prefix));
      const [only] = clear;
      if (only === undefined || clear.length > 1) {
        this.problem(`names files that may be ${path} or another one; it was not read for that file`);
        continue;
      }
      const lines = into.get(path) ?? new Map<number, LineTold>();
      into.set(path, lines);
      for (const [line, { isExecuted, contexts }] of only[1].lines) tell(lines, line, isExecuted, contexts);
    }
  }

  #linesOf({
    path,
    prefix,
    isBare,
  }: {
    path: string;
    prefix: string;
    isBare: boolean;
  }): Map<number, LineTold> {
    const byPrefix =
      this.#told.get(path) ?? new Map<string, { isBare: boolean; lines: Map<number, LineTold> }>();
    this.#told.set(path, byPrefix);
    const known = byPrefix.get(prefix) ?? { isBare, lines: new Map<number, LineTold>() };
    byPrefix.set(prefix, known);
    return known.lines;
  }
}

/** A line that any report calls executed was executed. */
function tell(
  lines: Map<number, LineTold>,
  line: number,
  isExecuted: boolean,
  contexts: Iterable<string>,
): void {
  const known = lines.get(line) ?? { isExecuted: false, contexts: new Set<string>() };
  known.isExecuted ||= isExecuted;
  for (const context of contexts) known.contexts.add(context);
  lines.set(line, known);
}
