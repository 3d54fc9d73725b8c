import { fixedApp, PATTERN } from '../app.js';
import type { Scenario } from '../scenario.js';

/** The audit runs in a linked worktree; the main one stands at another commit. */
export async function build(): Promise<Scenario> {
  const { repo, commits } = fixedApp();
  const first = commits.fix.parents[0];
  const built = await repo.build(first ? { head: first } : {});
  const linked = await built.worktree('main');
  return { folder: linked.folder, options: { patterns: [PATTERN] }, commits };
}
