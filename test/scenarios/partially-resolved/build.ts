import { BROKEN, brokenApp, lifeGoesOn, PATTERN, repaired } from '../app.js';
import type { Scenario } from '../scenario.js';

/** The fix closes the issue but changes only one of the two broken files. */
export async function build(): Promise<Scenario> {
  const repo = brokenApp();
  const fix = repo.commit({
    message: 'Greet without waiting\n\nFixes #7',
    files: { 'app/routes.py': repaired(BROKEN['app/routes.py']) },
  });
  lifeGoesOn(repo);
  return { folder: (await repo.build()).folder, options: { patterns: [PATTERN] }, commits: { fix } };
}
