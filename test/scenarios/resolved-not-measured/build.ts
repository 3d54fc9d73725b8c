import { fixedApp } from '../app.js';
import type { Scenario } from '../scenario.js';

/** Fixed with the test in the same change; no pattern says what to count. */
export async function build(): Promise<Scenario> {
  const { repo, commits } = fixedApp();
  return { folder: (await repo.build()).folder, commits };
}
