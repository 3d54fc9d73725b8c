import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runProcess } from '../cli/run-cli.js';
import { RepositoryBuilder, temporaryFolder } from '../repository-builder.js';

function story(): RepositoryBuilder {
  const repo = new RepositoryBuilder();
  const files = Object.fromEntries(
    ['ä', 'z', 'A', 'a', 'İ', '10', '9'].map((n) => [`src/${n}.py`, 'await f(1)\n']),
  );
  repo.commit({ message: 'Look things up', files });
  repo.commit({ message: 'fixes #7: do not wait', files: { 'src/a.py': 'f(1)\n', 'src/z.py': 'f(1)\n' } });
  repo.tag('v1.0.0');
  return repo;
}

/** Every file of an audit, by name. */
async function audited(folder: string, cwd: string, env: NodeJS.ProcessEnv): Promise<Record<string, string>> {
  const argv = ['7', '--repo', folder, '--pattern', 'python:await f($A)', '--quiet'];
  const ran = await runProcess(argv, { cwd, env: { SOURCE_DATE_EPOCH: '1760000000', ...env } });
  expect([ran.code, ran.err]).toEqual([0, '']);
  const out = join(cwd, 'out');
  const names = (await readdir(out)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (n) => [n, await readFile(join(out, n), 'utf8')])),
  );
}

test('the same question gives the same bytes in four places, time zones, locales, caches and at once', async () => {
  const repo = story();
  const [here, there] = [
    await repo.build({ remote: 'https://github.com/example/app.git' }),
    await repo.build({ remote: 'https://github.com/example/app.git' }),
  ];
  const cold = () => temporaryFolder('cache');
  const shared = await cold();
  const settings: readonly [string, NodeJS.ProcessEnv][] = [
    [here.folder, { TZ: 'UTC', LC_ALL: 'C', ISSUE_AUDIT_CACHE: shared }],
    [here.folder, { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', ISSUE_AUDIT_CACHE: shared }],
    [there.folder, { TZ: 'America/St_Johns', LANG: 'de_DE.UTF-8', ISSUE_AUDIT_CACHE: await cold() }],
    [
      there.folder,
      { TZ: 'Asia/Kathmandu', HOME: '/nowhere', COLUMNS: '40', ISSUE_AUDIT_CACHE: await cold() },
    ],
  ];
  const runs = settings.map(async ([folder, env]) => audited(folder, await temporaryFolder('work'), env));
  const [first, ...others] = await Promise.all(runs);
  expect(Object.keys(first ?? {})).toContain('issue-7.json');
  for (const other of others) expect(other).toEqual(first);
  // And from what the cache kept.
  expect(await audited(here.folder, await temporaryFolder('work'), { ISSUE_AUDIT_CACHE: shared })).toEqual(
    first,
  );
}, 300_000);
