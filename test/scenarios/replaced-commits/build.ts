import { fixedApp, PATTERN } from '../app.js';
import type { Scenario } from '../scenario.js';

/** A replace ref hides the fix from git log; it is ignored, and said to be there. */
export async function build(): Promise<Scenario> {
  const { repo, commits } = fixedApp();
  const built = await repo.build();
  const before = commits.fix.parents[0];
  if (!before) throw new Error('the fix has a parent');
  await built.git('replace', commits.fix.hash, before.hash);
  return { folder: built.folder, options: { patterns: [PATTERN] }, commits };
}
