import { fixedApp, lifeGoesOn, TESTED_REPAIR } from '../app.js';
import type { Scenario } from '../scenario.js';

/** The fix was taken back and made once more, in a commit of its own. */
export async function build(): Promise<Scenario> {
  const { repo, commits } = fixedApp();
  repo.revert(commits.fix);
  repo.commit({ message: 'Say less', files: { 'app/texts.py': 'GREETING = "Hi"\n' } });
  const again = repo.commit({ message: 'Fix #7, now for good', files: TESTED_REPAIR });
  lifeGoesOn(repo);
  return { folder: (await repo.build()).folder, commits: { ...commits, again } };
}
