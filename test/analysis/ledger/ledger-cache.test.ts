import { expect, it } from 'vitest';
import { clearCache, DiskCache } from '../../../src/clients/cache/disk-cache.js';
import { RepositoryBuilder, temporaryFolder } from '../../repository-builder.js';
import { pythonPattern, tellStory } from '../told-story.js';

const PATTERN = pythonPattern('old_call($$$)');

async function repository() {
  const repo = new RepositoryBuilder();
  const first = repo.commit({ message: 'Start', files: { 'a.py': 'old_call(1)\n', 'b.py': 'x = 1\n' } });
  repo.commit({ message: 'More', files: { 'b.py': 'old_call(1)\nold_call(2)\n' } });
  const built = await repo.build();
  return { built, folder: built.folder, first };
}

it('gives the same ledger from the cache, without reading a version again', async () => {
  const { built, folder } = await repository();
  const cacheFolder = await temporaryFolder('cache');
  const cold = await tellStory(folder, PATTERN, { cache: new DiskCache(cacheFolder) });
  await built.lose('HEAD:a.py', 'HEAD:b.py');
  const warm = await tellStory(folder, PATTERN, { cache: new DiskCache(cacheFolder) });
  expect(cold.ledger.remaining.production).toBe(3);
  expect(warm.ledger).toEqual(cold.ledger);
  expect((await tellStory(folder, PATTERN)).ledger.blobs.missing).toBe(2);
});

it('uses at one revision what it learnt at another, and keeps both', async () => {
  const { built, folder, first } = await repository();
  const cacheFolder = await temporaryFolder('cache');
  const at = (revision: string) =>
    tellStory(folder, PATTERN, { revision, cache: new DiskCache(cacheFolder) });
  const whole = await at('HEAD');
  await built.lose('HEAD:a.py', 'HEAD:b.py');
  expect((await at(first.hash)).ledger).toMatchObject({
    remaining: { production: 1 },
    blobs: { missing: 0 },
  });
  expect((await at('HEAD')).ledger).toEqual(whole.ledger);
});

it('keeps apart what different patterns found', async () => {
  const { folder } = await repository();
  const cacheFolder = await temporaryFolder('cache');
  await tellStory(folder, PATTERN, { cache: new DiskCache(cacheFolder) });
  const other = await tellStory(folder, pythonPattern('old_call(2)'), { cache: new DiskCache(cacheFolder) });
  expect(other.ledger.remaining.production).toBe(1);
});

it('may be used by two runs at once', async () => {
  const { folder } = await repository();
  const cacheFolder = await temporaryFolder('cache');
  const runs = Array.from({ length: 4 }, () =>
    tellStory(folder, PATTERN, { cache: new DiskCache(cacheFolder) }),
  );
  const totals = (await Promise.all(runs)).map(({ ledger }) => ledger.remaining.production);
  expect(totals).toEqual([3, 3, 3, 3]);
  expect((await clearCache(cacheFolder)).files).toBe(2);
});
