import { brokenApp } from '../app.js';
import type { Scenario } from '../scenario.js';

/** What closes the issue changes documentation alone. */
export async function build(): Promise<Scenario> {
  const repo = brokenApp();
  repo.commit({
    message: 'Explain sessions\n\nCloses #7',
    files: { 'docs/sessions.md': 'Sessions open at once.\n' },
  });
  return { folder: (await repo.build()).folder, commits: {} };
}
