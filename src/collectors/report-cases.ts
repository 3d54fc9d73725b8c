import type { Clone } from '../clients/git/repository.js';
import type { Revision } from '../domain/audit.js';
import type { Notification } from '../domain/evidence.js';
import type { TestCase } from '../domain/test-outcome.js';
import { cannotOpen, findReports, type ReportFile, type ReportGlobs } from './report-files.js';
import { ageOf } from './test-reports.js';

/** Cases that are kept of all reports together. */
const MOST_CASES = 200_000;

/** What the reports say that were given, and what could not be read of them. */
export interface ReportCases {
  /** Null when no report was given. */
  readonly cases: readonly TestCase[] | null;
  readonly notifications: readonly Notification[];
}

/**
 * Every case of the whole, readable test reports that some globs name, for questions about single tests. One that is older
 * than the revision tells of other code, and is left out.
 * @param given globs that were typed; those of the configuration are looked at, too, and may match nothing
 */
export async function readReportCases(
  clone: Clone,
  given: ReportGlobs,
  configured: readonly string[],
  revision: Revision,
): Promise<ReportCases> {
  const own = clone.root === null ? [] : [{ folder: clone.root, globs: configured }];
  const files = await findReports([given, ...own], clone.root);
  if (files.length === 0)
    return given.globs.length === 0
      ? { cases: null, notifications: [] }
      : { cases: [], notifications: [nothingMatches(given.globs)] };
  const cases: TestCase[] = [];
  const notifications: Notification[] = [];
  for (const file of files) {
    const read = await casesOf(clone, file, revision);
    if (typeof read === 'string') notifications.push(leftOut(file, read));
    else if (cases.length < MOST_CASES) cases.push(...read);
  }
  return { cases, notifications };
}

/** @returns in words why a report says nothing, where it does not */
async function casesOf(clone: Clone, file: ReportFile, revision: Revision): Promise<TestCase[] | string> {
  if (file.refusal !== null) return file.refusal;
  const { readReport } = await import('../test-reports/read-report.js');
  const cases: TestCase[] = [];
  try {
    const result = await readReport(file.path, (testCase) => {
      if (cases.length < MOST_CASES) cases.push(testCase);
    });
    if (!result.readable || !result.complete)
      return result.problems[0]?.replace(/\.$/, '') ?? 'is no report of a known format';
    if ((await ageOf(clone, file.path, result, revision)) === 'before-revision')
      return 'is older than the revision';
    return cases;
  } catch (error) {
    return cannotOpen(error);
  }
}

function nothingMatches(globs: readonly string[]): Notification {
  return {
    code: 'no-reports',
    message: `No file matches the report globs: ${globs.join(', ')}.`,
    weakens: 'How tests ended is not checkable.',
    remedy: 'Write globs that start from the current folder, and in quotes.',
  };
}

function leftOut({ shown }: ReportFile, problem: string): Notification {
  return {
    code: 'report-left-out',
    message: `Test report ${shown}: ${problem}.`,
    weakens: 'What it says of tests was left out.',
    remedy: null,
  };
}
