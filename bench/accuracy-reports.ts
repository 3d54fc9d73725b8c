import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { OutcomeCounts, TestCase } from '../src/domain/test-outcome.js';
import { type ReadResult, readReport } from '../src/test-reports/read-report.js';

/** How the rows of expected.csv fared. Contested rows (whose oracles disagree) are counted apart and in no rate. */
export interface ReportAccuracy {
  readonly rows: number;
  readonly exact: number;
  readonly contested: number;
  readonly contestedExact: number;
  readonly crashed: number;
  /** The printed report. */
  readonly text: string;
}

interface Row {
  readonly file: string;
  readonly format: string;
  readonly tests: string;
  readonly passed: string;
  readonly failed: string;
  readonly errors: string;
  readonly skipped: string;
  readonly expect: string;
  readonly oracle: string;
  readonly note: string;
}

interface Figures {
  tests: number;
  passed: number;
  failed: number;
  errors: number;
  skipped: number;
}

interface Judged {
  readonly row: Row;
  readonly exact: boolean;
  readonly crashed: boolean;
  readonly said: string;
}

/**
 * Measures the readers against `test-reports/expected.csv`: every column that a row states must be met exactly. A row
 * with `expect=reject` must be called unreadable with a reason, one with `safe` must not crash nor expand an entity.
 *
 * @returns the report as text; see `measureReports` for the figures
 */
export async function accuracyOfReports(casesDir: string): Promise<string> {
  return (await measureReports(casesDir)).text;
}

/** The same with the figures. */
export async function measureReports(casesDir: string): Promise<ReportAccuracy> {
  const folder = join(casesDir, 'test-reports');
  const rows: Row[] = parse(readFileSync(join(folder, 'expected.csv')), { columns: true });
  const judged: Judged[] = [];
  for (const row of rows) judged.push(await judge(folder, row));
  const agreed = judged.filter((one) => !one.row.note.includes('contested'));
  const contested = judged.filter((one) => one.row.note.includes('contested'));
  const figures = {
    rows: agreed.length,
    exact: agreed.filter((one) => one.exact).length,
    contested: contested.length,
    contestedExact: contested.filter((one) => one.exact).length,
    crashed: judged.filter((one) => one.crashed).length,
  };
  return { ...figures, text: print(figures, agreed, contested) };
}

async function judge(folder: string, row: Row): Promise<Judged> {
  const cases: TestCase[] = [];
  try {
    const result = await readReport(join(folder, row.file), (one) => cases.push(one));
    return { row, crashed: false, ...compare(row, result, cases) };
  } catch (error) {
    return { row, crashed: true, exact: false, said: `crashed: ${String(error)}` };
  }
}

function compare(row: Row, result: ReadResult, cases: readonly TestCase[]): { exact: boolean; said: string } {
  const problems = result.problems.join('; ');
  if (row.expect === 'reject')
    return { exact: !result.readable && problems !== '', said: problems || 'accepted' };
  if (row.expect === 'safe') {
    const expanded = cases.some((one) => /root:|\/bin\//.test(one.name + (one.message ?? '')));
    return { exact: !expanded, said: expanded ? 'an entity was expanded' : problems };
  }
  const got = asOracle(row, result, cases);
  // A report that could not be read has no counts, not zero counts. The one exception: tap-parser takes an empty file for a
  // report of no tests.
  const isEmpty = row.tests === '0' && problems === 'is empty';
  if (!result.readable && !isEmpty) return { exact: false, said: `not readable: ${problems}` };
  const differences = (['tests', 'passed', 'failed', 'errors', 'skipped'] as const)
    .filter((column) => row[column] !== '' && Number(row[column]) !== got[column])
    .map((column) => `${column} ${got[column]} for ${row[column]}`);
  const said = [result.format ?? 'no format', ...differences, problems].filter(Boolean).join(', ');
  return { exact: differences.length === 0, said };
}

/**
 * Our outcomes in the words of the row’s oracle. The CSV has one column for what did not run, so `skipped` and `not-run`
 * go there together. An oracle that leaves the errors column empty counts errors among its failures. Three oracles count
 * something else than cases; what they count is computed from our cases by their own documented rules.
 */
function asOracle(row: Row, result: ReadResult, cases: readonly TestCase[]): Figures {
  const own = figuresOf(result.counts);
  if (row.oracle.includes('FinalResults')) return asTapParser(result, cases);
  if (row.note.includes('failures may exceed tests') || row.note.includes('package-level failures'))
    return asGotestsum(cases);
  if (row.format === 'mocha-json') own.tests -= cases.filter((one) => one.rawStatus === 'hook').length;
  if (row.errors === '') own.failed += own.errors;
  return own;
}

/**
 * tap-parser’s FinalResults are of the top level alone; a skipped or todo point is a pass or a failure as its `ok` says;
 * every breach of the plan is one failure more; a plan of no points skips them all.
 */
function asTapParser(result: ReadResult, cases: readonly TestCase[]): Figures {
  const top = cases.filter((one) => one.suite === null);
  const breaches = result.problems.filter((text) =>
    /^(point \d|point expected|plans |has no plan)/.test(text),
  );
  const skipsAll = breaches.some((text) => text.startsWith('plans 0 points'));
  const failed = breaches.filter((text) => !text.endsWith('some of them failed')).length;
  return {
    tests: top.length,
    passed: top.filter((one) => one.rawStatus.startsWith('ok')).length,
    failed: top.filter((one) => one.rawStatus.startsWith('not ok')).length + failed,
    errors: 0,
    skipped: skipsAll ? top.length : top.filter((one) => one.rawStatus.endsWith('# SKIP')).length,
  };
}

/**
 * gotestsum counts a failing package among the failures but not among the tests, where no test of it failed or its time
 * ran out; its errors are errors of the build. A test without a result is a failure.
 */
function asGotestsum(cases: readonly TestCase[]): Figures {
  const packages = cases.filter((one) => one.outcome === 'error' && one.name === one.suite);
  const tests = cases.filter((one) => !packages.includes(one));
  const failed = tests.filter((one) => one.outcome === 'failed' || one.outcome === 'error');
  const timedOut = failed.filter((one) => /^panic: test timed out/m.test(one.message ?? ''));
  return {
    tests: tests.length,
    passed: tests.filter((one) => one.outcome === 'passed').length,
    failed: failed.length + packages.length + timedOut.length,
    errors: packages.filter((one) => one.rawStatus === 'build failed').length,
    skipped: tests.filter((one) => one.outcome === 'skipped').length,
  };
}

function figuresOf(counts: OutcomeCounts): Figures {
  return {
    tests: counts.total,
    passed: counts.passed,
    failed: counts.failed,
    errors: counts.error,
    skipped: counts.skipped + counts.notRun,
  };
}

function print(
  figures: Omit<ReportAccuracy, 'text'>,
  agreed: readonly Judged[],
  contested: readonly Judged[],
): string {
  const formats = [...new Set(agreed.map((one) => one.row.format))].sort();
  const table = formats.map((format) => {
    const of = agreed.filter((one) => one.row.format === format);
    return `${format.padEnd(28)}${String(of.filter((one) => one.exact).length).padStart(5)} of ${String(of.length).padStart(4)}`;
  });
  const missed = [...agreed, ...contested]
    .filter((one) => !one.exact)
    .map(
      (one) =>
        `  ${one.row.file}${one.row.note.includes('contested') ? ' (contested)' : ''}\n    ${one.said}`,
    );
  const rate = figures.rows === 0 ? 0 : (100 * figures.exact) / figures.rows;
  return [
    `Test reports: ${figures.exact} of ${figures.rows} rows exact (${rate.toFixed(1)} %), ${figures.crashed} crashed`,
    `Contested rows, in no rate: ${figures.contestedExact} of ${figures.contested} exact`,
    '',
    ...table,
    '',
    ...(missed.length > 0 ? ['Not exact:', ...missed] : []),
  ].join('\n');
}
