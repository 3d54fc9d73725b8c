import type { DiskCache } from '../clients/cache/disk-cache.js';
import { LARGEST_OBJECT } from '../clients/git/objects.js';
import { readBlobs } from '../clients/git/read-blobs.js';
import type { Clone } from '../clients/git/repository.js';
import type { CodeHistory } from './code-history.js';
import { type OtherVersions, readVersionCache, writeVersionCache } from './version-cache.js';
import type { Finder } from './version-finder.js';
import { TooManyVersions, VersionCounter, VersionReader, type VersionTaker } from './version-reader.js';
import { VersionTable } from './version-table.js';

/**
 * Looks for patterns, or anything else that has a finder, in every version of every file of a history: each version is
 * read once for all of them, and parsed once and only where the literal parts of what is looked for are in it.
 * @param input.isInScope limits the files looked at
 * @param input.most so many versions are looked into, counted once for each finder
 * @returns one table a finder, in their order
 * @throws TooManyVersions where more may hold something, whatever was kept of earlier runs
 */
export async function scanVersions(
  clone: Clone,
  history: CodeHistory,
  input: {
    finders: readonly Finder[];
    cache?: DiskCache | undefined;
    isInScope: (path: string) => boolean;
    most?: number | undefined;
  },
): Promise<VersionTable[]> {
  const tables = input.finders.map((finder) => new VersionTable(history, finder, input.isInScope));
  const { cache } = input;
  const others: OtherVersions[] = [];
  if (cache) for (const table of tables) others.push(await readVersionCache(cache, table));
  const { most = Number.POSITIVE_INFINITY } = input;
  if (tables.reduce((sum, { parsed }) => sum + parsed, 0) > most) throw new TooManyVersions(most);
  const isNew = tables.map((table) => table.unknownOids().includes(1));
  if (!isNew.includes(true)) return tables;
  try {
    // Before any syntax is read, since that takes most of the time.
    if (input.most !== undefined)
      await readVersions(clone, tables, cache, (unknown) => new VersionCounter(tables, unknown, most));
    await readVersions(clone, tables, cache, (unknown) => new VersionReader(tables, unknown));
  } finally {
    // Where there is nothing is not looked at again, even if there were too many others.
    for (const [i, table] of tables.entries())
      if (cache && isNew[i]) await writeVersionCache(cache, table, others[i] ?? []);
  }
  return tables;
}

/** Takes all versions of which something is still unknown. */
async function readVersions(
  clone: Clone,
  tables: readonly VersionTable[],
  cache: DiskCache | undefined,
  takerOf: (unknown: readonly Uint8Array[]) => VersionTaker,
): Promise<void> {
  const oids = tables[0]?.history.oids ?? [];
  const unknown = tables.map((table) => table.unknownOids());
  const wanted = oids.flatMap((_, oid) => (unknown.some((set) => set[oid] === 1) ? [oid] : []));
  if (wanted.length === 0) return;
  const names = wanted.map((oid) => oids[oid] ?? '');
  const taker = takerOf(unknown);
  // Only of tables that still want something: one that is known wholly may have words that stand everywhere.
  const sets = tables.filter((_, i) => unknown[i]?.includes(1)).map(({ finder }) => finder.words);
  const words = cache && { sets, kept: cache };
  try {
    await readBlobs(clone.git, names, { maxBytes: LARGEST_OBJECT, words }, (i, blob) =>
      taker.take(wanted[i] as number, blob),
    );
  } finally {
    await taker.end();
  }
}
