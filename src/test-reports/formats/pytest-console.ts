import type { Attempt, Outcome } from '../../domain/test-outcome.js';
import { attempt, testCase } from '../build-case.js';
import { plainLine } from '../plain-line.js';
import { pytestPlace } from '../pytest-id.js';
import {
  PYTEST_STATUSES,
  type PytestLine,
  type PytestSummaryLine,
  pytestLine,
  pytestSummaryLine,
} from '../pytest-lines.js';
import type { LineFormat, LineReader, ReportSink } from '../report-format.js';

/** What `pytest` prints: with `-v`, with `-rA`, with `-q`, and plain; also with xdist and with live output. */
export const pytestConsole: LineFormat = {
  kind: 'lines',
  name: 'pytest-console',
  recognises: (raw) => {
    const line = plainLine(raw).trimEnd();
    const { kind } = pytestLine(line);
    if (kind === 'session' || kind === 'over') return true;
    return (
      (kind === 'result' && /^(\S+\.py::|\[gw)/.test(line)) ||
      (kind === 'letters' && /^(\S+\.py )?[.FEsxX]+ +\[ *\d+%\]$/.test(line))
    );
  },
  start: readConsole,
};

interface Session {
  /** Runs by node id; the runs of one id are its call, its teardown and its reruns. */
  readonly tests: Map<string, Attempt[]>;
  /** What a progress line said without naming the test. */
  readonly letters: { status: string; file: string | null }[];
  readonly collecting: Set<string>;
  readonly teardownErrors: string[];
  /** Skips that the summary folds together, naming no test. */
  readonly foldedSkips: NonNullable<PytestSummaryLine['folded']>[];
  /** A test whose result has not been printed yet. */
  started: string | null;
  /** Output that was captured stands in the details, and may look like anything: there, only headings count. */
  section: 'progress' | 'details' | 'summary';
  /** Whether the progress named the tests; then the summary cannot bring new ones. */
  isVerbose: boolean;
  /** The sums of the last line; null before it. */
  sums: string | null;
}

function newSession(): Session {
  return {
    tests: new Map(),
    letters: [],
    collecting: new Set(),
    teardownErrors: [],
    foldedSkips: [],
    started: null,
    section: 'progress',
    isVerbose: false,
    sums: null,
  };
}

function readConsole(sink: ReportSink): LineReader {
  let session = newSession();
  let isFirst = true;
  return {
    line(raw) {
      const text = plainLine(raw).trimEnd();
      const line = pytestLine(text);
      if (line.kind !== 'session') {
        takeLine(session, line, text, sink);
        return;
      }
      // Output captured from a test of pytest itself may hold a whole session.
      if (session.section === 'details' && session.sums === null) return;
      if (!isFirst) finish(session, sink);
      isFirst = false;
      session = newSession();
    },
    end: () => finish(session, sink),
  };
}

function takeLine(session: Session, line: PytestLine, text: string, sink: ReportSink): void {
  if (line.kind === 'cut-short') sink.incomplete(`pytest stopped early: ${line.why.slice(0, 120)}`);
  else if (line.kind === 'over') session.sums = line.sums;
  else if (line.kind === 'collecting') session.collecting.add(line.what);
  else if (line.kind === 'teardown') session.teardownErrors.push(line.what);
  else if (line.kind === 'details' || line.kind === 'summary') {
    if (session.section === 'progress') session.isVerbose = session.tests.size > 0;
    session.section = line.kind;
  } else if (session.section === 'summary') takeSummary(session, text);
  else if (session.section === 'progress') takeProgress(session, line);
}

function takeProgress(session: Session, line: PytestLine): void {
  if (line.kind === 'result') run(session, line.id, line.status, line.reason);
  else if (line.kind === 'started') session.started = line.id;
  else if (line.kind === 'status' && session.started !== null)
    run(session, session.started, line.status, line.reason);
  else if (line.kind === 'letters') {
    for (const status of line.statuses) session.letters.push({ status, file: line.file });
  }
}

function run(session: Session, id: string, status: string, reason: string): void {
  session.started = null;
  const runs = session.tests.get(id) ?? [];
  runs.push(attempt(outcomeOf(status), status, reason));
  session.tests.set(id, runs);
}

function outcomeOf(status: string): Outcome {
  return PYTEST_STATUSES.get(status) ?? 'error';
}

/** A line of the short summary adds the message, or the test where no line named it before. */
function takeSummary(session: Session, text: string): void {
  const line = pytestSummaryLine(text);
  if (line?.folded) session.foldedSkips.push(line.folded);
  if (!line || line.folded) return;
  const { status, rest } = line;
  const known = idsOf(rest).find((one) => session.tests.has(one));
  const id = known ?? idsOf(rest)[0] ?? rest;
  const now = attempt(outcomeOf(status), status, rest.slice(id.length).replace(/^ - /, ''));
  if (!id.includes('::')) {
    // A file that could not be collected.
    session.collecting.delete(id);
    session.tests.set(id, [now]);
    return;
  }
  if (known === undefined && session.isVerbose) return;
  const runs = session.tests.get(id) ?? [];
  const told = runs.findIndex((one) => one.rawStatus === status);
  if (told < 0) runs.push(now);
  else if (now.message !== null) runs[told] = now;
  session.tests.set(id, runs);
}

/** Ids may contain ` - `: the ways to read one, shortest first. */
function idsOf(rest: string): string[] {
  const ids: string[] = [];
  for (let at = rest.indexOf(' - '); at >= 0 && ids.length < 20; at = rest.indexOf(' - ', at + 1)) {
    ids.push(rest.slice(0, at));
  }
  return [...ids, rest];
}

const SEVERITY: readonly Outcome[] = ['not-run', 'skipped', 'passed', 'failed', 'error'];

function finish(session: Session, sink: ReportSink): void {
  for (const path of session.collecting) {
    session.tests.set(path, [attempt('error', 'ERROR', 'could not be collected')]);
  }
  const named = new Map<string, number>();
  for (const [id, runs] of session.tests) {
    for (const one of runs) named.set(one.rawStatus, (named.get(one.rawStatus) ?? 0) + 1);
    emit(id, runs, sink);
  }
  if (session.letters.length > 0) emitUnnamed(session, named, sink);
  else if (!named.has('SKIPPED')) emitFolded(session, sink);
  if (session.sums === null) {
    sink.incomplete('has no final summary: the run did not end, or the log was cut off');
  } else compareSums(session, session.sums, sink);
}

function emit(id: string, runs: readonly Attempt[], sink: ReportSink): void {
  const reruns = runs.filter((one) => one.rawStatus === 'RERUN');
  const phases = runs.filter((one) => one.rawStatus !== 'RERUN');
  const [worst] = phases.toSorted((a, b) => SEVERITY.indexOf(b.outcome) - SEVERITY.indexOf(a.outcome));
  // Call and teardown of one run are one attempt, with the worse of their outcomes.
  const last = worst ?? attempt('not-run', 'RERUN');
  sink.testCase(testCase({ ...pytestPlace(id), attempts: [...reruns, last] }));
}

/** Tests that only a progress letter tells of: they count, though nobody knows their names. */
function emitUnnamed(session: Session, named: ReadonlyMap<string, number>, sink: ReportSink): void {
  const left = new Map(named);
  const failed = [...session.tests].filter(([, runs]) => runs.some((one) => one.rawStatus === 'FAILED'));
  // A letter E behind a dot is one test whose teardown broke.
  const passedFirst = session.teardownErrors.filter((name) => !failed.some(([id]) => id.endsWith(name)));
  left.set('PASSED', (left.get('PASSED') ?? 0) + passedFirst.length);
  for (const { status, file } of session.letters) {
    const known = left.get(status) ?? 0;
    if (known > 0) left.set(status, known - 1);
    else {
      const attempts = [attempt(outcomeOf(status), status)];
      sink.testCase(testCase({ name: '(not named by the log)', file, attempts }));
    }
  }
}

function emitFolded(session: Session, sink: ReportSink): void {
  for (const { count, place, reason } of session.foldedSkips) {
    const [file = place, line] = place.split(/:(?=\d+$)/);
    const attempts = [attempt('skipped', 'SKIPPED', reason)];
    for (let i = 0; i < Math.min(count, 100_000); i++)
      sink.testCase(testCase({ name: place, file, line, attempts }));
  }
}

/** Compares what the last line says with the lines read: one result line or letter for every result it counts. */
function compareSums(session: Session, sums: string, sink: ReportSink): void {
  let declared = 0;
  for (const [, count] of sums.matchAll(/(\d+) (?:passed|failed|errors?|skipped|xfailed|xpassed)/g)) {
    declared += Number(count);
  }
  const uncollected = [...session.tests.keys()].filter((id) => !id.includes('::')).length;
  let seen = session.letters.length > 0 ? session.letters.length + uncollected : 0;
  if (session.letters.length === 0) {
    for (const runs of session.tests.values()) seen += runs.filter((one) => one.rawStatus !== 'RERUN').length;
  }
  const folded = session.foldedSkips.reduce((sum, skip) => sum + skip.count, 0);
  if (declared !== seen && declared !== seen + folded) {
    sink.problem(`declares ${declared} results and lists ${seen}`);
  }
}
