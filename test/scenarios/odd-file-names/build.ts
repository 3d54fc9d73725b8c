import { BROKEN, brokenApp, PATTERN, TESTED_REPAIR } from '../app.js';
import type { Scenario } from '../scenario.js';

/** Files with spaces, quotes, line ends, markup and bytes that are no UTF-8 in their names; some still have the defect. */
export async function build(): Promise<Scenario> {
  const repo = brokenApp(
    {},
    {
      'app/with space.py': BROKEN['app/jobs.py'],
      'app/quo"te`|<b>.py': BROKEN['app/jobs.py'],
      'app/new\nline.py': BROKEN['app/jobs.py'],
      'app/n\u00e4\u0131ve \ud83c\udf89.py': BROKEN['app/jobs.py'],
      'app/-e.py': BROKEN['app/jobs.py'],
      'app/:(glob)*.py': BROKEN['app/jobs.py'],
    },
  );
  const fix = repo.commit({
    message: 'Fix #7: open sessions without waiting',
    files: { ...TESTED_REPAIR, 'app/:(glob)*.py': TESTED_REPAIR['app/jobs.py'] },
  });
  return { folder: (await repo.build()).folder, options: { patterns: [PATTERN] }, commits: { fix } };
}
