import { brokenApp } from '../app.js';
import type { Scenario } from '../scenario.js';

/** No commit names the issue, no pattern says what is broken, and the tracker was not asked. */
export async function build(): Promise<Scenario> {
  const repo = brokenApp();
  repo.commit({ message: 'As other/app#7 does', files: { 'app/texts.py': 'GREETING = "Hi"\n' } });
  const built = await repo.build({ remote: 'https://github.com/example/app.git' });
  return { folder: built.folder, commits: {} };
}
