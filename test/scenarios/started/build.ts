import { brokenApp, REPAIR } from '../app.js';
import type { Scenario } from '../scenario.js';

/** A commit that only refers to the issue has changed production code; the one that closes it came after the revision. */
export async function build(): Promise<Scenario> {
  const repo = brokenApp();
  const begun = repo.commit({
    message: 'Refs #7: greet without waiting',
    files: { 'app/routes.py': REPAIR['app/routes.py'] },
  });
  repo.tag('v1.0');
  const done = repo.commit({
    message: 'Remind without waiting\n\nCloses #7',
    files: { 'app/jobs.py': REPAIR['app/jobs.py'] },
  });
  return { folder: (await repo.build()).folder, options: { at: 'v1.0' }, commits: { begun, done } };
}
