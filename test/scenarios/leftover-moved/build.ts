import { brokenApp, PATTERN, REPAIR } from '../app.js';
import type { Scenario } from '../scenario.js';

/** The fix left one file out, and that file was moved later: nothing came back by that. */
export async function build(): Promise<Scenario> {
  const repo = brokenApp();
  const fix = repo.commit({
    message: 'Fix #7 for the routes',
    files: { 'app/routes.py': REPAIR['app/routes.py'] },
  });
  repo.commit({ message: 'Tidy up', rename: { 'app/jobs.py': 'app/tasks/jobs.py' } });
  return { folder: (await repo.build()).folder, options: { patterns: [PATTERN] }, commits: { fix } };
}
