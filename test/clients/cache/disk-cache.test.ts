import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clearCache, DiskCache } from '../../../src/clients/cache/disk-cache.js';
import { temporaryFolder } from '../../repository-builder.js';

const text = (value: Buffer | null) => value?.toString() ?? null;

it('gives back what was kept under a key, and nothing else', async () => {
  const cache = new DiskCache(join(await temporaryFolder('cache'), 'deep', 'er'));
  expect(await cache.read('a')).toBeNull();
  expect(await cache.write('a', [Buffer.from('one '), Buffer.from('two')])).toBe(true);
  expect(text(await cache.read('a'))).toBe('one two');
  expect(await cache.read('b')).toBeNull();
});

it('does not believe a damaged file', async () => {
  const folder = await temporaryFolder('cache');
  const cache = new DiskCache(folder);
  await cache.write('a', [Buffer.from('content')]);
  const [name = ''] = await readdir(folder);
  const bytes = await readFile(join(folder, name));
  bytes[bytes.length - 1] = 0;
  await writeFile(join(folder, name), bytes);
  expect(await cache.read('a')).toBeNull();
});

it('forgets what was used longest ago when it grows too large', async () => {
  const folder = await temporaryFolder('cache');
  const cache = new DiskCache(folder, { maxBytes: 300 });
  await cache.write('a', [Buffer.alloc(100, 'a')]);
  const [first = ''] = await readdir(folder);
  await utimes(join(folder, first), new Date(0), new Date(0));
  await cache.write('b', [Buffer.alloc(100, 'b')]);
  await cache.write('c', [Buffer.alloc(100, 'c')]);
  expect(await cache.read('a')).toBeNull();
  expect(text(await cache.read('c'))).toBe('c'.repeat(100));
  expect(await cache.write('d', [Buffer.alloc(1000, 'd')])).toBe(false);
});

it('says when it can keep nothing, and does not fail', async () => {
  const folder = await temporaryFolder('cache');
  await writeFile(join(folder, 'file'), '');
  expect(await new DiskCache(join(folder, 'file')).write('a', [Buffer.from('x')])).toBe(false);
});

it('clears its own files only', async () => {
  const folder = await temporaryFolder('cache');
  const cache = new DiskCache(folder);
  await cache.write('a', [Buffer.from('x')]);
  await writeFile(join(folder, 'theirs.txt'), 'mine');
  expect((await clearCache(folder)).files).toBe(1);
  expect(await readdir(folder)).toEqual(['theirs.txt']);
  expect(await clearCache(join(folder, 'missing'))).toEqual({ files: 0, bytes: 0 });
});
