import { brokenApp, lifeGoesOn, PATTERN, TESTED_REPAIR } from '../app.js';
import type { Scenario } from '../scenario.js';

/** The fix lies on another branch, and the same change was picked onto this one. */
export async function build(): Promise<Scenario> {
  const repo = brokenApp();
  const fix = repo.commit({
    branch: 'next',
    message: 'Fix #7: open sessions without waiting',
    files: TESTED_REPAIR,
  });
  lifeGoesOn(repo);
  const picked = repo.cherryPick(fix);
  return { folder: (await repo.build()).folder, options: { patterns: [PATTERN] }, commits: { fix, picked } };
}
