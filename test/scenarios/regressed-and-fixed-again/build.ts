import { fixedApp, PATTERN } from '../app.js';
import type { Scenario } from '../scenario.js';

/** The defect came back after the fix and was removed once more, without a word of the issue. */
export async function build(): Promise<Scenario> {
  const { repo, commits } = fixedApp();
  const admin =
    'from app.session import open_session\n\n\nasync def enter(user):\n    return await open_session(user)\n';
  repo.commit({ message: 'Add the admin page', files: { 'app/admin.py': admin } });
  repo.commit({ message: 'Enter at once', files: { 'app/admin.py': admin.replace('await ', '') } });
  return { folder: (await repo.build()).folder, options: { patterns: [PATTERN] }, commits };
}
