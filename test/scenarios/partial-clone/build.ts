import { fixedApp, PATTERN } from '../app.js';
import type { Scenario } from '../scenario.js';

/** The clone holds the contents of the files checked out, and no older ones. */
export async function build(): Promise<Scenario> {
  const { repo, commits } = fixedApp();
  const partial = await (await repo.build()).clone({ filter: 'blob:none' });
  return { folder: partial.folder, options: { patterns: [PATTERN] }, commits };
}
