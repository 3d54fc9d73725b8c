import { fixedApp, PATTERN } from '../app.js';
import type { Scenario } from '../scenario.js';

/** HEAD stands at the commit before the fix, on no branch. */
export async function build(): Promise<Scenario> {
  const { repo, commits } = fixedApp();
  const before = commits.fix.parents[0];
  if (!before) throw new Error('the fix has a parent');
  const built = await repo.build({ head: before });
  return { folder: built.folder, options: { patterns: [PATTERN] }, commits };
}
