import { RepositoryBuilder } from '../../repository-builder.js';
import { BROKEN, fixedApp, PATTERN } from '../app.js';
import type { Scenario } from '../scenario.js';

/** The audit runs in a submodule; the repository around it has the defect and fixes of its own. */
export async function build(): Promise<Scenario> {
  const { repo, commits } = fixedApp();
  const around = new RepositoryBuilder();
  around.commit({
    message: 'Use the app, fixes #7',
    files: { 'lib/app': { submodule: commits.later.hash }, 'src/use.py': BROKEN['app/jobs.py'] },
  });
  const submodule = await (await around.build()).fillSubmodule('lib/app', await repo.build());
  return { folder: submodule.folder, options: { patterns: [PATTERN] }, commits };
}
