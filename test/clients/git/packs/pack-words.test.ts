import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { DiskCache } from '../../../../src/clients/cache/disk-cache.js';
import type { KeptBytes } from '../../../../src/clients/git/kept-bytes.js';
import { readPackedBlobs } from '../../../../src/clients/git/packs/read-packed-blobs.js';
import { openClone } from '../../../../src/clients/git/repository.js';
import { type BuiltRepository, RepositoryBuilder } from '../../../repository-builder.js';

const VERSIONS = 30;

/** Versions of a file, packed as differences of one another; `call_<i>` is in version i and the nine after it. */
async function story(): Promise<{ built: BuiltRepository; texts: Map<string, string> }> {
  const repo = new RepositoryBuilder();
  const texts = new Map<string, string>();
  const filling = Array.from({ length: 300 }, (_, i) => `line ${(i * 7919) % 9973} of many`);
  for (let i = 0; i < VERSIONS; i += 1) {
    const calls = Array.from({ length: 10 }, (_, k) => (i - k < 0 ? '' : `    await call_${i - k}()`));
    const text = [...filling.slice(0, 150), ...calls, ...filling.slice(150)].join('\n');
    const commit = repo.commit({ message: `Change ${i}`, files: { 'a.py': text } });
    texts.set(commit.snapshot.get('a.py')?.oid ?? '', text);
  }
  const built = await repo.build();
  await built.git('repack', '-adfq', '--depth=50');
  return { built, texts };
}

/** The texts given, and the number of those not read because they lack the words. */
async function read(
  built: BuiltRepository,
  oids: readonly string[],
  sets: readonly (readonly string[])[],
  kept: KeptBytes,
): Promise<{ given: string[]; lacking: number }> {
  const { git } = await openClone(built.folder);
  const given: string[] = [];
  let lacking = 0;
  const rest = await readPackedBlobs(git, oids, { maxBytes: 1_000_000, words: { sets, kept } }, (_, blob) => {
    if ('data' in blob) given.push(blob.data.toString());
    else lacking += 1;
    return undefined;
  });
  expect(rest).toEqual([]);
  expect(given.length + lacking).toBe(oids.length);
  return { given, lacking };
}

describe('words of packs', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'issue-audit-words-'));
  });

  it('give every version with the words, and hardly another, at first and when they are kept', async () => {
    const { built, texts } = await story();
    const cache = new DiskCache(folder);
    for (const name of ['call_12', 'call_12', 'call_3', 'call_29', 'never_there']) {
      const { given, lacking } = await read(built, [...texts.keys()], [['await', name]], cache);
      const holding = [...texts.values()].filter((text) => text.includes(`${name}()`));
      expect(new Set(given)).toEqual(new Set([...given, ...holding]));
      // A difference of one that has the word may have it.
      expect(given.length).toBeLessThanOrEqual(VERSIONS);
      if (name === 'never_there') expect(lacking).toBe(VERSIONS);
    }
    expect((await readdir(folder)).length).toBe(1);
  });

  it('read those of any of several sets', async () => {
    const { built, texts } = await story();
    const sets = [['call_1'], ['call_28', 'await']];
    const { given, lacking } = await read(built, [...texts.keys()], sets, new DiskCache(folder));
    const holding = [...texts.values()].filter((text) => /call_(?:1|28)\(/.test(text));
    expect(given).toEqual(expect.arrayContaining(holding));
    expect(given.length + lacking).toBe(VERSIONS);
  });

  it('read all where a word is too short or no word', async () => {
    const { built, texts } = await story();
    const { given } = await read(built, [...texts.keys()], [['never_there'], ['of']], new DiskCache(folder));
    expect(given).toHaveLength(VERSIONS);
    expect(await readdir(folder)).toEqual([]);
  });

  it('learn what other versions of a known pack bring', async () => {
    const { built, texts } = await story();
    const oids = [...texts.keys()];
    const cache = new DiskCache(folder);
    await read(built, oids.slice(0, 3), [['never_there']], cache);
    expect((await read(built, oids, [['never_there']], cache)).lacking).toBe(VERSIONS);
    const { given } = await read(built, oids, [['call_20']], cache);
    expect(given).toEqual(expect.arrayContaining([texts.get(oids[20] ?? '')]));
  });

  it('are read anew when the pack is another, or what was kept is damaged', async () => {
    const { built, texts } = await story();
    const oids = [...texts.keys()];
    await read(built, oids, [['call_5']], new DiskCache(folder));
    const [name = ''] = await readdir(folder);
    const bytes = await readFile(join(folder, name));
    for (const at of [40, 60, 200, bytes.length - 3]) bytes[at] = (bytes[at] ?? 0) ^ 255;
    // As the cache would give it if its own checksum held.
    const kept: KeptBytes = { read: async () => bytes.subarray(32), write: async () => true };
    const { given } = await read(built, oids, [['call_5']], kept);
    expect(given).toEqual(expect.arrayContaining([texts.get(oids[5] ?? '')]));
    await built.git('repack', '-adfq', '--depth=1');
    expect((await read(built, oids, [['never_there']], new DiskCache(folder))).lacking).toBe(VERSIONS);
    expect(await readdir(folder)).toHaveLength(2);
  });
});
