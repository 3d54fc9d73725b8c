import { setImmediate } from 'node:timers/promises';
import type { DiskCache } from '../clients/cache/disk-cache.js';
import { freeTrees } from '../clients/code/free-trees.js';
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
  let parsed = 0;
  const scanners = tables.map((table) => scannerFor(table));
  await readBlobsInBulk(
    clone.git,
    Array.from(order, (i) => names[i] ?? ''),
    { maxBytes: LARGEST_OBJECT },
    (at, blob) => {
      const oid = wanted[order[at] ?? 0] ?? 0;
      for (const [i, scan] of scanners.entries()) if (fresh[i]?.[oid] === 1) parsed += scan(oid, blob);
      if (parsed < MOST_UNFREED) return undefined;
      parsed = 0;
      freeTrees();
      // What was found to be free is given back when the event loop has had a turn.
      return setImmediate();
    },
  );
  for (const [i, table] of tables.entries()) {
    if (input.cache && fresh[i]?.includes(1)) await writeVersionCache(input.cache, table, others[i] ?? []);
  }
  return tables;
}

/** After so many characters parsed the memory of their syntax trees is given back: about 20 bytes a character. */
const MOST_UNFREED = 4_000_000;

/** @returns a function that gives how many characters were parsed */
function scannerFor(table: VersionTable): (oid: number, blob: BulkBlob) => number {
  const literals = table.finder.literals.map((literal) => Buffer.from(literal, 'utf8'));
  return (oid, blob) => {
    if (!('data' in blob)) {
      if (blob.reason !== 'too-large') table.setMissing(oid);
      else table.setProblem(oid, `larger than ${LARGEST_OBJECT / 1024 / 1024} MB`);
      return 0;
    }
    // Raw bytes first: most versions of most files end here, before they are even decoded.
    if (literals.some((literal) => blob.data.indexOf(literal) < 0)) table.setNothing(oid);
    else if (blob.data.subarray(0, 8000).includes(0)) table.setProblem(oid, 'binary');
    else return scanText(table, oid, blob.data.toString('utf8'));
    return 0;
  };
}

function scanText(table: VersionTable, oid: number, text: string): number {
  if (!table.finder.mightMatch(text)) {
    table.setNothing(oid);
    return 0;
  }
  for (const { variant, path } of table.variantsOf(oid)) {
    const found = table.finder.find(text, path);
    if (found.unparsed !== null) table.setProblem(oid, found.unparsed);
    table.setRead(oid, variant, toVersionMatches(found, text));
  }
  return text.length;
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
