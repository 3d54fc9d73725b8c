import { GoPackage, type GoResult } from './go-test-run.js';
import { type JsonObject, jsonLine, numberOf, textOf } from './json-values.js';
import { plainLine } from './plain-line.js';
import type { LineReader, ReportSink } from './report-format.js';

const STARTED = /^=== (RUN|CONT|NAME|PAUSE)\s+(\S+)\s*$/;
const RESULT = /--- (PASS|FAIL|SKIP): (\S+)(?: \(([\d.]{1,20}) ?s(?:econds)?\))?\s*$/;
const BENCHMARK = /^(Benchmark\S*)\s+\d+\s+[\d.]+ ns\/op/;
const PACKAGE = /^(ok|FAIL)\s+(\S+)\s+(\[(?:build|setup) failed\]|\(cached\)|[\d.]+s)/;
const MAX_LINE = 4000;

const RESULTS = new Map<string, GoResult>([
  ['pass', 'PASS'],
  ['fail', 'FAIL'],
  ['skip', 'SKIP'],
]);
const ACTIONS = new Set(
  'start run pause cont pass bench fail skip output build-output build-fail'.split(' '),
);

/** @returns whether the line is an event of `go test -json` (https://pkg.go.dev/cmd/test2json) */
export function isGoEvent(line: string): boolean {
  const event = jsonLine(line);
  if (event === null || !ACTIONS.has(textOf(event.Action) ?? '')) return false;
  return ['Package', 'Test', 'ImportPath', 'Output', 'Time'].some((key) => key in event);
}

/** @returns whether the line is one that only `go test` prints */
export function isGoLine(raw: string): boolean {
  const line = plainLine(raw);
  if (line.length > MAX_LINE) return false;
  return (
    STARTED.test(line) ||
    (line.startsWith('--- ') && RESULT.test(line)) ||
    BENCHMARK.test(line) ||
    (PACKAGE.test(line) && !/^ok \d/.test(line)) ||
    /^\?\s+\S+\s+\[no test files\]/.test(line)
  );
}

/**
 * Reads events and plain lines alike: the build’s errors stand as plain lines among the events, and logs mix both.
 */
export class GoTestReader implements LineReader {
  private readonly packages = new Map<string, GoPackage>();
  private console: GoPackage;
  /** Errors of the build, by package. */
  private readonly build = new Map<string, string[]>();
  private building: string[] | null = null;
  private quietPackages = 0;

  constructor(private readonly sink: ReportSink) {
    this.console = new GoPackage(null, sink);
  }

  line(raw: string): void {
    const event = raw.startsWith('{') ? jsonLine(raw) : null;
    if (event !== null && ACTIONS.has(textOf(event.Action) ?? '')) this.event(event);
    else this.plain(plainLine(raw));
  }

  end(): void {
    if (this.console.isRunning) this.sink.incomplete('ends while tests were running');
    this.console.end(null);
    for (const [name, one] of this.packages) {
      this.sink.incomplete(`ends without a result of the package ${name || '(no name)'}`);
      one.end(null);
    }
    if (this.quietPackages > 0) {
      this.sink.problem(
        `names no test of ${this.quietPackages} passing packages: run go test with -v or -json`,
      );
    }
  }

  private plain(line: string): void {
    if (line.length > MAX_LINE) return;
    const started = STARTED.exec(line);
    const result = RESULT.exec(line);
    const benchmark = BENCHMARK.exec(line);
    const over = PACKAGE.exec(line);
    if (started?.[1] === 'RUN') this.console.start(started[2] ?? '');
    else if (started) this.console.turnTo(started[2] ?? '');
    // A test that prints without a line end has its result glued to its output.
    else if (result && (/^\s*---/.test(line) || this.console.has(result[2] ?? ''))) {
      this.console.finish(result[2] ?? '', result[1] as GoResult, result[3] ? Number(result[3]) : null);
    } else if (benchmark) this.console.benchmark(benchmark[1] ?? '');
    else if (over) this.packageOver(over[1] === 'ok', over[2] ?? '', over[3] ?? '');
    else this.text(line);
  }

  private text(line: string): void {
    const heading = /^# (\S+)/.exec(line);
    if (heading) {
      this.building = [];
      this.build.set(heading[1] ?? '', this.building);
    } else if (this.building && line !== '') {
      if (this.building.length < 20) this.building.push(line);
    } else this.console.output(line);
  }

  private packageOver(isOk: boolean, name: string, how: string): void {
    this.building = null;
    if (isOk && !this.console.hasTests && !this.console.isRunning) this.quietPackages++;
    const reason = how.startsWith('[') ? how.slice(1, -1) : 'FAIL';
    if (how.startsWith('[')) {
      const broken = new GoPackage(name, this.sink);
      for (const line of this.build.get(name) ?? []) broken.output(line);
      broken.end(reason);
      return;
    }
    this.console.end(isOk ? null : reason, name);
    this.console = new GoPackage(null, this.sink);
  }

  private event(event: JsonObject): void {
    const action = textOf(event.Action) ?? '';
    if (action === 'build-output' || action === 'build-fail') {
      this.buildOutput(textOf(event.ImportPath) ?? '', textOf(event.Output));
      return;
    }
    this.sink.writtenAt(textOf(event.Time));
    const name = textOf(event.Package) ?? '';
    const one = this.packages.get(name) ?? new GoPackage(name || null, this.sink);
    this.packages.set(name, one);
    const test = textOf(event.Test);
    const result = RESULTS.get(action);
    if (action === 'run' && test) one.start(test);
    else if (action === 'output') this.output(one, textOf(event.Output) ?? '', test);
    else if (result && test) one.finish(test, result, numberOf(event.Elapsed));
    else if (result) {
      this.packageEvent(one, result, textOf(event.FailedBuild));
      this.packages.delete(name);
    }
  }

  private packageEvent(one: GoPackage, result: GoResult, failedBuild: string | null): void {
    for (const line of failedBuild === null ? [] : (this.build.get(failedBuild) ?? [])) one.output(line);
    one.end(result !== 'FAIL' ? null : failedBuild === null ? 'fail' : 'build failed');
  }

  private output(one: GoPackage, text: string, test: string | null): void {
    const benchmark = BENCHMARK.exec(text);
    if (benchmark) one.benchmark(benchmark[1] ?? '');
    else if (!/^\s*(===|---) /.test(text)) one.output(text.trimEnd(), test ?? undefined);
  }

  private buildOutput(importPath: string, text: string | null): void {
    const lines = this.build.get(importPath) ?? [];
    if (text && !text.startsWith('#') && lines.length < 20) lines.push(text.trimEnd());
    this.build.set(importPath, lines);
  }
}
