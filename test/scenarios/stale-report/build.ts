import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../../repository-builder.js';
import { fixedApp, junit, PATTERN } from '../app.js';
import type { Scenario } from '../scenario.js';

/** The report of the passing tests is older than the revision. */
export async function build(): Promise<Scenario> {
  const { repo, commits } = fixedApp();
  const built = await repo.build();
  const reports = await temporaryFolder('reports');
  await writeFile(join(reports, 'junit.xml'), junit('2025-01-05T00:00:00+00:00', 'passed'));
  return { folder: built.folder, options: { patterns: [PATTERN], reports: [`${reports}/*.xml`] }, commits };
}
