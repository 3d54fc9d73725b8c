import { brokenApp, stated } from '../app.js';
import type { Scenario } from '../scenario.js';

/** What was asked for is a feature, and it was added. */
export async function build(): Promise<Scenario> {
  const repo = brokenApp({}, stated('{ state: closed, reason: completed, labels: [enhancement] }'));
  const fix = repo.commit({
    message: 'Add a dark theme (closes #7)',
    files: {
      'app/theme.py': 'DARK = {"background": "#000"}\n',
      'tests/test_issue_7.py':
        'from app.theme import DARK\n\n\ndef test_dark():\n    assert DARK["background"] == "#000"\n',
    },
  });
  return { folder: (await repo.build()).folder, commits: { fix } };
}
