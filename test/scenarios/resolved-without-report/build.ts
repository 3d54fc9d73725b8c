import { fixedApp, PATTERN } from '../app.js';
import type { Scenario } from '../scenario.js';

/** Fixed and counted, with the test in the same change; nobody ran the tests. */
export async function build(): Promise<Scenario> {
  const { repo, commits } = fixedApp();
  return { folder: (await repo.build()).folder, options: { patterns: [PATTERN] }, commits };
}
