import { brokenApp, lifeGoesOn, PATTERN } from '../app.js';
import type { Scenario } from '../scenario.js';

/** Nobody has fixed it; a commit only points at the issue. */
export async function build(): Promise<Scenario> {
  const repo = brokenApp();
  repo.commit({
    message: 'Log what happens, see #7',
    files: { 'app/log.py': 'def log(text):\n    print(text)\n' },
  });
  lifeGoesOn(repo);
  return { folder: (await repo.build()).folder, options: { patterns: [PATTERN] }, commits: {} };
}
