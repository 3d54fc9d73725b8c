import { posix, sep } from 'node:path';
import type { Clone } from '../clients/git/repository.js';
import type { Revision } from '../domain/audit.js';
import type { CoverageReport } from '../domain/coverage.js';
import { decodedText } from '../test-reports/decode-text.js';
import { cannotOpen, findReports, type ReportFile, type ReportGlobs } from './report-files.js';
import { type LinesTold, ReportLines } from './report-lines.js';
import { ReportPaths } from './report-paths.js';
import { ageOf } from './test-reports.js';

/**
 * Reads the coverage reports that the globs name, as far as they tell of the wanted files. A report that is older than the
 * revision, cut off or unreadable is named and tells nothing.
 */
export async function collectCoverage(
  clone: Clone,
  input: {
    where: readonly ReportGlobs[];
    revision: Revision;
    /** Files of the revision. */
    paths: readonly string[];
    wanted: readonly string[];
  },
): Promise<{ reports: CoverageReport[]; told: LinesTold }> {
  const paths = new ReportPaths(input.paths, clone.root?.split(sep).join('/') ?? null);
  const wanted = new Set(input.wanted);
  const told: LinesTold = new Map();
  const reports: CoverageReport[] = [];
  for (const file of await findReports(input.where, clone.root)) {
    const lines = new ReportLines(paths, wanted, folderOf(file, clone.root));
    const format = await readFile(file, lines);
    const age =
      format === null
        ? 'unknown'
        : await ageOf(clone, file.path, { writtenAt: lines.written }, input.revision);
    const isEvidence = lines.isReadable && age === 'after-revision';
    if (isEvidence) lines.addTo(told);
    reports.push({
      path: file.shown,
      format,
      readable: lines.isReadable,
      problems: [...lines.problems],
      age,
      isEvidence,
      hasContexts: lines.hasContexts,
      evidence: `coverage:${file.shown}`,
    });
  }
  return { reports, told };
}

async function readFile(file: ReportFile, into: ReportLines): Promise<string | null> {
  if (file.refusal !== null) {
    into.reject(file.refusal);
    return null;
  }
  const { readCoverage } = await import('../test-reports/coverage/read-coverage.js');
  const read = readCoverage(into);
  try {
    for await (const chunk of decodedText(file.path, (text) => into.problem(text))) read.write(chunk);
  } catch (error) {
    into.reject(cannotOpen(error));
    return null;
  }
  return read.end();
}

function folderOf(file: ReportFile, root: string | null): string | null {
  if (root === null || !file.path.startsWith(root + sep)) return null;
  const folder = posix.dirname(
    file.path
      .slice(root.length + 1)
      .split(sep)
      .join('/'),
  );
  return folder === '.' ? '' : folder;
}
