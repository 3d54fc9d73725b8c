import { brokenApp, ISSUE_TEST, REPAIR } from '../app.js';
import type { Scenario } from '../scenario.js';

/** What came after the revision only adds tests: no part of the fix is missing. */
export async function build(): Promise<Scenario> {
  const repo = brokenApp();
  const fix = repo.commit({ message: 'Fix #7: open sessions without waiting', files: REPAIR });
  repo.tag('v1.0');
  repo.commit({ message: 'Test the fix of #7\n\nFixes #7', files: { 'tests/test_sessions.py': ISSUE_TEST } });
  repo.commit({
    message: 'Note that this fixes #7',
    files: { 'CHANGELOG.md': '- Sessions open at once (#7)\n' },
  });
  return { folder: (await repo.build()).folder, options: { at: 'v1.0' }, commits: { fix } };
}
