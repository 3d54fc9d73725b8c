import type { DiskCache } from '../../clients/cache/disk-cache.js';
import type { Matcher } from '../../clients/code/matcher.js';
import { type BulkBlob, readBlobsInBulk } from '../../clients/git/bulk-blobs.js';
import { LARGEST_OBJECT } from '../../clients/git/objects.js';
import { inPackOrder } from '../../clients/git/pack-order.js';
import type { Clone } from '../../clients/git/repository.js';
import type { CodeHistory } from '../code-history.js';
import { compilePrefilter } from './prefilter.js';
import { type OtherVersions, readVersionCache, writeVersionCache } from './version-cache.js';
import { MOST_LINES, sketchOf, type VersionMatches } from './version-matches.js';
import { VersionTable } from './version-table.js';

/**
 * Looks for patterns in every version of every file of a history: each version is read once for all of them, and parsed
 * only where a pattern's literal parts are in it.
 * @param input.isInScope limits the files looked at
 * @returns one table a matcher, in their order
 */
export async function scanVersions(
  clone: Clone,
  history: CodeHistory,
  input: {
    matchers: readonly Matcher[];
    cache?: DiskCache | undefined;
    isInScope: (path: string) => boolean;
  },
): Promise<VersionTable[]> {
  const tables = input.matchers.map((matcher) => new VersionTable(history, matcher, input.isInScope));
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
  const hasLiterals = compilePrefilter(table.matcher);
  return (oid, blob) => {
    if (!('data' in blob)) {
      if (blob.reason === 'missing') table.setMissing(oid);
      else table.setProblem(oid, `larger than ${LARGEST_OBJECT / 1024 / 1024} MB`);
    } else if (!hasLiterals(blob.data)) table.setNothing(oid);
    else if (blob.data.subarray(0, 8000).includes(0)) table.setProblem(oid, 'binary');
    else scanText(table, oid, blob.data.toString('utf8'));
  };
}

function scanText(table: VersionTable, oid: number, text: string): void {
  if (!table.matcher.mightMatch(text)) {
    table.setNothing(oid);
    return;
  }
  for (const { variant, path } of table.variantsOf(oid)) {
    const found = table.matcher.match(text, path);
    table.parsed += 1;
    if (found.unparsed !== null) table.setProblem(oid, found.unparsed);
    table.setFound(oid, variant, toVersionMatches(found, text));
  }
}

function toVersionMatches(
  found: { occurrences: readonly { line: number }[]; textOnly: readonly unknown[] },
  text: string,
): VersionMatches | null {
  if (found.occurrences.length === 0 && found.textOnly.length === 0) return null;
  const lines = found.occurrences.slice(0, MOST_LINES).map((match) => match.line);
  return {
    occurrences: found.occurrences.length,
    textOnly: found.textOnly.length,
    lines: lines.sort((a, b) => a - b),
    sketch: sketchOf(text),
  };
}
