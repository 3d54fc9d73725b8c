import type { DiskCache } from '../clients/cache/disk-cache.js';
import { type BulkBlob, readBlobsInBulk } from '../clients/git/bulk-blobs.js';
import { LARGEST_OBJECT } from '../clients/git/objects.js';
import { inPackOrder } from '../clients/git/pack-order.js';
import type { Clone } from '../clients/git/repository.js';
import type { CodeHistory } from './code-history.js';
import { type OtherVersions, readVersionCache, writeVersionCache } from './version-cache.js';
import type { Finder, Found } from './version-finder.js';
import { MOST_LINES, sketchOf, type VersionMatches } from './version-matches.js';
import { VersionTable } from './version-table.js';

/**
 * Looks for patterns, or anything else that has a finder, in every version of every file of a history: each version is
 * read once for all of them, and parsed only where the literal parts of what is looked for are in it.
 * @param input.isInScope limits the files looked at
 * @returns one table a finder, in their order
 */
export async function scanVersions(
  clone: Clone,
  history: CodeHistory,
  input: {
    finders: readonly Finder[];
    cache?: DiskCache | undefined;
    isInScope: (path: string) => boolean;
  },
): Promise<VersionTable[]> {
  const tables = input.finders.map((finder) => new VersionTable(history, finder, input.isInScope));
  const others: OtherVersions[] = [];
  if (input.cache) for (const table of tables) others.push(await readVersionCache(input.cache, table));
  const fresh = tables.map((table) => table.unknownOids());
  const wanted = history.oids.flatMap((_, oid) => (fresh.some((set) => set[oid] === 1) ? [oid] : []));
  if (wanted.length === 0) return tables;
  const names = wanted.map((oid) => history.oids[oid] ?? '');
  const order = await inPackOrder(clone, names);
  const scanners = tables.map((table) => scannerFor(table));
  await readBlobsInBulk(
    clone.git,
    Array.from(order, (i) => names[i] ?? ''),
    { maxBytes: LARGEST_OBJECT },
    (at, blob) => {
      const oid = wanted[order[at] ?? 0] ?? 0;
      scanners.forEach((scan, i) => {
        if (fresh[i]?.[oid] === 1) scan(oid, blob);
      });
    },
  );
  for (const [i, table] of tables.entries()) {
    if (input.cache && fresh[i]?.includes(1)) await writeVersionCache(input.cache, table, others[i] ?? []);
  }
  return tables;
}

function scannerFor(table: VersionTable): (oid: number, blob: BulkBlob) => void {
  const literals = table.finder.literals.map((literal) => Buffer.from(literal, 'utf8'));
  return (oid, blob) => {
    if (!('data' in blob)) {
      if (blob.reason === 'missing') table.setMissing(oid);
      else table.setProblem(oid, `larger than ${LARGEST_OBJECT / 1024 / 1024} MB`);
      return;
    }
    // Raw bytes first: most versions of most files end here, before they are even decoded.
    if (literals.some((literal) => blob.data.indexOf(literal) < 0)) table.setNothing(oid);
    else if (blob.data.subarray(0, 8000).includes(0)) table.setProblem(oid, 'binary');
    else scanText(table, oid, blob.data.toString('utf8'));
  };
}

function scanText(table: VersionTable, oid: number, text: string): void {
  if (!table.finder.mightMatch(text)) {
    table.setNothing(oid);
    return;
  }
  for (const { variant, path } of table.variantsOf(oid)) {
    const found = table.finder.find(text, path);
    if (found.unparsed !== null) table.setProblem(oid, found.unparsed);
    table.setRead(oid, variant, toVersionMatches(found, text));
  }
}

function toVersionMatches(found: Found, text: string): VersionMatches | null {
  if (found.lines.length === 0 && found.textOnly === 0) return null;
  return {
    occurrences: found.lines.length,
    textOnly: found.textOnly,
    lines: found.lines.slice(0, MOST_LINES),
    details: found.details.slice(0, MOST_LINES),
    sketch: sketchOf(text),
  };
}
