import { fixedApp } from '../app.js';
import type { Scenario } from '../scenario.js';

/** The clone ends before the fix. */
export async function build(): Promise<Scenario> {
  const { repo } = fixedApp();
  const shallow = await (await repo.build()).clone({ depth: 1 });
  return { folder: shallow.folder, commits: {} };
}
