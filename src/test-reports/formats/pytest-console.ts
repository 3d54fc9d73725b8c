import type { Attempt, Outcome } from '../../domain/test-outcome.js';
import { attempt, testCase } from '../build-case.js';
import { outcomeWords } from '../outcome-words.js';
import { plainLine } from '../plain-line.js';
import { pytestPlace } from '../pytest-id.js';
import type { LineFormat, LineReader, ReportSink } from '../report-format.js';

const STATUSES = outcomeWords({
  PASSED: 'passed',
  FAILED: 'failed',
  ERROR: 'error',
  SKIPPED: 'skipped',
  XFAIL: 'skipped',
  // Without strict, a test that was expected to fail and passes has passed.
  XPASS: 'passed',
  RERUN: 'failed',
});
const LETTERS: Readonly<Record<string, string>> = {
  '.': 'PASSED',
  F: 'FAILED',
  E: 'ERROR',
  s: 'SKIPPED',
  x: 'XFAIL',
  X: 'XPASS',
};
const WORDS = [...STATUSES.keys()].join('|');

const SESSION = /^=+ test session starts =+$/;
const XDIST = new RegExp(`^\\[gw\\d+\\] (?:\\[\\s*\\d+%\\] )?(${WORDS}) (\\S.*)$`);
const STARTED = /^\S+\.(?:py|md|rst|txt|feature)::\S/;
const STATUS = new RegExp(` (${WORDS})(?= \\(|$)`, 'g');
const LETTER_LINE = /^(?:(\S+\.(?:py|md|rst|txt)) )?([.FEsxXRu,-]+)$/;
const SUMMARY_LINE = new RegExp(`^(${WORDS}) (\\S.*)$`);
const HEADING = /^_{2,} (ERROR collecting|ERROR at setup of|ERROR at teardown of) (\S.*?) _{2,}$/;
const FINAL =
  /^(?:=+ )?((?:\d+ (?:passed|failed|errors?|skipped|xfailed|xpassed|deselected|warnings?|rerun|subtests passed)(?:, )?)+|no tests ran)(?: in [\d.]+ ?s.*)$/;
const CUT_SHORT = /^!{3,} (.*?) !{3,}$|^(INTERNALERROR>)/;

/** A longer line is output of a test, and none of the expressions above should have to look at it. */
const MAX_LINE = 4000;

/** What `pytest` prints: with `-v`, with `-rA`, with `-q`, and plain; also with xdist and with live output. */
export const pytestConsole: LineFormat = {
  kind: 'lines',
  name: 'pytest-console',
  recognises: (raw) => {
    const line = plainLine(raw).trimEnd();
    if (line.length > MAX_LINE) return false;
    return (
      SESSION.test(line) ||
      FINAL.test(line) ||
      /^\S+\.py::\S.* (PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS)( |$)/.test(line) ||
      /^(\S+\.py )?[.FEsxX]+ +\[ *\d+%\]$/.test(line)
    );
  },
  start: readConsole,
};

interface Session {
  /** Runs by node id; the runs of one id are its call, its teardown and its reruns. */
  readonly tests: Map<string, Attempt[]>;
  /** What a progress line said without naming the test: letter and file. */
  readonly letters: { status: string; file: string | null }[];
  readonly collecting: Set<string>;
  readonly teardownErrors: string[];
  /** `SKIPPED [2] test_a.py:3: why`, which names no test. */
  readonly foldedSkips: { count: number; place: string; reason: string }[];
  started: string | null;
  inSummary: boolean;
  isOver: boolean;
}

function newSession(): Session {
  return {
    tests: new Map(),
    letters: [],
    collecting: new Set(),
    teardownErrors: [],
    foldedSkips: [],
    started: null,
    inSummary: false,
    isOver: false,
  };
}

function readConsole(sink: ReportSink): LineReader {
  let session = newSession();
  let sessions = 0;
  return {
    line(raw) {
      const line = plainLine(raw).trimEnd();
      if (line.length > MAX_LINE) return;
      if (SESSION.test(line)) {
        if (sessions++ > 0) finish(session, sink);
        session = newSession();
      } else takeLine(session, line, sink);
    },
    end: () => finish(session, sink),
  };
}

function takeLine(session: Session, line: string, sink: ReportSink): void {
  const cut = CUT_SHORT.exec(line);
  const final = FINAL.exec(line);
  const heading = HEADING.exec(line);
  if (cut) sink.incomplete(`pytest stopped early: ${(cut[1] ?? 'internal error').slice(0, 120)}`);
  else if (final) {
    session.isOver = true;
    compareSums(session, final[1] ?? '', sink);
  } else if (heading) takeHeading(session, heading[1] ?? '', heading[2] ?? '');
  else if (/^=+ short test summary info =+$/.test(line)) session.inSummary = true;
  else if (session.inSummary) takeSummary(session, line);
  else takeProgress(session, line);
}

function takeHeading(session: Session, kind: string, what: string): void {
  if (kind === 'ERROR collecting') session.collecting.add(what);
  if (kind === 'ERROR at teardown of') session.teardownErrors.push(what);
}

function takeProgress(session: Session, printed: string): void {
  const line = withoutPercentage(printed);
  const verbose = verboseResult(line);
  const xdist = XDIST.exec(line);
  const bare = session.started === null ? null : statusAlone(line);
  const letters = LETTER_LINE.exec(line);
  if (verbose) run(session, verbose.id, verbose.status, verbose.reason);
  else if (xdist) run(session, xdist[2] ?? '', xdist[1] ?? '', '');
  else if (bare && session.started !== null) run(session, session.started, bare.status, bare.reason);
  else if (letters && (letters[1] || line !== printed || /^[.FEsxX]+$/.test(line))) {
    takeLetters(session, letters[2] ?? '', letters[1] ?? null);
  } else if (STARTED.test(line)) session.started = line;
}

/** Without the progress at its end: `[ 50%]`. */
function withoutPercentage(line: string): string {
  if (!line.endsWith('%]')) return line;
  const bracket = line.lastIndexOf('[');
  return /^\[\s*\d+%\]$/.test(line.slice(bracket)) ? line.slice(0, bracket).trimEnd() : line;
}

interface Result {
  readonly id: string;
  readonly status: string;
  readonly reason: string;
}

/** `id STATUS` or `id STATUS (reason)`: ids may hold anything, so the first status that fits counts. */
function verboseResult(line: string): Result | null {
  const colons = line.indexOf('::');
  if (colons < 1) return null;
  STATUS.lastIndex = colons;
  for (let match = STATUS.exec(line); match !== null; match = STATUS.exec(line)) {
    const rest = line.slice(match.index + match[0].length);
    if (rest !== '' && !rest.endsWith(')')) return null;
    if (rest === '' || rest.startsWith(' (')) {
      return { id: line.slice(0, match.index), status: match[1] ?? '', reason: rest.slice(2, -1) };
    }
  }
  return null;
}

/** `STATUS` or `STATUS (reason)`: the end of a test whose output came between its name and its result. */
function statusAlone(line: string): Result | null {
  const word = line.split(' ', 1)[0] ?? '';
  const rest = line.slice(word.length);
  if (!STATUSES.has(word) || !(rest === '' || (rest.startsWith(' (') && rest.endsWith(')')))) return null;
  return { id: '', status: word, reason: rest.slice(2, -1) };
}

function takeLetters(session: Session, letters: string, file: string | null): void {
  for (const letter of letters) {
    const status = LETTERS[letter];
    if (status) session.letters.push({ status, file });
  }
}

function run(session: Session, printed: string, status: string, reason: string): void {
  session.started = null;
  // A test that is inherited is printed with the place where it is written: `id <- other/file.py`.
  const id = printed.replace(/ <- \S+$/, '');
  const runs = session.tests.get(id) ?? [];
  runs.push(attempt(STATUSES.get(status) ?? 'error', status, reason));
  session.tests.set(id, runs);
}

/** A line of the short summary: `FAILED id - message`. It adds the message, or the test where no line named it before. */
function takeSummary(session: Session, line: string): void {
  const match = SUMMARY_LINE.exec(line);
  if (!match) return;
  const [, status = '', rest = ''] = match;
  const folded = /^\[(\d+)\] ((?:\S+:\d+|\S+)): ?(.*)$/.exec(rest);
  if (status === 'SKIPPED' && folded) {
    session.foldedSkips.push({ count: Number(folded[1]), place: folded[2] ?? '', reason: folded[3] ?? '' });
    return;
  }
  const known = [...idsOf(rest)].find((id) => session.tests.has(id));
  const id = known ?? rest.split(' - ', 1)[0] ?? rest;
  const message = rest.slice(id.length).replace(/^ - /, '');
  if (status === 'ERROR' && !id.includes('::')) {
    session.collecting.delete(id);
    session.tests.set(id, [attempt('error', 'ERROR', message)]);
    return;
  }
  const runs = session.tests.get(id) ?? [];
  const told = runs.findIndex((one) => one.rawStatus === status);
  const now = attempt(STATUSES.get(status) ?? 'error', status, message);
  if (told < 0) runs.push(now);
  else if (message) runs[told] = now;
  session.tests.set(id, runs);
}

/** Ids may contain ` - `: the ways to read one, shortest first. */
function* idsOf(rest: string): Generator<string> {
  let ways = 0;
  for (let at = rest.indexOf(' - '); at >= 0 && ways < 20; at = rest.indexOf(' - ', at + 1)) {
    ways++;
    yield rest.slice(0, at);
  }
  yield rest;
}

const SEVERITY: readonly Outcome[] = ['not-run', 'skipped', 'passed', 'failed', 'error'];

function finish(session: Session, sink: ReportSink): void {
  for (const path of session.collecting)
    session.tests.set(path, [attempt('error', 'ERROR', 'could not be collected')]);
  const named = new Map<string, number>();
  for (const [id, runs] of session.tests) {
    for (const one of runs) named.set(one.rawStatus, (named.get(one.rawStatus) ?? 0) + 1);
    emit(id, runs, sink);
  }
  if (session.letters.length > 0) emitUnnamed(session, named, sink);
  else if (!named.has('SKIPPED')) emitFolded(session, sink);
  if (!session.isOver) sink.incomplete('has no final summary: the run did not end, or the log was cut off');
}

function emit(id: string, runs: Attempt[], sink: ReportSink): void {
  const reruns = runs.filter((one) => one.rawStatus === 'RERUN');
  const phases = runs.filter((one) => one.rawStatus !== 'RERUN');
  const [worst] = phases.toSorted((a, b) => SEVERITY.indexOf(b.outcome) - SEVERITY.indexOf(a.outcome));
  // Call and teardown of one run are one attempt, with the worse of their outcomes.
  const last = worst ?? attempt('not-run', 'RERUN');
  sink.testCase(testCase({ ...pytestPlace(id), attempts: [...reruns, last] }));
}

/** Tests that only a progress letter tells of: they count, though nobody knows their names. */
function emitUnnamed(session: Session, named: Map<string, number>, sink: ReportSink): void {
  const left = new Map(named);
  // A letter E beside a dot is one test whose teardown broke.
  const passedBeforeTeardown = session.teardownErrors.filter(
    (name) =>
      ![...session.tests].some(
        ([id, runs]) => id.endsWith(name) && runs.some((r) => r.rawStatus === 'FAILED'),
      ),
  ).length;
  left.set('PASSED', (left.get('PASSED') ?? 0) + passedBeforeTeardown);
  for (const { status, file } of session.letters) {
    const known = left.get(status) ?? 0;
    if (known > 0) left.set(status, known - 1);
    else
      sink.testCase(
        testCase({
          name: '(not named by the log)',
          file,
          attempts: [attempt(STATUSES.get(status) ?? 'error', status)],
        }),
      );
  }
}

function emitFolded(session: Session, sink: ReportSink): void {
  for (const { count, place, reason } of session.foldedSkips) {
    const [file = place, line] = place.split(/:(?=\d+$)/);
    for (let i = 0; i < Math.min(count, 100_000); i++) {
      sink.testCase(testCase({ name: place, file, line, attempts: [attempt('skipped', 'SKIPPED', reason)] }));
    }
  }
}

/** Compares what the last line says with the lines read: one result line or letter for every result it counts. */
function compareSums(session: Session, final: string, sink: ReportSink): void {
  let declared = 0;
  for (const [, count] of final.matchAll(/(\d+) (?:passed|failed|errors?|skipped|xfailed|xpassed)/g))
    declared += Number(count);
  let seen = session.letters.length;
  if (seen === 0) {
    for (const runs of session.tests.values()) seen += runs.filter((one) => one.rawStatus !== 'RERUN').length;
    for (const path of session.collecting) if (!session.tests.has(path)) seen++;
  } else {
    seen += [...session.tests.keys()].filter((id) => !id.includes('::')).length;
  }
  const folded = session.foldedSkips.reduce((sum, skip) => sum + skip.count, 0);
  if (declared !== seen && declared !== seen + folded) {
    sink.problem(`declares ${declared} results and lists ${seen}`);
  }
}
