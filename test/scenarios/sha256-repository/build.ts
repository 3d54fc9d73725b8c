import { fixedApp, PATTERN } from '../app.js';
import type { Scenario } from '../scenario.js';

/** Object names are 64 digits long. */
export async function build(): Promise<Scenario> {
  const { repo, commits } = fixedApp({ objectFormat: 'sha256' });
  return { folder: (await repo.build()).folder, options: { patterns: [PATTERN] }, commits };
}
