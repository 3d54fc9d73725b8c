import { fixedApp, PATTERN } from '../app.js';
import type { Scenario } from '../scenario.js';

/** The defect comes back on a branch; the merge only brings it in and is not to blame. */
export async function build(): Promise<Scenario> {
  const { repo, commits } = fixedApp();
  const culprit = repo.commit({
    branch: 'admin',
    message: 'Add the admin page',
    files: {
      'app/admin.py':
        'from app.session import open_session\n\n\nasync def enter(user):\n    return await open_session(user)\n',
    },
  });
  repo.commit({ message: 'Meanwhile', files: { 'app/texts.py': 'GREETING = "Hi"\n' } });
  repo.merge('admin');
  return {
    folder: (await repo.build()).folder,
    options: { patterns: [PATTERN] },
    commits: { ...commits, culprit },
  };
}
