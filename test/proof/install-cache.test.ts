import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clearInstalls, InstallCache, measureInstalls } from '../../src/proof/install-cache.js';

const folder = () => mkdtemp(join(tmpdir(), 'installs-'));
const ENV = { PATH: process.env.PATH ?? '' };

it('keeps dependencies by what decides them, and gives every run a copy of its own', async () => {
  const [cacheFolder, first, second, third] = await Promise.all([folder(), folder(), folder(), folder()]);
  const cache = new InstallCache(cacheFolder, 'run-test', ENV);
  await mkdir(join(first, 'node_modules', 'a'), { recursive: true });
  await writeFile(join(first, 'node_modules', 'a', 'index.js'), 'one');
  await cache.keep(['lock 1'], first, ['node_modules']);
  expect(await cache.restore(['lock 2'], second, ['node_modules'])).toBe(false);
  expect(await cache.restore(['lock 1'], second, ['node_modules'])).toBe(true);
  await writeFile(join(second, 'node_modules', 'a', 'index.js'), 'spoilt by a test');
  expect(await cache.restore(['lock 1'], third, ['node_modules'])).toBe(true);
  expect(await readFile(join(third, 'node_modules', 'a', 'index.js'), 'utf8')).toBe('one');
  expect((await measureInstalls(cacheFolder)).files).toBe(1);
  await clearInstalls(cacheFolder);
  expect(await readdir(cacheFolder)).toEqual([]);
});

it('takes nothing from a folder that was only half copied', async () => {
  const [cacheFolder, tree] = await Promise.all([folder(), folder()]);
  const cache = new InstallCache(cacheFolder, 'run-test', ENV);
  await mkdir(join(tree, 'node_modules'), { recursive: true });
  await cache.keep(['lock'], tree, ['node_modules']);
  const [name = ''] = await readdir(join(cacheFolder, 'proof-installs'));
  const { rm } = await import('node:fs/promises');
  await rm(join(cacheFolder, 'proof-installs', name, 'folders'));
  expect(await cache.restore(['lock'], await folder(), ['node_modules'])).toBe(false);
});
