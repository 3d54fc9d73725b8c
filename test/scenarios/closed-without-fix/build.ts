import { brokenApp, lifeGoesOn, stated } from '../app.js';
import type { Scenario } from '../scenario.js';

/** The tracker is said to have closed it as not planned. */
export async function build(): Promise<Scenario> {
  const repo = brokenApp({}, stated('{ state: closed, reason: not_planned }'));
  lifeGoesOn(repo);
  return { folder: (await repo.build()).folder, commits: {} };
}
