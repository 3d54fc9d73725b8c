import { beforeAll, describe, expect, it, vi } from 'vitest';
import { removalsInMany } from '../../src/analysis/removals-in-many.js';
import { TooManyVersions, VersionReader } from '../../src/analysis/version-reader.js';
import { DiskCache } from '../../src/clients/cache/disk-cache.js';
import { compilePattern } from '../../src/clients/code/matcher.js';
import { parsePattern } from '../../src/clients/code/parse-pattern.js';
import { openClone } from '../../src/clients/git/repository.js';
import { collectHistory } from '../../src/collectors/history.js';
import { checkText } from '../claims/check-text.js';
import { type BuiltRepository, RepositoryBuilder, temporaryFolder } from '../repository-builder.js';

const FILES = 12;
const names = Array.from({ length: FILES }, (_, i) => `app/m${i}.py`);
const all = (text: (i: number) => string | null) =>
  Object.fromEntries(names.map((name, i) => [name, text(i)]));
const awaits = (i: number) => `async def f${i}():\n    await get_hub(${i})\n    await get_hub('x')\n`;

let built: BuiltRepository;
let fix: string;
beforeAll(async () => {
  const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
  repo.commit({ message: 'Begin', files: all(awaits) });
  for (const n of [1, 2, 3]) repo.commit({ message: `${n}`, files: { 'app/m0.py': `${awaits(0)}# ${n}\n` } });
  const commit = repo.commit({
    message: 'Do not await',
    files: all((i) => awaits(i).replaceAll('await get_hub', 'get_hub')),
  });
  repo.commit({ message: 'Wait again', files: { 'app/m1.py': awaits(1) } });
  repo.commit({ message: 'Drop one', files: { 'app/m1.py': null } });
  built = await repo.build();
  fix = commit.hash;
});

async function removals(leastFiles: number, mostVersions?: number) {
  const clone = await openClone(built.folder);
  const { revision, graph } = await collectHistory(clone, 'HEAD');
  const pattern = parsePattern('python:await get_hub($$$)', 0, 'option');
  if (pattern.kind === 'typed') throw new Error('it needs no types');
  const matcher = await compilePattern(pattern);
  return removalsInMany(clone, { revision: revision.commit, graph, matcher, leastFiles, mostVersions });
}

describe('what commits removed from many files', () => {
  it('is what the ledger tells of them, and nothing is read of smaller commits', async () => {
    const looked = vi.spyOn(VersionReader.prototype, 'take');
    const found = await removals(10);
    expect(found).toEqual([{ commit: fix, subject: 'Do not await', removed: 24, files: 12 }]);
    // Before and after it, of each file.
    expect(looked.mock.calls).toHaveLength(24);
    looked.mockRestore();
    expect(await removals(13)).toEqual([]);
  });

  it('ends where more versions than may be read hold it', async () => {
    // Twelve files before the fix; none after it.
    expect(await removals(10, 12)).toHaveLength(1);
    await expect(removals(10, 11)).rejects.toThrow(TooManyVersions);
  });

  it('lets "N fixes across M files" be checked; what no such commit did is looked for in the whole history', async () => {
    const say = (text: string) => checkText(built.folder, `About \`await get_hub(\`:\n\n- ${text}\n`);
    const told = async (text: string) => (await say(text)).claims.find(({ kind }) => kind === 'change-count');
    expect(await told('24 fixes across 12 files')).toMatchObject({
      verdict: 'verified',
      measured: expect.stringContaining(`24 in 12 files, in ${fix.slice(0, 9)}`),
    });
    expect(await told('300 fixes across 40 files')).toMatchObject({
      verdict: 'not checkable',
      measured: expect.stringContaining('at most 24 of'),
    });
  });
});

describe('a pattern that stands everywhere', () => {
  it('is not followed for what a document says was changed; that is told, and the same of kept results', async () => {
    const repo = new RepositoryBuilder({ start: '2025-09-01T08:00:00Z' });
    const files = (n: number) =>
      Object.fromEntries(
        Array.from({ length: 20 }, (_, i) => [`app/m${i}.py`, `async def f():\n    await nap(${n}, ${i})\n`]),
      );
    repo.commit({ message: 'Begin', files: files(1) });
    repo.commit({ message: 'Nap longer', files: files(2) });
    const { folder } = await repo.build();
    const cache = new DiskCache(await temporaryFolder('cache'));
    const text = 'About `await nap(`:\n\n- 300 fixes across 12 files\n- 3 fixes in 2 files\n';
    const told = async () =>
      (await checkText(folder, text, { cache, mostVersions: 30 })).claims.filter(
        ({ kind }) => kind === 'change-count',
      );
    const first = await told();
    expect(first).toHaveLength(2);
    for (const claim of first)
      expect(claim).toMatchObject({
        verdict: 'not checkable',
        measured: 'more than 30 versions of files have await nap',
        scope: 'await nap is too common for its whole history to be read for this',
      });
    expect(await told()).toEqual(first);
  });
});
