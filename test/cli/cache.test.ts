import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type BuiltRepository, RepositoryBuilder, temporaryFolder } from '../repository-builder.js';
import { runCli } from './run-cli.js';

test('shows what an audit left there, and clears that and nothing else', async () => {
  const builder = new RepositoryBuilder();
  builder.commit({ message: 'One', files: { 'a.py': 'await f()\n' } });
  const built = await builder.build();
  const folder = await temporaryFolder('cache');
  await writeFile(join(folder, 'notes.txt'), 'mine');
  const of = (...argv: string[]) => runCli([...argv, '--cache-folder', folder]);
  await of('history', 'python:await f($$$)', '--repo', built.folder, '--quiet');
  const json = JSON.parse((await of('cache', '--json')).out) as Record<string, unknown>;
  expect(json).toMatchObject({ folder, cleared: false, files: expect.any(Number) });
  expect(json.files).toBeGreaterThan(0);
  expect((await of('cache')).out).toBe(`${folder}: ${json.files} files, ${shown(Number(json.bytes))}\n`);
  const cleared = await of('cache', 'clear');
  expect([cleared.code, cleared.out]).toEqual([
    0,
    `${folder}: removed ${json.files} files, ${shown(Number(json.bytes))}\n`,
  ]);
  expect(await readdir(folder)).toEqual(['notes.txt']);
  expect((await of('cache')).out).toBe(`${folder}: 0 files, 0 bytes\n`);
});

const shown = (bytes: number) => (bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} kB`);

test('a stranger’s clone cannot say what is in a file of ours', async () => {
  const builder = new RepositoryBuilder();
  builder.commit({ message: 'One', files: { 'a.py': 'await f()\n' } });
  const [ours, theirs] = [await builder.build(), await builder.build()];
  const oid = await theirs.git('rev-parse', 'HEAD:a.py');
  // An object whose content does not fit its name: git reads it without a word.
  await theirs.lose('HEAD:a.py');
  const loose = join(theirs.folder, '.git/objects', oid.slice(0, 2), oid.slice(2));
  await writeFile(loose, deflateSync('blob 4\0g()\n'));
  const folder = await temporaryFolder('cache');
  const entriesOf = async ({ folder: repo }: BuiltRepository) => {
    const argv = ['history', 'python:await f($$$)', '--repo', repo, '--json', '--cache-folder', folder];
    return JSON.parse((await runCli(argv)).out).ledger.entries.length;
  };
  expect([await entriesOf(theirs), await entriesOf(ours)]).toEqual([0, 1]);
});

test('a folder that is not there holds nothing, and none is made', async () => {
  const folder = join(await temporaryFolder('cache'), 'none');
  const { code, out } = await runCli(['cache', 'clear', '--cache-folder', folder, '--json']);
  expect([code, JSON.parse(out)]).toEqual([0, { folder, cleared: true, files: 0, bytes: 0 }]);
});

test('what is wrong is named', async () => {
  const file = join(await temporaryFolder('cache'), 'file');
  await writeFile(file, '');
  const word = await runCli(['cache', 'clean']);
  expect([word.code, word.err]).toEqual([2, expect.stringContaining('cache does not know "clean"')]);
  const wrong = await runCli(['cache', '--cache-folder', file]);
  expect([wrong.code, wrong.err]).toEqual([3, expect.stringContaining('is a file')]);
  const none = await runCli(['cache'], { env: {} });
  expect([none.code, none.err]).toEqual([3, expect.stringContaining('--cache-folder')]);
});
