import { fixedApp, PATTERN } from '../app.js';
import type { Scenario } from '../scenario.js';

/** There is no work tree. */
export async function build(): Promise<Scenario> {
  const { repo, commits } = fixedApp();
  return { folder: (await repo.build({ bare: true })).folder, options: { patterns: [PATTERN] }, commits };
}
