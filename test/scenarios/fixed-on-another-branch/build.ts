import { brokenApp, lifeGoesOn, TESTED_REPAIR } from '../app.js';
import type { Scenario } from '../scenario.js';

/** The fix lies on a branch that was never merged. */
export async function build(): Promise<Scenario> {
  const repo = brokenApp();
  const fix = repo.commit({
    branch: 'fix/7',
    message: 'Fix #7: open sessions without waiting',
    files: TESTED_REPAIR,
  });
  lifeGoesOn(repo);
  return { folder: (await repo.build()).folder, commits: { fix } };
}
