import { type CoverageSink, type CoveredLine, lineNumber } from './coverage-format.js';

/** The first line of a tracefile. */
export const LCOV_START = /^(?:TN:|SF:.)/;

/**
 * Reads an lcov tracefile line by line: `SF:` opens a file, `DA:line,hits` tells of a line, `end_of_record` closes it. Functions
 * and branches are passed over. `TN:` names a whole run, no single test.
 */
export function lcovReader(sink: CoverageSink): { line(text: string): void; end(): void } {
  let file: CoveredLine | null = null;
  return {
    line(text) {
      if (text.startsWith('SF:')) file = sink.file([text.slice(3).trim()]);
      else if (text.trim() === 'end_of_record') file = null;
      else if (text.startsWith('DA:')) {
        const [, number, hits] = /^DA:(\d+),(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?:,|\s*$)/i.exec(text) ?? [];
        const line = lineNumber(number);
        if (line === null || file === null) sink.problem('holds DA lines that say nothing');
        else file(line, Number(hits) > 0);
      }
    },
    end() {
      if (file !== null) sink.reject('was cut off: its last record has no end');
    },
  };
}
