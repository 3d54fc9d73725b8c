import { brokenApp, lifeGoesOn, PATTERN, TESTED_REPAIR } from '../app.js';
import type { Scenario } from '../scenario.js';

/** Messages are in Latin-1, with and without saying so. */
export async function build(): Promise<Scenario> {
  const repo = brokenApp();
  repo.commit({
    message: Buffer.from('Gr\xfc\xdfe \xe4ndern\n', 'latin1'),
    files: { 'app/texts.py': 'GREETING = "Hi"\n' },
  });
  const fix = repo.commit({
    message: Buffer.from('Sitzungen \xf6ffnen ohne zu warten\n\nFixes #7\n', 'latin1'),
    encoding: 'ISO-8859-1',
    files: TESTED_REPAIR,
  });
  const bare = repo.commit({
    message: Buffer.from('Erkl\xe4rt, siehe #7\n', 'latin1'),
    files: { 'docs/sessions.md': 'Sitzungen.\n' },
  });
  lifeGoesOn(repo);
  return { folder: (await repo.build()).folder, options: { patterns: [PATTERN] }, commits: { fix, bare } };
}
