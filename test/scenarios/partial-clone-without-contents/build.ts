import { fixedApp, PATTERN } from '../app.js';
import type { Scenario } from '../scenario.js';

/** The clone holds no file content at all, so nothing could be searched. */
export async function build(): Promise<Scenario> {
  const { repo, commits } = fixedApp();
  const partial = await (await repo.build()).clone({ filter: 'blob:none', checkout: false });
  return { folder: partial.folder, options: { patterns: [PATTERN] }, commits };
}
