import { brokenApp, lifeGoesOn, stated, TESTED_REPAIR } from '../app.js';
import type { Scenario } from '../scenario.js';

/** The issue was opened again after the fix, and is open. */
export async function build(): Promise<Scenario> {
  const repo = brokenApp({}, stated('{ state: open, reason: reopened, reopenedAt: 2025-03-01T00:00:00Z }'));
  const fix = repo.commit({ message: 'Fix #7: open sessions without waiting', files: TESTED_REPAIR });
  lifeGoesOn(repo);
  return { folder: (await repo.build()).folder, commits: { fix } };
}
