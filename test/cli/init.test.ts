import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { tagSchemes } from '../../src/cli/init/tag-schemes.js';
import { openClone } from '../../src/clients/git/repository.js';
import { loadConfig } from '../../src/config/load-config.js';
import { type BuiltRepository, RepositoryBuilder } from '../repository-builder.js';
import { runCli } from './run-cli.js';

async function project(options: { bare?: boolean } = {}): Promise<BuiltRepository> {
  const builder = new RepositoryBuilder();
  builder.commit({
    message: 'Start',
    files: {
      'src/a.py': 'x\n',
      'src/b.py': 'y\n',
      'web/app.ts': 'z\n',
      'tests/test_a.py': 't\n',
      'tests/test_b.py': 't\n',
    },
  });
  for (const n of [1, 2, 3, 4])
    builder.commit({ message: `PROJ-${n}: change #${n} in UTF-8`, files: { 'src/a.py': `${n}\n` } });
  builder.tag('v1.0.0').tag('v1.1.0').tag("odd'tag-1").tag('nightly-20250101');
  return builder.build(options);
}

async function loaded(folder: string) {
  const clone = await openClone(folder);
  return loadConfig({ clone, commit: 'HEAD', explicitPath: null, cwd: folder });
}

describe('init', () => {
  test('writes what it finds, and what it writes can be read', async () => {
    const built = await project();
    await mkdir(join(built.folder, 'reports'));
    await writeFile(
      join(built.folder, 'reports', 'junit.xml'),
      '<testsuite name="s"><testcase name="a" classname="b"/></testsuite>',
    );
    await writeFile(join(built.folder, 'reports', 'test-results.xml'), '<html>no report</html>');
    const ran = await runCli(['init'], { cwd: join(built.folder, 'src') });
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out).toContain('issue-audit.yml is written at the root of the repository.');
    const text = await readFile(join(built.folder, 'issue-audit.yml'), 'utf8');
    expect(text).toContain('# Languages found: Python (4 files), TypeScript (1 file).');
    expect(text).toContain('#   test: most in tests (2 files)');
    expect(text).toContain("  - 'PROJ-\\d+' # in 4 commits");
    const { config } = await loaded(built.folder);
    expect(config.reports).toEqual(['reports/*.xml']);
    expect(config.releases).toEqual({ tags: ['v*'], paths: {}, ignore: ['nightly-*'] });
  });

  test('what stands in comments is right, too', async () => {
    const { out } = await runCli(['init', '--print'], { cwd: (await project()).folder });
    const uncommented = out
      .split('\n')
      .map((line) => line.replace(/^# (?=[a-z]+:| +[-\w'])/, ''))
      .filter((line) => !line.startsWith('#') && !/most in/.test(line))
      .join('\n');
    const built = await project();
    await writeFile(join(built.folder, 'base.yml'), uncommented.replace(/^extends:.*$/m, ''));
    await writeFile(join(built.folder, 'issue-audit.yml'), 'extends: base.yml\n');
    const { config } = await loaded(built.folder);
    expect(config.issues[0]).toMatchObject({ key: '1184', aliases: ['PROJ-77'], state: { state: 'closed' } });
    expect(Object.keys(config.classes)).toEqual(['test', 'generated', 'vendored', 'backup']);
    expect(config.people).toBe('hidden');
  });

  test('never overwrites, unless told to; --print writes nothing', async () => {
    const built = await project();
    const file = join(built.folder, 'issue-audit.yml');
    await writeFile(file, 'people: hidden\n');
    const refused = await runCli(['init'], { cwd: built.folder });
    expect([refused.code, refused.err]).toEqual([
      2,
      expect.stringContaining('issue-audit.yml is already there'),
    ]);
    const printed = await runCli(['init', '--print'], { cwd: built.folder });
    expect(parse(printed.out)).toHaveProperty('releases');
    expect(await readFile(file, 'utf8')).toBe('people: hidden\n');
    expect((await runCli(['init', '--force', '--quiet'], { cwd: built.folder })).out).toBe('');
    expect(await readFile(file, 'utf8')).toBe(printed.out);
  });

  test.each([
    ['issue-audit.json', '{}', 'issue-audit.json is already there'],
    ['package.json', '{"issue-audit": {}}', 'package.json already has the key "issue-audit"'],
  ])('another configuration: %s', async (name, text, message) => {
    const built = await project();
    await writeFile(join(built.folder, name), text);
    const ran = await runCli(['init', '--force'], { cwd: built.folder });
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining(message)]);
  });

  test('a bare repository can only be printed', async () => {
    const built = await project({ bare: true });
    expect((await runCli(['init'], { cwd: built.folder })).code).toBe(2);
    expect((await runCli(['init', '--print'], { cwd: built.folder })).out).toContain('releases:');
  });
});

test('tags are grouped by what stands before the first digit', () => {
  const schemes = tagSchemes([
    'v1.0',
    'v2.0',
    'core-v1',
    'nightly-2025',
    'stable',
    '1.2.3',
    'odd\u0000-1',
    '+(a)-1',
  ]);
  expect(schemes.map(({ glob, count, isPassing }) => [glob, count, isPassing])).toEqual([
    ['v*', 2, false],
    ['[0-9]*', 1, false],
    ['core-v*', 1, false],
    ['nightly-*', 1, true],
    ['stable', 1, true],
  ]);
});
