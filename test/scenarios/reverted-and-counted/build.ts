import { fixedApp, PATTERN } from '../app.js';
import type { Scenario } from '../scenario.js';

/** The fix was taken back, and the pattern shows what came back with it. */
export async function build(): Promise<Scenario> {
  const { repo, commits } = fixedApp();
  const revert = repo.revert(commits.fix);
  return {
    folder: (await repo.build()).folder,
    options: { patterns: [PATTERN] },
    commits: { ...commits, revert },
  };
}
