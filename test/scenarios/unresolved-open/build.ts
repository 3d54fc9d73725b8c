import { brokenApp, lifeGoesOn, stated } from '../app.js';
import type { Scenario } from '../scenario.js';

/** Nobody has fixed it, and all that is known of it is that it is open. */
export async function build(): Promise<Scenario> {
  const repo = brokenApp({}, stated('open'));
  lifeGoesOn(repo);
  return { folder: (await repo.build()).folder, commits: {} };
}
