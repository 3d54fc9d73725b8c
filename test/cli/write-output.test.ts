import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assertWritable, writeFiles } from '../../src/cli/write-output.js';
import { EnvironmentError, Interrupted } from '../../src/errors.js';
import { temporaryFolder } from '../repository-builder.js';

const live = () => new AbortController().signal;

describe('writing', () => {
  test('makes the folder, writes, and leaves nothing else there', async () => {
    const folder = join(await temporaryFolder('out'), 'a', 'b');
    await assertWritable(folder, 'a/b');
    await writeFiles(
      folder,
      'a/b',
      [
        { name: 'x.md', text: 'one' },
        { name: 'x.json', text: '{}' },
      ],
      live(),
    );
    await writeFiles(folder, 'a/b', [{ name: 'x.md', text: 'two' }], live());
    expect((await readdir(folder)).sort()).toEqual(['x.json', 'x.md']);
    expect(await readFile(join(folder, 'x.md'), 'utf8')).toBe('two');
  });

  test('takes away what a killed run left, and nothing of one that still writes', async () => {
    const folder = await temporaryFolder('out');
    // No process has a number beyond the largest that a system gives.
    const [dead, alive, foreign] = ['.x.md.99999999.tmp', `.x.md.${process.ppid}.tmp`, '.y.md.99999999.tmp'];
    for (const name of [dead, alive, foreign]) await writeFile(join(folder, name), 'half');
    await writeFiles(folder, 'out', [{ name: 'x.md', text: 'whole' }], live());
    expect((await readdir(folder)).sort()).toEqual([alive, foreign, 'x.md'].sort());
  });

  test('an interrupted run keeps what was there before', async () => {
    const folder = await temporaryFolder('out');
    await writeFile(join(folder, 'x.md'), 'before');
    const write = writeFiles(folder, 'out', [{ name: 'x.md', text: 'after' }], AbortSignal.abort());
    await expect(write).rejects.toThrow(Interrupted);
    expect(await readdir(folder)).toEqual(['x.md']);
    expect(await readFile(join(folder, 'x.md'), 'utf8')).toBe('before');
  });

  test('a folder that is a file', async () => {
    const folder = await temporaryFolder('out');
    await writeFile(join(folder, 'file'), '');
    await expect(assertWritable(join(folder, 'file'), 'file')).rejects.toThrow(
      'the output folder file cannot be written to: there is a file in its place',
    );
    await expect(assertWritable(join(folder, 'file', 'sub'), 'file/sub')).rejects.toThrow(
      'a part of its path is a file',
    );
  });

  test('a folder in the way of a file: said, and nothing half-written stays', async () => {
    const folder = await temporaryFolder('out');
    await mkdir(join(folder, 'x.md'));
    const write = writeFiles(folder, 'out', [{ name: 'x.md', text: 'text' }], live());
    await expect(write).rejects.toThrow(EnvironmentError);
    expect(await readdir(folder)).toEqual(['x.md']);
  });
});
