import { shortHash } from '../domain/commit.js';
import type { Coverage, CoverageReport } from '../domain/coverage.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import { quoted } from '../domain/shell-word.js';
import { count, either, listing } from '../domain/wording.js';
import type { Question } from './question.js';

/** A command that names more files is not one that anybody copies. */
const MOST_IN_COMMAND = 20;

/** What coverage comes to, in a sentence or two. */
export function coverageReason(found: Pick<Coverage, 'fix' | 'reports' | 'files' | 'counts'>): string {
  const { fix, reports, counts, files } = found;
  if (!reports.some((report) => report.isEvidence)) {
    return reports.length === 0
      ? 'No coverage report was found.'
      : `No coverage report can be used: ${listing(reports.map((report) => `${report.path} ${whyNot(report)}`))}.`;
  }
  if (fix === null) return 'Coverage was not looked up: no fix is part of this revision.';
  const told = counts.executed + counts.notExecuted;
  if (told === 0) {
    return `The coverage reports tell of no line that ${shortHash(fix)} left in production code.${later(counts.notInPlace)}`;
  }
  const missed = files.flatMap((file) => file.notExecuted.map((range) => `${file.path}:${range}`));
  const untold =
    counts.notInReport > 0
      ? ` ${count(counts.notInReport, 'line')} of code ${either(counts.notInReport, 'is', 'are')} in no report.`
      : '';
  const byTests =
    counts.byIssueTests === null ? '' : ` Tests of the issue executed ${counts.byIssueTests} of the ${told}.`;
  return `When coverage was measured, ${counts.executed} of ${count(told, 'line')} that ${shortHash(fix)} left in production code ${either(counts.executed, 'was', 'were')} executed${missed.length > 0 ? `; ${listing(missed)} ${either(missed.length, 'was', 'were')} not` : ''}.${later(counts.notInPlace)}${untold}${byTests}`;
}

function later(lines: number): string {
  return lines === 0
    ? ''
    : ` ${count(lines, 'line')} of the fix ${either(lines, 'is', 'are')} no longer as it left ${either(lines, 'it', 'them')}, and ${either(lines, 'was', 'were')} not measured.`;
}

/** Why a report is no evidence, as the end of a sentence about it. */
function whyNot({ readable, problems, age }: CoverageReport): string {
  if (!readable) return problems.at(-1) ?? 'cannot be read';
  return age === 'before-revision' ? 'is older than the revision' : 'may be older than the revision';
}

/** The conclusion first, then each report. */
export function coverageEvidence(coverage: Coverage, { issue, revision }: Question): Evidence[] {
  const { reports } = coverage;
  const commandOf = (paths: readonly string[]) =>
    paths.length === 0 || paths.length > MOST_IN_COMMAND
      ? null
      : `issue-audit ${quoted(issue.key)} --at ${revision}${paths.map((path) => ` --coverage ${quoted(path)}`).join('')}`;
  const item = (rest: Pick<Evidence, 'id' | 'summary' | 'data' | 'location'>, paths: string[]): Evidence => ({
    ...rest,
    kind: 'coverage',
    provenance: {
      collector: 'coverage',
      source: paths.length === 1 ? (paths[0] ?? '') : 'coverage reports',
      revision,
      command: commandOf(paths),
    },
  });
  return [
    item(
      { id: coverage.evidence, summary: coverage.reason, data: { ...coverage.counts }, location: null },
      reports.map(({ path }) => path),
    ),
    ...reports.map((report) =>
      item(
        {
          id: report.evidence,
          summary: `${report.path} (${report.format ?? 'format not recognised'}) ${report.isEvidence ? 'tells which lines were executed' : `is no evidence: it ${whyNot(report)}`}.`,
          data: { age: report.age, isEvidence: report.isEvidence, hasContexts: report.hasContexts },
          location: { path: report.path, line: null, column: null },
        },
        [report.path],
      ),
    ),
  ];
}

/** Reports that cannot be used, and globs that match nothing. */
export function coverageNotifications({ reports }: Coverage, globs: readonly string[]): Notification[] {
  const weakens = 'Whether the fixed lines were executed is not known from it.';
  if (reports.length === 0) {
    return [
      {
        code: 'no-coverage-report',
        message: `No file matches the coverage globs: ${globs.join(', ')}.`,
        weakens,
        remedy: 'Run the tests with coverage, or correct --coverage, e.g. --coverage "coverage/lcov.info".',
      },
    ];
  }
  return reports
    .filter((report) => !report.isEvidence)
    .map((report) => ({
      code: 'coverage-not-usable',
      message: `${report.path} ${whyNot(report)}.`,
      weakens,
      remedy: 'Run the tests with coverage again at this revision, and give what they write.',
    }));
}
