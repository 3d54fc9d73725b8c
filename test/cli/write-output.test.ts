import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileStem, prepareFolder, writeFiles } from '../../src/cli/write-output.js';
import { EnvironmentError, Interrupted } from '../../src/errors.js';
import { temporaryFolder } from '../repository-builder.js';

const live = () => new AbortController().signal;

describe('file names', () => {
  test.each(['1184', 'PROJ-123', 'a_b.c'])('%s stays', (key) => {
    expect(fileStem(key)).toBe(`issue-${key}`);
  });

  test.each(['../../etc/passwd', 'a b', 'a/b', 'x'.repeat(500), '..', 'ä', ''])('%j is made safe', (key) => {
    expect(fileStem(key)).toMatch(/^issue-[A-Za-z0-9._-]{0,89}$/);
    expect(fileStem(key)).not.toContain('..');
  });

  test('different keys have different names', () => {
    expect(new Set(['a b', 'a/b', 'a-b', 'a\\b'].map(fileStem)).size).toBe(4);
  });
});

describe('writing', () => {
  test('makes the folder, writes, and leaves nothing else there', async () => {
    const folder = join(await temporaryFolder('out'), 'a', 'b');
    await prepareFolder(folder, 'a/b');
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
    await expect(prepareFolder(join(folder, 'file'), 'file')).rejects.toThrow(
      'the output folder file cannot be written to: there is a file of that name',
    );
    await expect(prepareFolder(join(folder, 'file', 'sub'), 'file/sub')).rejects.toThrow(
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
