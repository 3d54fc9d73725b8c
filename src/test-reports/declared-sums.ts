import type { Outcome } from '../domain/test-outcome.js';
import type { ReportSink } from './report-format.js';

interface Level {
  readonly declared: number | null;
  /** Cases directly in it. */
  direct: number;
  /** Cases in it and below. */
  all: number;
}

/**
 * Compares what suites declare with what they hold. Writers differ in whether a suite’s sum includes its child suites
 * and its skipped cases, so only a sum that fits none of these readings is a difference.
 */
export class DeclaredSums {
  private readonly levels: (Level & { skipped: number })[] = [];
  private told = false;

  constructor(private readonly sink: ReportSink) {}

  /** A suite opens; `tests` is what it declares, when it does. */
  open(attributes: Readonly<Record<string, string>>): void {
    const declared = Number(attributes.tests ?? attributes.total ?? Number.NaN);
    this.levels.push({
      declared: Number.isSafeInteger(declared) ? declared : null,
      direct: 0,
      all: 0,
      skipped: 0,
    });
  }

  /** A case in the innermost open suite. */
  count(outcome: Outcome): void {
    const level = this.levels.at(-1);
    if (!level) return;
    level.direct++;
    level.all++;
    if (outcome === 'skipped' || outcome === 'not-run') level.skipped++;
  }

  /** The innermost suite closes. */
  close(name: string): void {
    const level = this.levels.pop();
    if (!level) return;
    const above = this.levels.at(-1);
    if (above) {
      above.all += level.all;
      above.skipped += level.skipped;
    }
    const { declared, direct, all, skipped } = level;
    if (declared === null || this.told || [direct, all, all - skipped].includes(declared)) return;
    this.told = true;
    this.sink.problem(`declares ${declared} tests in ${JSON.stringify(name.slice(0, 80))} and holds ${all}`);
  }
}
