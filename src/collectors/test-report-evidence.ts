import type { Revision } from '../domain/audit.js';
import type { Evidence } from '../domain/evidence.js';
import type { IssueTest, TestReport } from '../domain/test-outcome.js';
import { count } from '../domain/wording.js';

/** The facts that test reports show: one a report, one a test of the issue. */
export function evidenceFor(
  reports: readonly TestReport[],
  tests: readonly IssueTest[],
  revision: Revision,
): Evidence[] {
  const ofReports = reports.map(
    (report): Evidence => ({
      id: report.evidence,
      kind: 'test-report',
      summary: `${report.path} (${report.format ?? 'format not recognised'}) holds ${count(report.counts.total, 'test')}: ${report.counts.passed} passed, ${report.counts.failed + report.counts.error} failed, ${report.counts.skipped} skipped.`,
      data: { ...report.counts, age: report.age, isEvidence: report.isEvidence },
      provenance: {
        collector: 'test-reports',
        source: report.path,
        revision: revision.commit,
        command: null,
      },
      location: { path: report.path, line: null, column: null },
    }),
  );
  const unique = new Map<string, Evidence>();
  for (const test of tests) {
    const told = test.outcome ?? 'no outcome known';
    unique.set(test.evidence, {
      id: test.evidence,
      kind: 'test',
      summary: `${test.name ?? test.path}: ${told}; ${test.reason}.`,
      data: { tie: test.tie, outcome: test.outcome },
      provenance: {
        collector: 'test-reports',
        source: test.report ?? 'git objects',
        revision: revision.commit,
        command: null,
      },
      location: test.path ? { path: test.path, line: null, column: null } : null,
    });
  }
  return [...ofReports, ...unique.values()];
}
