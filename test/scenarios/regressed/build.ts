import { fixedApp, lifeGoesOn, PATTERN } from '../app.js';
import type { Scenario } from '../scenario.js';

/** After the fix a new production file brings the defect back. */
export async function build(): Promise<Scenario> {
  const { repo, commits } = fixedApp();
  const culprit = repo.commit({
    message: 'Add the admin page (#12)',
    author: 'Grace Example',
    files: {
      'app/admin.py':
        'from app.session import open_session\n\n\nasync def enter(user):\n    return await open_session(user)\n',
    },
  });
  lifeGoesOn(repo);
  return {
    folder: (await repo.build()).folder,
    options: { patterns: [PATTERN] },
    commits: { ...commits, culprit },
  };
}
