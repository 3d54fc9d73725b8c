import { brokenApp, lifeGoesOn } from '../app.js';
import type { Scenario } from '../scenario.js';

/** A commit says that it fixes the issue and changes some production code; nothing else is known. */
export async function build(): Promise<Scenario> {
  const repo = brokenApp();
  const claim = repo.commit({
    message: 'Fix: remove wrong awaits - 3 fixes across 2 files\n\nCloses #7',
    files: { 'app/texts.py': 'GREETING = "Hi"\n' },
  });
  lifeGoesOn(repo);
  return { folder: (await repo.build()).folder, commits: { claim } };
}
