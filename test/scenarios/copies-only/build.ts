import { BROKEN, fixedApp, PATTERN } from '../app.js';
import type { Scenario } from '../scenario.js';

/** After the fix the pattern appears again, but only in backup copies, in a test, in a document and inside strings. */
export async function build(): Promise<Scenario> {
  const { repo, commits } = fixedApp();
  repo.commit({
    message: 'Keep a copy before moving house',
    files: { 'backups/2025-01/app/routes.py': BROKEN['app/routes.py'] },
  });
  repo.commit({
    message: 'Test that waiting fails',
    files: {
      'tests/test_waiting.py':
        'import pytest\nfrom app.session import open_session\n\n\nasync def test_waiting_fails():\n' +
        '    with pytest.raises(TypeError):\n        await open_session("ada")\n',
      'app/hints.py':
        '"""Never write await open_session(user)."""\n\nHINT = "await open_session(user) fails"\n',
      'docs/sessions.md': 'Do not `await open_session(user)`.\n',
    },
  });
  return { folder: (await repo.build()).folder, options: { patterns: [PATTERN] }, commits };
}
