import type { Clone } from '../clients/git/repository.js';
import type { TestCase } from '../domain/test-outcome.js';
import { findReports } from './report-files.js';

/** Cases that are kept of all reports together. */
const MOST_CASES = 200_000;

/**
 * Every case of the whole, readable test reports that some globs name, for questions about single tests. Whether a report
 * belongs to the revision is for its giver to know.
 * @param globs as they were given; relative to `folder`
 * @returns null when no glob was given
 */
export async function readReportCases(
  clone: Clone,
  globs: readonly string[],
  folder: string,
): Promise<TestCase[] | null> {
  if (globs.length === 0) return null;
  const { readReport } = await import('../test-reports/read-report.js');
  const cases: TestCase[] = [];
  for (const { path, refusal } of await findReports([{ folder, globs }], clone.root)) {
    if (refusal !== null) continue;
    const own: TestCase[] = [];
    const result = await readReport(path, (testCase) => {
      if (own.length < MOST_CASES) own.push(testCase);
    }).catch(() => null);
    if (result?.readable && result.complete && cases.length < MOST_CASES) cases.push(...own);
  }
  return cases;
}
