import { BROKEN, brokenApp, fixedApp, PATTERN } from '../app.js';
import type { Scenario } from '../scenario.js';

/** The defect lives in a submodule, which is another repository: its code and its commits do not count here. */
export async function build(): Promise<Scenario> {
  const inner = brokenApp({ author: 'Somebody Else' });
  inner.commit({ message: 'Break it again, closes #7', files: { 'app/more.py': BROKEN['app/jobs.py'] } });
  const { repo, commits } = fixedApp();
  repo.commit({ message: 'Use a library', files: { 'lib/inner': { submodule: inner.tip().hash } } });
  const built = await repo.build();
  await built.fillSubmodule('lib/inner', await inner.build());
  return { folder: built.folder, options: { patterns: [PATTERN] }, commits };
}
