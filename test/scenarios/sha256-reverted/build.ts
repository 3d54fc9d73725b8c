import { fixedApp } from '../app.js';
import type { Scenario } from '../scenario.js';

/** A revert quotes an object name of 64 digits. */
export async function build(): Promise<Scenario> {
  const { repo, commits } = fixedApp({ objectFormat: 'sha256' });
  const revert = repo.revert(commits.fix);
  return { folder: (await repo.build()).folder, commits: { ...commits, revert } };
}
