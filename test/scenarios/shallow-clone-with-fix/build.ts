import { fixedApp, PATTERN } from '../app.js';
import type { Scenario } from '../scenario.js';

/** The clone is shallow, but the fix and what came before it are in it. */
export async function build(): Promise<Scenario> {
  const { repo, commits } = fixedApp();
  const shallow = await (await repo.build()).clone({ depth: 3 });
  return { folder: shallow.folder, options: { patterns: [PATTERN] }, commits };
}
