import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { glob } from 'tinyglobby';
import { globProblem } from '../../config/safe-glob.js';
import { readReport } from '../../test-reports/read-report.js';

/** Names that runners and build tools give to their reports. */
const LIKELY = [
  '**/{junit,test-report,test-results,report,results,ctrf-report,pytest}*.{xml,json,log,txt}',
  '**/{TEST-*.xml,*.junit.xml,*-junit.xml,*.trx,*.tap}',
  '**/{surefire-reports,failsafe-reports,test-results,test-reports,junit}/**/*.xml',
];
const ELSEWHERE = [
  '**/node_modules/**',
  '**/.git/**',
  '**/vendor/**',
  '**/fixtures/**',
  '**/.venv/**',
  '**/site-packages/**',
  'out/**',
];
const MOST_FILES = 30;
const LARGEST = 20 * 1024 * 1024;
const DEEPEST = 8;

/**
 * Globs for the test reports that lie in a work tree now. Files are opened: a name alone proves nothing.
 */
export async function findReports(root: string): Promise<string[]> {
  const paths = await glob(LIKELY, {
    cwd: root,
    deep: DEEPEST,
    followSymbolicLinks: false,
    ignore: ELSEWHERE,
    expandDirectories: false,
  });
  const found = new Set<string>();
  for (const path of paths.sort().slice(0, MOST_FILES)) {
    const info = await stat(join(root, path)).catch(() => null);
    if (!info?.isFile() || info.size > LARGEST) continue;
    const report = await readReport(join(root, path), () => undefined);
    if (report.readable && report.format !== null) found.add(globFor(path));
  }
  return [...found].filter((one) => globProblem(one) === null).sort();
}

/** Reports beside this one have the same ending: `reports/TEST-a.xml` → `reports/*.xml`. */
function globFor(path: string): string {
  const slash = path.lastIndexOf('/');
  if (slash < 0) return path;
  const ending = /\.[A-Za-z0-9]+$/.exec(path)?.[0] ?? '';
  return `${path.slice(0, slash)}/*${ending}`;
}
