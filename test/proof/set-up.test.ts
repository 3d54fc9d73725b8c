import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { setUpJavascript } from '../../src/proof/javascript/set-up.js';
import { Project } from '../../src/proof/project.js';
import { testsNear } from '../../src/proof/tests-to-run.js';

const INSTALL = fileURLToPath(new URL('../../hooks/npm-install.cjs', import.meta.url));

/** A registry that does not have some packages, as npm would tell of it. */
async function installWith(manifest: object, missing: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(join(tmpdir(), 'install-'));
  const text = JSON.stringify(manifest);
  await writeFile(join(folder, 'package.json'), text);
  const complaints = Object.entries(missing)
    .map(([name, complaint]) => `grep -q '"${name}"' package.json && { echo "${complaint}" >&2; exit 1; }`)
    .join('\n');
  await writeFile(join(folder, 'npm'), `#!/bin/sh\n${complaints}\ncp package.json installed.json\n`);
  await chmod(join(folder, 'npm'), 0o700);
  const env = { PATH: [folder, process.env.PATH].join(delimiter) };
  const { stdout } = await promisify(execFile)(process.execPath, [INSTALL, 'install'], { cwd: folder, env });
  return {
    stdout,
    installed: JSON.parse(await readFile(join(folder, 'installed.json'), 'utf8')),
    isKept: (await readFile(join(folder, 'package.json'), 'utf8')) === text,
  };
}

describe('fetching dependencies', () => {
  it('leaves out what can no longer be had, and says so', async () => {
    const { stdout, installed, isKept } = await installWith(
      {
        dependencies: { a: '^1', gone: '^2' },
        devDependencies: { mocha: '*', parser: 'git://example.org/parser.git#abc' },
      },
      {
        gone: 'npm error code E404 - gone@^2 is not in this registry.',
        parser: 'npm error code ENOTFOUND network request to https://example.org/parser failed',
      },
    );
    expect(installed).toEqual({ dependencies: { a: '^1' }, devDependencies: { mocha: '*' } });
    expect(stdout).toContain('issue-audit: left out gone, parser');
    expect(isKept).toBe(true);
  });

  it('takes pnpm where the project does, and does not try what would fail again', async () => {
    const root = await mkdtemp(join(tmpdir(), 'project-'));
    // The root of a workspace may need nothing itself.
    await writeFile(join(root, 'package.json'), '{"private":true}');
    const { steps } = await setUpJavascript(new Project(root, ['package.json', 'pnpm-lock.yaml']));
    const [step] = steps;
    expect(step?.attempts[0]?.program).toBe('pnpm');
    const again = step?.attempts.filter(({ unless }) => !unless?.test('npm error code ENOTFOUND'));
    expect(again?.filter(({ args }) => args.includes('--legacy-peer-deps'))).toHaveLength(1);
  });
});

describe('the tests nearest to a file of data', () => {
  it.each([
    ['test/specs/new/a.md', ['test/specs/run.js']],
    ['test/unit/__snapshots__/b.test.js.snap', ['test/unit/b.test.js']],
    ['other/a.md', []],
  ])('%s', (path, expected) => {
    expect(testsNear(path, ['test/specs/run.js', 'test/unit/a.test.js', 'test/unit/b.test.js'])).toEqual(
      expected,
    );
  });
});
