import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { runCli } from '../cli/run-cli.js';
import { type BuiltRepository, RepositoryBuilder, temporaryFolder } from '../repository-builder.js';

const NAMES = [
  '--output=pwned.py',
  '-rf.py',
  '$(touch pwned).py',
  '`touch pwned`.py',
  'a;touch pwned;.py',
  'a\ntouch pwned\n.py',
  '"quoted".py',
  ':(exclude)a.py',
  ':!a.py',
  '*.py',
  'C:\\pwned.py',
  '~root.py',
  '@{-1}.py',
  'HEAD:a.py',
];

let built: BuiltRepository;
let outside: string;

beforeAll(async () => {
  outside = await temporaryFolder('outside');
  await writeFile(join(outside, 'secret.py'), 'await look_up("SECRET-OF-THIS-MACHINE")\n');
  const files = Object.fromEntries(NAMES.map((name) => [name, 'await look_up(1)\n']));
  const repo = new RepositoryBuilder();
  repo.commit({
    message: 'Names',
    files: {
      ...files,
      'link.py': { symlink: join(outside, 'secret.py') },
      folder: { symlink: outside },
      module: { submodule: '1234567890123456789012345678901234567890' },
    },
  });
  const fix = repo.commit({ message: 'Fix #7', files: { '-rf.py': 'look_up(1)\n' } });
  repo.tag('v1.0.0;touch-pwned', fix);
  repo.setBranch('--upload-pack=touch-pwned', fix);
  repo.setBranch('-x', fix);
  built = await repo.build();
});

test('names that look like options, commands or globs are names', async () => {
  const cwd = await temporaryFolder('work');
  const out = join(cwd, 'out');
  const argv = ['7', '--repo', built.folder, '--out', out, '--pattern', 'python:await look_up($A)'];
  const ran = await runCli(argv, { cwd });
  expect([ran.code, ran.err]).toEqual([0, expect.not.stringContaining('rror')]);
  const { patterns } = JSON.parse(
    (await runCli([...argv.slice(0, 3), '--json', ...argv.slice(5)], { cwd })).out,
  );
  const paths = patterns[0].occurrences.map((one: { path: string }) => one.path);
  expect(paths.sort()).toEqual(NAMES.filter((name) => name !== '-rf.py').sort());
  expect(await readdir(cwd)).toEqual(['out']);
  expect((await readdir(out)).filter((name) => !name.startsWith('issue-7.'))).toEqual([]);
  expect((await readdir(built.folder)).filter((name) => name === 'pwned' || name === 'pwned.py')).toEqual([]);
});

test('nothing is read through a link or a submodule that leads out of the tree', async () => {
  const { out } = await runCli(['7', '--repo', built.folder, '--json', '--pattern', 're:SECRET-OF']);
  expect(out).not.toContain('THIS-MACHINE');
  expect(JSON.parse(out).patterns[0].occurrences).toEqual([]);
});

test.each(['status', 'list', 'introduced', 'pattern'])('%s reads the same repository', async (command) => {
  const words =
    { status: ['7', '--branches', '--tags'], list: [], introduced: ['HEAD'], pattern: ['HEAD'] }[command] ??
    [];
  const ran = await runCli([command, ...words, '--repo', built.folder, '--json']);
  expect([ran.code, ran.err]).toEqual([0, expect.not.stringContaining('Internal error')]);
});

test.each(['../pwned', '/tmp/pwned', '..', 'a/../../b', 'PROJ-1/../../x'])(
  'an issue called %s writes nowhere else',
  async (issue) => {
    const cwd = join(await temporaryFolder('work'), 'deep', 'er');
    await mkdir(cwd, { recursive: true });
    const ran = await runCli([issue, '--repo', built.folder], { cwd });
    expect([0, 2]).toContain(ran.code);
    expect((await readdir(cwd)).filter((name) => name !== 'out')).toEqual([]);
    expect(await readdir(join(cwd, '..'))).toEqual(['er']);
  },
);
