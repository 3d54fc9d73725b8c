import type { Outcome } from '../../domain/test-outcome.js';
import { attempt, testCase } from '../build-case.js';
import { plainLine } from '../plain-line.js';
import type { LineFormat, LineReader, ReportSink } from '../report-format.js';
import { type TapLine, type TapPoint, tapLine, tapPoint } from '../tap-lines.js';
import { TapPlan } from '../tap-plan.js';

/** TAP 13 and 14, with subtests in every style, and what node:test, node-tap and Mocha make of it. */
export const tap: LineFormat = {
  kind: 'lines',
  name: 'tap',
  recognises: (raw) =>
    /^(TAP version \d+|\d{1,9}\.\.\d{1,9}(\s+#.*)?|(not )?ok \d+( .*)?|not ok( .*)?|ok( - .*)?)$/i.test(
      plainLine(raw).trimEnd(),
    ),
  start: (sink) => new TapReader(sink),
};

interface Pending {
  readonly ok: boolean;
  readonly level: number;
  readonly point: TapPoint;
  readonly suite: readonly string[];
  readonly diagnostics: Map<string, string>;
}

const MAX_LEVELS = 50;

class TapReader implements LineReader {
  private plan: TapPlan;
  private pending: Pending | null = null;
  /** The indentation of the diagnostics block that is open. */
  private yaml: string | null = null;
  private yamlKey = '';
  /** Names of the open subtests, outermost first. */
  private names: string[] = [];
  private childIsOpen = false;
  private isBailedOut = false;
  private isStrict = false;
  private lines = 0;
  /** Tape names a test in a comment before its assertions; null: not written by tape, as far as is known. */
  private title: string | null = null;
  private isAfterVersion = false;

  constructor(private readonly sink: ReportSink) {
    this.plan = new TapPlan(sink);
  }

  line(raw: string): void {
    this.lines++;
    const text = plainLine(raw).trimEnd();
    if (text === '' || this.isBailedOut || this.takesDiagnostics(text)) return;
    const indent = text.length - text.trimStart().length;
    const level = indent / 4;
    if (!Number.isInteger(level) || level > MAX_LEVELS || text.startsWith('\t')) return;
    const line = tapLine(text.slice(indent));
    if (level > 0) this.takeNested(line, level);
    else this.takeTop(line, text);
  }

  end(): void {
    this.flush();
    this.plan.end(this.isBailedOut);
  }

  private takeTop(line: TapLine, text: string): void {
    this.takeTitle(line);
    if (line.kind === 'version' && this.plan.isClosed) this.restart();
    else if (line.kind === 'bail-out') this.bailOut(line.reason);
    else if (line.kind === 'subtest') this.nameSubtest(0, line.name);
    else if (text === '}') this.childIsOpen = false;
    else if (line.kind !== 'comment' && text !== '{' && !this.isTaken(line) && this.isStrict) {
      this.plan.addStray(this.lines);
    }
  }

  /** Comments are titles where the first line after the version is one; others write what they like into them, later. */
  private takeTitle(line: TapLine): void {
    const isTitle = line.kind === 'comment' && /^ \S/.test(line.text);
    if (isTitle && (this.title !== null || this.isAfterVersion)) {
      this.flush();
      this.title = line.text.trim().slice(0, 500);
    }
    this.isAfterVersion = line.kind === 'version';
  }

  /** @returns whether the line is TAP in its place; what is not is ignored, or a breach where `pragma +strict` stands */
  private isTaken(line: TapLine): boolean {
    if (this.plan.isClosed) return false;
    if (line.kind === 'plan') return !this.childIsOpen && this.plan.setPlan(line.from, line.to);
    if (line.kind === 'version') return line.version >= 13 && this.plan.isFresh;
    if (line.kind === 'pragma') {
      if (this.childIsOpen) return false;
      if (line.key === 'strict') this.isStrict = line.on;
      return true;
    }
    if (line.kind !== 'point') return false;
    const point = tapPoint(line.rest);
    this.flush();
    this.plan.addPoint(line.id, !line.ok && point.directive === null);
    this.hold(line.ok, point, 0);
    return true;
  }

  private takeNested(line: TapLine, level: number): void {
    if (this.plan.isClosed) return;
    if (line.kind === 'bail-out') this.bailOut(line.reason);
    else if (line.kind === 'subtest') {
      // Its comment stands either before the subtest, or as the first line inside it.
      this.nameSubtest(this.names.length >= level ? level : level - 1, line.name);
    } else if (line.kind === 'point') {
      const point = tapPoint(line.rest);
      this.flush();
      this.childIsOpen = true;
      if (!line.ok && point.directive === null) this.plan.addFailure();
      this.hold(line.ok, point, level);
    } else if (line.kind === 'plan') this.childIsOpen = true;
  }

  private nameSubtest(depth: number, name: string): void {
    this.flush();
    this.names = [...this.suiteAt(depth), name];
  }

  private suiteAt(level: number): string[] {
    return Array.from({ length: level }, (_, depth) => this.names[depth] || '(subtest)');
  }

  private hold(ok: boolean, point: TapPoint, level: number): void {
    const suite = this.suiteAt(level);
    // A title is no subtest: what stands under it is of the same level as before.
    const name = this.title === null || level > 0 ? point.name : `${this.title} > ${point.name}`;
    this.pending = { ok, level, point: { ...point, name }, suite, diagnostics: new Map() };
    this.names = point.opensBlock ? [...suite, point.name] : suite;
    if (level === 0) this.childIsOpen = point.opensBlock;
  }

  /** @returns whether the line belongs to a block of diagnostics under the point just read */
  private takesDiagnostics(text: string): boolean {
    if (this.yaml === null) {
      const start = /^(\s+)---$/.exec(text);
      if (!start || this.pending === null) return false;
      this.yaml = start[1] ?? '';
      return true;
    }
    if (!text.startsWith(this.yaml)) {
      // Comments may stand in the middle of a block; anything else at the margin ends it.
      if (text.startsWith('#')) return true;
      this.yaml = null;
      return false;
    }
    const inner = text.slice(this.yaml.length);
    if (inner === '...') this.yaml = null;
    else this.takeDiagnostic(inner);
    return true;
  }

  private takeDiagnostic(line: string): void {
    const diagnostics = this.pending?.diagnostics;
    if (!diagnostics || diagnostics.size > 100) return;
    const pair = /^(\w+): ?(.*)$/.exec(line);
    if (pair) {
      this.yamlKey = pair[1] ?? '';
      diagnostics.set(this.yamlKey, unquoted((pair[2] ?? '').slice(0, 2000)));
    } else if ((diagnostics.get(this.yamlKey) ?? '').length < 2000) {
      diagnostics.set(this.yamlKey, `${diagnostics.get(this.yamlKey) ?? ''}\n${line.trim().slice(0, 2000)}`);
    }
  }

  private flush(): void {
    const held = this.pending;
    this.pending = null;
    this.yaml = null;
    // node:test reports its suites (describe) as points, too; a suite is no test.
    if (held === null || held.diagnostics.get('type') === 'suite') return;
    const { point, diagnostics } = held;
    const directive = point.directive ? ` # ${point.directive.toUpperCase()}` : '';
    const outcome: Outcome = point.directive ? 'skipped' : held.ok ? 'passed' : 'failed';
    const said = ['error', 'message', 'stack'].map((key) => diagnostics.get(key)).filter(Boolean);
    const message = point.directive ? point.reason : said.join('\n');
    const place = /^(.*?)(?::(\d+))?(?::\d+)?$/.exec(diagnostics.get('location') ?? '');
    const time = Number(diagnostics.get('duration_ms') ?? Number.NaN);
    this.sink.testCase(
      testCase({
        name: point.name,
        suite: held.suite,
        file: place?.[1] || diagnostics.get('file'),
        line: place?.[2],
        attempts: [attempt(outcome, `${held.ok ? 'ok' : 'not ok'}${directive}`, message)],
        durationMs: point.timeMs ?? (Number.isFinite(time) ? time : null),
      }),
    );
  }

  private bailOut(reason: string): void {
    this.flush();
    this.isBailedOut = true;
    this.sink.incomplete(`bailed out: ${reason.slice(0, 200) || 'no reason given'}`);
  }

  private restart(): void {
    this.end();
    this.plan = new TapPlan(this.sink);
    this.names = [];
    this.title = null;
    this.childIsOpen = false;
    this.isStrict = false;
  }
}

function unquoted(value: string): string {
  const quoted = /^(['"])(.*)\1$/.exec(value.trim());
  return quoted ? (quoted[2] ?? '') : /^[|>][-+]?$/.test(value.trim()) ? '' : value;
}
