import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Git } from '../../../src/clients/git/git.js';
import { LARGEST_OBJECT, type ReadObject, readObjects } from '../../../src/clients/git/objects.js';
import { openClone } from '../../../src/clients/git/repository.js';
import { type BuiltRepository, RepositoryBuilder, temporaryFolder } from '../../repository-builder.js';

async function read(
  built: BuiltRepository,
  names: readonly string[],
  maxBytes?: number,
): Promise<ReadObject[]> {
  const { git } = await openClone(built.folder);
  const found: ReadObject[] = [];
  for await (const object of readObjects(git, names, maxBytes === undefined ? {} : { maxBytes }))
    found.push(object);
  return found;
}

function told(objects: readonly ReadObject[]): string[] {
  return objects.map((object) => ('data' in object ? object.data.toString('latin1') : object.reason));
}

describe('readObjects', () => {
  it('gives objects in the order asked for, byte for byte, and goes on over what is missing', async () => {
    const repo = new RepositoryBuilder();
    const binary = Buffer.from([0, 10, 255, 10, 13]);
    const commit = repo.commit({
      message: 'First',
      files: { 'a.py': 'one\n', 'empty.py': '', 'with space.py': 'two', 'raw.bin': binary },
    });
    const at = (path: string) => `${commit.hash}:${path}`;
    const built = await repo.build();
    const names = [
      at('with space.py'),
      at('no such file missing'),
      at('a.py'),
      at('empty.py'),
      '',
      `${'0'.repeat(40)} blob 5`,
      at('raw.bin'),
      at('a.py'),
    ];
    const found = await read(built, names);
    expect(told(found)).toEqual([
      'two',
      'missing',
      'one\n',
      '',
      'missing',
      'missing',
      binary.toString('latin1'),
      'one\n',
    ]);
    expect(found.map((object) => object.name)).toEqual(names);
    expect(found[2]).toMatchObject({ type: 'blob', size: 4 });
  });

  it('passes over what is too large without holding it', async () => {
    const repo = new RepositoryBuilder();
    const commit = repo.commit({
      message: 'First',
      files: { 'small.py': 'x\n', 'exact.py': 'x'.repeat(100), 'large.py': `${'y'.repeat(200_000)}\n` },
    });
    const at = (path: string) => `${commit.hash}:${path}`;
    const built = await repo.build();
    const found = await read(built, [at('large.py'), at('exact.py'), at('small.py'), at('large.py')], 100);
    expect(told(found)).toEqual(['too-large', 'x'.repeat(100), 'x\n', 'too-large']);
    expect(found[0]).toMatchObject({ size: 200_001 });
    expect(LARGEST_OBJECT).toBeGreaterThan(1_000_000);
  });

  it('reads more than a pipe holds, and can be stopped in the middle', async () => {
    const repo = new RepositoryBuilder();
    const files = Object.fromEntries(
      Array.from({ length: 3000 }, (_, i) => [`f${i}.py`, `${i}\n`.repeat(200)]),
    );
    const commit = repo.commit({ message: 'First', files });
    const built = await repo.build({ bare: true });
    const names = Object.keys(files).map((path) => `${commit.hash}:${path}`);
    const found = await read(built, names);
    expect(told(found)).toEqual(Object.values(files));
    const { git } = await openClone(built.folder);
    for await (const object of readObjects(git, names)) {
      expect(object.name).toBe(names[0]);
      break;
    }
  });

  it('says missing for what a partial clone left out, and fetches nothing', async () => {
    for (const objectFormat of ['sha1', 'sha256'] as const) {
      const repo = new RepositoryBuilder({ objectFormat });
      const commit = repo.commit({
        message: 'First',
        files: { 'a.py': 'a\n', 'b.py': 'b\n', 'c.py': 'c\n', 'd.py': 'd\n' },
      });
      const partial = await (await repo.build()).clone({ filter: 'blob:none', checkout: false });
      await partial.git('cat-file', 'blob', `${commit.hash}:c.py`);
      const oid = (path: string) => commit.snapshot.get(path)?.oid ?? '';
      const names = [oid('a.py'), oid('b.py'), oid('c.py'), `${commit.hash}:d.py`, oid('c.py')];
      expect(told(await read(partial, names))).toEqual(['missing', 'missing', 'c\n', 'missing', 'c\n']);
      expect(told(await read(partial, names))).toEqual(['missing', 'missing', 'c\n', 'missing', 'c\n']);
    }
  });

  it('fails aloud when git cannot run there', async () => {
    const built = await new RepositoryBuilder().build();
    const { git } = await openClone(built.folder);
    await built.git('config', 'core.repositoryFormatVersion', '99');
    await expect(async () => {
      for await (const object of readObjects(git, ['1'.repeat(40)])) expect(object).toBeNull();
    }).rejects.toThrow('after 0 of 1 objects');
  });

  it('survives a git that ends before it has read what it is asked for', async () => {
    const folder = await temporaryFolder('path');
    const oid = '1'.repeat(40);
    await writeFile(join(folder, 'git'), `#!/bin/sh\nprintf '${oid} blob 1\\nx\\n'\nexec 0<&-\nexit 1\n`);
    await chmod(join(folder, 'git'), 0o755);
    const git = new Git(folder, { env: { PATH: `${folder}:/usr/bin:/bin` } });
    const ended = new Promise((resolve) => setTimeout(resolve, 300));
    const slowly = async () => {
      for await (const object of readObjects(git, Array(50_000).fill(oid))) {
        expect(object).toMatchObject({ size: 1 });
        // The pipe breaks while nobody waits for the next object; nothing may be left to reject on its own.
        await ended;
      }
    };
    await expect(slowly()).rejects.toThrow('after 1 of 50000 objects');
  });
});
