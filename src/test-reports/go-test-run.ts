import type { Attempt } from '../domain/test-outcome.js';
import { attempt, testCase } from './build-case.js';
import type { ReportSink } from './report-format.js';

const KEPT_LINES = 20;

export type GoResult = 'PASS' | 'FAIL' | 'SKIP';

interface Held {
  readonly name: string;
  readonly result: GoResult;
  readonly seconds: number | null;
  readonly output: string[];
}

/**
 * What is known of one package while its tests run. A package can fail without a failing test (a panic, TestMain, the
 * build): then it counts as one case of its own, in error.
 */
export class GoPackage {
  private readonly running = new Map<string, string[]>();
  private current: string[] = [];
  private held: Held | null = null;
  private hasFailure = false;
  private seen = 0;

  constructor(
    private readonly name: string | null,
    private readonly sink: ReportSink,
  ) {}

  get isRunning(): boolean {
    return this.running.size > 0;
  }

  has(test: string): boolean {
    return this.running.has(test);
  }

  start(test: string): void {
    this.release();
    this.current = [];
    this.running.set(test, this.current);
  }

  /** Output now belongs to that test (`=== CONT`, `=== NAME`). */
  turnTo(test: string): void {
    this.release();
    this.current = this.running.get(test) ?? [];
  }

  /** A line of output; the last ones before and after a result explain a failure. */
  output(line: string, test?: string): void {
    const to =
      test === undefined ? (this.held?.output ?? this.current) : (this.running.get(test) ?? this.current);
    // What a panic says stands first; the stacks of all goroutines follow it.
    if (line.startsWith('panic: ')) to.length = 0;
    to.push(line.slice(0, 500));
    if (to.length > KEPT_LINES) to.splice(to[0]?.startsWith('panic: ') ? KEPT_LINES : 0, 1);
  }

  finish(test: string, result: GoResult, seconds: number | null): void {
    this.release();
    this.held = { name: test, result, seconds, output: this.running.get(test) ?? [] };
    this.running.delete(test);
    this.seen++;
    if (result === 'FAIL') this.hasFailure = true;
  }

  /** A benchmark printed its figures; its processor count is no part of its name. */
  benchmark(printed: string): void {
    this.release();
    this.running.delete(printed.replace(/-\d+$/, ''));
    this.seen++;
    this.emit(printed, attempt('passed', 'benchmark'), null);
  }

  /**
   * The package is over.
   *
   * @param reason why it failed, in the runner’s words; null when it passed
   */
  end(reason: string | null, name = this.name): void {
    this.release();
    for (const [test, output] of this.running) {
      this.hasFailure = true;
      this.seen++;
      this.emit(test, attempt('error', 'no result', output.join('\n')), null, name);
    }
    this.running.clear();
    if (reason !== null && !this.hasFailure) {
      this.seen++;
      this.emit(name ?? '(package)', attempt('error', reason, this.current.join('\n')), null, name);
    }
  }

  /** @returns whether any test was reported */
  get hasTests(): boolean {
    return this.seen > 0;
  }

  private release(): void {
    const { held } = this;
    this.held = null;
    if (held === null) return;
    const outcome = held.result === 'PASS' ? 'passed' : held.result === 'SKIP' ? 'skipped' : 'failed';
    const message = outcome === 'passed' ? null : held.output.join('\n');
    this.emit(held.name, attempt(outcome, held.result, message), held.seconds);
  }

  private emit(name: string, run: Attempt, seconds: number | null, suite = this.name): void {
    const durationMs = seconds === null ? null : seconds * 1000;
    this.sink.testCase(testCase({ name, suite: [suite], attempts: [run], durationMs }));
  }
}
