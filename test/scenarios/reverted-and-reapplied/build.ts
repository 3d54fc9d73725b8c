import { fixedApp, lifeGoesOn, PATTERN } from '../app.js';
import type { Scenario } from '../scenario.js';

/** The fix was taken back, and the taking back was taken back. */
export async function build(): Promise<Scenario> {
  const { repo, commits } = fixedApp();
  const revert = repo.revert(commits.fix);
  const again = repo.revert(revert);
  lifeGoesOn(repo);
  return {
    folder: (await repo.build()).folder,
    options: { patterns: [PATTERN] },
    commits: { ...commits, revert, again },
  };
}
