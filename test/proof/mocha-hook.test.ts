import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const HOOK = fileURLToPath(new URL('../../hooks/mocha.cjs', import.meta.url));
const MOCHA = fileURLToPath(new URL('../../node_modules/mocha/bin/mocha.js', import.meta.url));

/** What the hook tells of a run of Mocha over these files. */
async function told(files: Record<string, string>, env: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'mocha-'));
  const reports = await mkdtemp(join(tmpdir(), 'mocha-reports-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  await promisify(execFile)(process.execPath, [MOCHA, '--reporter', 'dot', ...Object.keys(files)], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      NODE_OPTIONS: `--require=${JSON.stringify(HOOK)}`,
      ISSUE_AUDIT_REPORTS: reports,
      ISSUE_AUDIT_FILES: 'a.js',
      ...env,
    },
  }).catch(() => undefined);
  const [report] = await readdir(reports);
  if (report === undefined) return null;
  const { results } = JSON.parse(await readFile(join(reports, report), 'utf8'));
  return results.tests.map((test: { suite: string[]; name: string; status: string; filePath: string }) => [
    [...test.suite, test.name].join(' > '),
    test.status,
    test.filePath.split('/').at(-1),
  ]);
}

describe('the hook for Mocha', () => {
  it('tells what became of each test, and in which file it is', async () => {
    const text = `describe('sum', () => {
  it('adds', () => {});
  it('takes away', () => { throw new Error('no'); });
  it.skip('divides', () => {});
});\n`;
    expect(await told({ 'a.js': text })).toEqual([
      ['sum > adds', 'passed', 'a.js'],
      ['sum > takes away', 'failed', 'a.js'],
      ['sum > divides', 'skipped', 'a.js'],
    ]);
  });

  it('names the asked file that defines a test which another one loads', async () => {
    const files = {
      'b.js': "describe('all', () => require('./a.js'));\n",
      'a.js': "it('is here', () => {});\n",
    };
    expect(await told(files)).toEqual([['all > is here', 'passed', 'a.js']]);
  });

  it('passes over a file of others that cannot be loaded, where a whole suite runs', async () => {
    const files = { 'a.js': "it('is here', () => {});\n", 'c.js': "require('is-not-there');\n" };
    expect(await told(files)).toBe(null);
    expect(await told(files, { ISSUE_AUDIT_SUITE: '1' })).toEqual([['is here', 'passed', 'a.js']]);
  });
});
