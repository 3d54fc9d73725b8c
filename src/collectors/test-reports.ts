import { stat } from 'node:fs/promises';
import type { Clone } from '../clients/git/repository.js';
import type { Audit, Revision } from '../domain/audit.js';
import { shortHash } from '../domain/commit.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import type { IssueTest, Outcome, OutcomeCounts, TestCase, TestReport } from '../domain/test-outcome.js';
import { zeroOutcomes } from '../test-reports/count-outcomes.js';
import type { ReadResult } from '../test-reports/read-report.js';
import { byStrength, type Tie, type TieRules } from './issue-tests.js';
import type { MadeReports } from './made-reports.js';
import { cannotOpen, findReports, type ReportFile, type ReportGlobs } from './report-files.js';
import { evidenceFor } from './test-report-evidence.js';

/** How many single tests of the issue are listed; the rest is counted in the report’s sums. */
const MOST_TESTS = 500;

/**
 * Reads the test reports that the globs name and keeps the cases that belong to the issue. A pass counts only in a report
 * that is whole and not older than the revision; a failure also counts in a report that was cut off. A test that both
 * failed and passed counts for neither.
 */
export async function collectTestReports(
  clone: Clone,
  input: {
    where: readonly ReportGlobs[];
    revision: Revision;
    ties: TieRules;
    testFiles: readonly string[];
    /** What workflow runs made; files there that are no reports are passed over. */
    made?: MadeReports | null;
  },
): Promise<{ tests: Audit['tests']; evidence: Evidence[]; notifications: Notification[] }> {
  const made = input.made ?? null;
  const given = await findReports(input.where, clone.root);
  const files = [
    ...given,
    ...(made ? await findReports([{ folder: made.folder, globs: ['**/*'] }], null) : []),
  ];
  const reports: TestReport[] = [];
  const found: IssueTest[] = [];
  for (const file of files) {
    const madeFor = made !== null && !given.includes(file) ? made : null;
    const read = await readOne(clone, file, input, madeFor);
    if (madeFor !== null && read.report.format === null) continue;
    reports.push(read.report);
    found.push(...read.tests);
  }
  const merged = mergeReports(found);
  const seen = new Set(merged.map((test) => test.path));
  for (const path of input.testFiles) {
    const tie = input.ties.ofFile(path);
    if (tie && !seen.has(path)) merged.push(untold(path, tie));
  }
  for (const { path, title, ...tie } of input.ties.marked) {
    const isTold = merged.some((test) => test.path === path && test.reason === tie.reason);
    if (!isTold)
      merged.push({ ...untold(path, { ...tie, path }), name: title, evidence: `test:${path}:${title}` });
  }
  const ofIssue = merged.sort(byTieAndName).slice(0, MOST_TESTS);
  const notifications = [...noReports(input.where, reports), ...unusable(reports)];
  return {
    tests: { counts: sum(reports), reports, ofIssue },
    evidence: evidenceFor(reports, ofIssue, input.revision),
    notifications,
  };
}

async function readOne(
  clone: Clone,
  file: ReportFile,
  { revision, ties }: { revision: Revision; ties: TieRules },
  made: MadeReports | null,
): Promise<{ report: TestReport; tests: IssueTest[] }> {
  const kept: { testCase: TestCase; tie: Tie }[] = [];
  const result = await readFile(file, (testCase) => {
    const tie = ties.ofCase(testCase);
    if (tie) kept.push({ testCase, tie });
  });
  const age = await ageIn(made, clone, file.path, result, revision);
  const evidence = `report:${file.shown}`;
  const isEvidence = result.readable && result.complete && age === 'after-revision';
  const report: TestReport = {
    path: file.shown,
    format: result.format,
    readable: result.readable,
    problems: [
      ...result.problems,
      ...(made === null || made.isSame ? [] : [`${MADE_FOR} ${shortHash(made.commit)}`]),
    ],
    counts: result.counts,
    writtenAt: result.writtenAt,
    age,
    isEvidence,
    evidence,
  };
  const tests = kept.map(({ testCase, tie }): IssueTest => {
    const fails = testCase.outcome === 'failed' || testCase.outcome === 'error';
    const tells = !testCase.flaky && (isEvidence || (fails && age === 'after-revision'));
    return {
      path: tie.path,
      name: [testCase.suite, testCase.name].filter(Boolean).join(' > '),
      tie: tie.tie,
      reason: testCase.flaky ? `${tie.reason}; it both failed and passed, which decides nothing` : tie.reason,
      outcome: tells ? testCase.outcome : null,
      report: file.shown,
      message: testCase.message,
      evidence: `test:${file.shown}:${testCase.suite ?? ''}:${testCase.name}`,
    };
  });
  return { report, tests };
}

/** A file that cannot be opened, or must not be, is a report that cannot be read. */
async function readFile(file: ReportFile, onCase: (testCase: TestCase) => void): Promise<ReadResult> {
  if (file.refusal !== null) return unread(file.refusal);
  // Loaded only where there are reports: the formats are many.
  const { readReport } = await import('../test-reports/read-report.js');
  try {
    return await readReport(file.path, onCase);
  } catch (error) {
    return unread(cannotOpen(error));
  }
}

function unread(problem: string): ReadResult {
  return {
    format: null,
    readable: false,
    complete: false,
    problems: [problem],
    counts: zeroOutcomes(),
    writtenAt: null,
  };
}

/** Of a report that a run made it is known for which commit. */
async function ageIn(
  made: MadeReports | null,
  clone: Clone,
  path: string,
  result: ReadResult,
  revision: Revision,
): Promise<TestReport['age']> {
  if (result.format === null) return 'unknown';
  if (made === null) return ageOf(clone, path, result, revision);
  return made.isSame ? 'after-revision' : 'unknown';
}

/** Against the revision’s own date. A report that is committed has the time of the checkout, which says nothing. */
export async function ageOf(
  clone: Clone,
  path: string,
  result: Pick<ReadResult, 'writtenAt'>,
  revision: Revision,
): Promise<TestReport['age']> {
  const own = result.writtenAt;
  if (own === null && clone.root) {
    const tracked = await clone.git.tryRaw('ls-files', '--error-unmatch', '--', path);
    if (tracked !== null) return 'unknown';
  }
  const written = own !== null ? Date.parse(own) : (await stat(path)).mtimeMs;
  // Reports round to seconds, so the revision’s second itself is not older.
  return written + 1000 >= Date.parse(revision.committedAt) ? 'after-revision' : 'before-revision';
}

function untold(path: string, tie: Tie): IssueTest {
  return {
    path,
    name: null,
    tie: tie.tie,
    reason: tie.reason,
    outcome: null,
    report: null,
    message: null,
    evidence: `test:${path}`,
  };
}

const BADNESS: Readonly<Record<Outcome, number>> = {
  failed: 4,
  error: 4,
  'not-run': 2,
  skipped: 1,
  passed: 0,
};

/**
 * A test that several reports tell of (a console log and a JUnit file of one run) is one test. The worst outcome holds;
 * cases of one name inside one report stay apart.
 */
function mergeReports(tests: readonly IssueTest[]): IssueTest[] {
  const found = new Map<string, IssueTest>();
  const seenIn = new Map<string, number>();
  for (const test of tests) {
    const name = `${test.path ?? ''}\0${identity(test)}`;
    const repeat = seenIn.get(`${name}\0${test.report}`) ?? 0;
    seenIn.set(`${name}\0${test.report}`, repeat + 1);
    const key = `${name}\0${repeat}`;
    const known = found.get(key);
    if (!known || badness(test) > badness(known)) found.set(key, test);
  }
  return [...found.values()];
}

function badness(test: IssueTest): number {
  return test.outcome === null ? -1 : BADNESS[test.outcome];
}

/** Class and name, without the module: reports write `tests.test_a.TestB > name`, or `TestB > name`, or `name`. */
function identity(test: IssueTest): string {
  const parts = (test.name ?? '').split(' > ');
  const name = parts.pop() ?? '';
  const suite = parts.at(-1)?.split('.').at(-1) ?? '';
  const stem = test.path
    ?.split('/')
    .at(-1)
    ?.replace(/\.[^.]+$/, '');
  if (test.path === null) return test.name ?? '';
  return suite === '' || suite === stem ? name : `${suite}\0${name}`;
}

function byTieAndName(a: IssueTest, b: IssueTest): number {
  const key = (test: IssueTest) => `${test.path ?? ''}\0${test.name ?? ''}\0${test.report ?? ''}`;
  return byStrength(a, b) || (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
}

function sum(reports: readonly TestReport[]): OutcomeCounts {
  const total = zeroOutcomes();
  for (const { counts } of reports) {
    for (const key of Object.keys(total) as (keyof OutcomeCounts)[]) total[key] += counts[key];
  }
  return total;
}

function noReports(where: readonly ReportGlobs[], files: readonly unknown[]): Notification[] {
  if (files.length > 0) return [];
  const asked = where.flatMap((w) => w.globs);
  const message =
    asked.length > 0 ? `No file matches the report globs: ${asked.join(', ')}.` : 'No test report was given.';
  return [
    {
      code: 'no-test-report',
      message,
      weakens: 'Whether tests pass is not known.',
      remedy: 'Give reports with --reports, e.g. --reports "build/test-results/*.xml".',
    },
  ];
}

/** What is wrong with a report that a run of another commit made. */
const MADE_FOR = 'was made for';

function unusable(reports: readonly TestReport[]): Notification[] {
  return reports
    .filter((report) => !report.isEvidence)
    .map((report) => {
      const elsewhere = report.problems.find((problem) => problem.startsWith(MADE_FOR));
      const why = !report.readable
        ? `could not be read: ${report.problems.join('; ')}`
        : report.age === 'before-revision'
          ? 'is older than the revision'
          : elsewhere
            ? `${elsewhere}, not for the audited commit`
            : report.age === 'unknown'
              ? 'does not say when it was written'
              : `is not whole: ${report.problems.join('; ')}`;
      return {
        code: 'report-is-no-evidence',
        message: `The test report ${report.path} ${why}.`,
        weakens: 'A pass in it is no evidence for this revision.',
        remedy: 'Run the tests at the revision and hand over the new report.',
      };
    });
}
