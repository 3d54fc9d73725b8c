import { type Fix, fixesOf } from '../analysis/fixes.js';
import { findCodeLines } from '../analysis/introducing/code-lines.js';
import { collectCoverage } from '../collectors/coverage-reports.js';
import { type FixLines, linesOfFix } from '../collectors/fix-lines.js';
import type { LinesTold, LineTold } from '../collectors/report-lines.js';
import type { Coverage, CoverageReport, CoveredFile } from '../domain/coverage.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import type { IssueTest } from '../domain/test-outcome.js';
import { count } from '../domain/wording.js';
import type { Collected } from './collect.js';
import { coverageEvidence, coverageNotifications, coverageReason } from './coverage-words.js';
import type { Linked } from './link-commits.js';
import type { Steps } from './progress.js';
import type { Question } from './question.js';
import { testOfContext } from './test-of-context.js';

/** What coverage reports tell of the fix; null without any glob. */
export interface Covered {
  readonly coverage: Coverage | null;
  readonly evidence: Evidence[];
  readonly notifications: Notification[];
}

/** A line of the fix, and what the reports tell of it. */
interface Line {
  readonly line: number;
  readonly told: LineTold | null;
  readonly isByIssueTest: boolean;
}

/** Looks up in coverage reports whether the production lines of the best fix were executed, and by tests of the issue. */
export async function coverFix(
  question: Question,
  collected: Collected,
  linked: Linked,
  tests: readonly IssueTest[],
  steps: Steps,
): Promise<Covered> {
  const globs = [...(question.options.coverage ?? []), ...question.config.coverage];
  if (globs.length === 0) return { coverage: null, evidence: [], notifications: [] };
  const coverage = await steps.run(
    'coverage',
    () => measure(question, collected, linked, tests),
    ({ reports }) => count(reports.length, 'coverage report'),
  );
  return {
    coverage,
    evidence: coverageEvidence(coverage, question),
    notifications: coverageNotifications(coverage, globs),
  };
}

async function measure(
  question: Question,
  collected: Collected,
  linked: Linked,
  tests: readonly IssueTest[],
): Promise<Coverage> {
  const { options, config, clone } = question;
  const where = [
    { folder: options.cwd, globs: options.coverage ?? [] },
    ...(clone.root === null ? [] : [{ folder: clone.root, globs: config.coverage }]),
  ];
  const fix = fixesOf(linked).find(({ isHere }) => isHere) ?? null;
  const changes = fix?.commit.changes.filter((change) => change.class === 'production') ?? [];
  const wanted = changes.filter(({ status }) => status !== 'deleted').map(({ path }) => path);
  const paths = collected.tree.map(({ path }) => path);
  const revision = collected.history.revision;
  const { reports, told } = await collectCoverage(clone, { where, revision, paths, wanted });
  const usable = reports.some(({ isEvidence }) => isEvidence);
  const isOfIssue = testOfContext(tests, paths);
  const files: CoveredFile[] = [];
  const commits = fix && usable ? await commitsOf(question, fix) : new Set<string>();
  for (const { path, added } of usable ? changes.filter((change) => wanted.includes(change.path)) : []) {
    const found = await linesOfFix(clone, { revision: question.revision, path, commits });
    files.push(coveredFile({ path, added, found, told, isOfIssue }));
  }
  return complete({ fix: fix?.commit.hash ?? null, reports, files });
}

/** The fix, those that carry the same change, and what a merge brought: git names the commit that wrote a line. */
async function commitsOf({ clone }: Question, { commit, link }: Fix): Promise<Set<string>> {
  const [first] = commit.parents;
  const merged =
    first !== undefined && commit.parents.length > 1
      ? ((await clone.git.tryRaw('rev-list', '--max-count=5000', `${first}..${commit.hash}`)) ?? '')
      : '';
  return new Set([commit.hash, ...link.twins, ...merged.split('\n').filter(Boolean)]);
}

function coveredFile(input: {
  path: string;
  added: number | null;
  found: FixLines | string;
  told: LinesTold;
  isOfIssue: (context: string) => boolean;
}): CoveredFile {
  const { path, found } = input;
  const none = { path, executed: [], notExecuted: [], notInReport: [], byIssueTests: [] };
  if (typeof found === 'string') return { ...none, notInPlace: 0, notMeasured: found };
  const notInPlace = Math.max(0, (input.added ?? 0) - found.lines.length);
  if (found.lines.length === 0)
    return { ...none, notInPlace, notMeasured: 'no line of it is as the fix left it' };
  const isCode = findCodeLines(path, found.text);
  const lines = found.lines.map((line): Line => {
    const told = input.told.get(path)?.get(line) ?? null;
    return { line, told, isByIssueTest: [...(told?.contexts ?? [])].some(input.isOfIssue) };
  });
  const those = (test: (line: Line) => boolean) => rangesOf(lines.filter(test).map(({ line }) => line));
  return {
    path,
    executed: those(({ told }) => told?.isExecuted === true),
    notExecuted: those(({ told }) => told?.isExecuted === false),
    notInReport: those(({ line, told }) => told === null && isCode[line - 1] === true),
    byIssueTests: those(({ isByIssueTest }) => isByIssueTest),
    notInPlace,
    notMeasured: null,
  };
}

function complete(found: { fix: string | null; reports: CoverageReport[]; files: CoveredFile[] }): Coverage {
  const { files, reports } = found;
  const sum = (key: 'executed' | 'notExecuted' | 'notInReport' | 'byIssueTests') =>
    files.reduce((all, file) => all + file[key].reduce((own, range) => own + sizeOf(range), 0), 0);
  const hasContexts = reports.some((report) => report.isEvidence && report.hasContexts);
  const counts = {
    executed: sum('executed'),
    notExecuted: sum('notExecuted'),
    notInReport: sum('notInReport'),
    notInPlace: files.reduce((all, file) => all + file.notInPlace, 0),
    byIssueTests: hasContexts ? sum('byIssueTests') : null,
  };
  return { ...found, counts, reason: coverageReason({ ...found, counts }), evidence: 'coverage' };
}

/** `[3, 4, 5, 9]` as `3-5` and `9`. */
function rangesOf(lines: readonly number[]): string[] {
  const ranges: { from: number; to: number }[] = [];
  for (const line of lines) {
    const last = ranges.at(-1);
    if (last?.to === line - 1) last.to = line;
    else ranges.push({ from: line, to: line });
  }
  return ranges.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`));
}

function sizeOf(range: string): number {
  const [from = 0, to = from] = range.split('-').map(Number);
  return to - from + 1;
}
