import { fixedApp } from '../app.js';
import type { Scenario } from '../scenario.js';

/** The fix was taken back; nothing says what to count. */
export async function build(): Promise<Scenario> {
  const { repo, commits } = fixedApp();
  const revert = repo.revert(commits.fix);
  repo.commit({ message: 'Say less', files: { 'app/texts.py': 'GREETING = "Hi"\n' } });
  return { folder: (await repo.build()).folder, commits: { ...commits, revert } };
}
