import { brokenApp, REPAIR } from '../app.js';
import type { Scenario } from '../scenario.js';

/** Two commits fix the issue; the revision holds the first only. */
export async function build(): Promise<Scenario> {
  const repo = brokenApp();
  const first = repo.commit({
    message: 'Fix #7 for the routes',
    files: { 'app/routes.py': REPAIR['app/routes.py'] },
  });
  repo.tag('v1.0');
  const second = repo.commit({
    message: 'Fix #7 for the jobs',
    files: { 'app/jobs.py': REPAIR['app/jobs.py'] },
  });
  return { folder: (await repo.build()).folder, options: { at: 'v1.0' }, commits: { first, second } };
}
