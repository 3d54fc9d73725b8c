import { brokenApp, lifeGoesOn, TESTED_REPAIR } from '../app.js';
import type { Scenario } from '../scenario.js';

/** The same change lies on both branches, but here its message says nothing of the issue: only the patch tells. */
export async function build(): Promise<Scenario> {
  const repo = brokenApp();
  const fix = repo.commit({
    branch: 'next',
    message: 'Fix #7: open sessions without waiting',
    files: TESTED_REPAIR,
  });
  lifeGoesOn(repo);
  const picked = repo.cherryPick(fix, { message: 'Open sessions without waiting' });
  return { folder: (await repo.build()).folder, commits: { fix, picked } };
}
