import { brokenApp } from '../app.js';
import type { Scenario } from '../scenario.js';

/** The clone’s oldest commit claims the fix: what it changed cannot be seen, for everything looks added there. */
export async function build(): Promise<Scenario> {
  const repo = brokenApp();
  repo.commit({
    message: 'Explain sessions, fixes #7',
    files: { 'docs/sessions.md': 'Sessions open at once.\n' },
  });
  const shallow = await (await repo.build()).clone({ depth: 1 });
  return { folder: shallow.folder, commits: {} };
}
