import type { DiskCache } from '../clients/cache/disk-cache.js';
import { indexOfOids } from './code-history.js';
import type { Finder } from './version-finder.js';
import type { VersionMatches } from './version-matches.js';
import type { VersionTable } from './version-table.js';

const LAYOUT = 'version-matches-3';

/** What one file of the cache holds: one finder, one extension. Versions in which nothing was found are names alone. */
interface KeptVersions {
  readonly nothing: readonly string[];
  /** Versions whose syntax was read, and nothing found. */
  readonly read: readonly string[];
  readonly found: readonly (readonly [string, VersionMatches])[];
  readonly problems: readonly (readonly [string, string])[];
}

const NONE: KeptVersions = { nothing: [], read: [], found: [], problems: [] };

/** Versions of other histories, which are written back with those of this one. One a variant of the table. */
export type OtherVersions = readonly KeptVersions[];

/** Fills in what an earlier run found, of any revision of any repository: a blob's content never changes. */
export async function readVersionCache(cache: DiskCache, table: VersionTable): Promise<OtherVersions> {
  const unknown = table.unknownOids();
  const index = indexOfOids(table.history);
  const asked = (oid: string) => {
    const i = index.get(oid);
    return i !== undefined && unknown[i] === 1 ? i : undefined;
  };
  const isOther = (oid: string) => asked(oid) === undefined;
  const others: KeptVersions[] = [];
  for (const [variant, extension] of table.variants.entries()) {
    const kept = decode(await cache.read(keyOf(table.finder, extension)));
    for (const [oid, reason] of kept.problems) apply(asked(oid), (i) => table.problems.set(i, reason));
    for (const oid of kept.nothing) apply(asked(oid), (i) => table.setNothingIn(i, variant));
    for (const oid of kept.read) apply(asked(oid), (i) => table.setRead(i, variant, null));
    for (const [oid, matches] of kept.found) apply(asked(oid), (i) => table.setRead(i, variant, matches));
    others.push({
      nothing: kept.nothing.filter(isOther),
      read: kept.read.filter(isOther),
      found: kept.found.filter(([oid]) => isOther(oid)),
      problems: kept.problems.filter(([oid]) => isOther(oid)),
    });
  }
  return others;
}

function apply(index: number | undefined, action: (index: number) => void): void {
  if (index !== undefined) action(index);
}

/** Keeps what is known now, beside what an earlier run kept of other histories. */
export async function writeVersionCache(
  cache: DiskCache,
  table: VersionTable,
  others: OtherVersions,
): Promise<void> {
  const nameOf = (oid: number) => table.history.oids[oid] ?? '';
  for (const [variant, extension] of table.variants.entries()) {
    const { nothing, read, found } = table.known(variant);
    const other = others[variant] ?? NONE;
    const kept: KeptVersions = {
      nothing: [...other.nothing, ...nothing.map(nameOf)],
      read: [...other.read, ...read.map(nameOf)],
      found: [...other.found, ...found.map(([oid, matches]) => [nameOf(oid), matches] as const)],
      problems: [
        ...other.problems,
        ...[...table.problems].map(([oid, reason]) => [nameOf(oid), reason] as const),
      ],
    };
    await cache.write(keyOf(table.finder, extension), encode(kept));
  }
}

/** A line of JSON, then the names of the versions without a match, a line each: most versions are among these. */
function encode({ nothing, ...rest }: KeptVersions): Buffer[] {
  return [Buffer.from(`${JSON.stringify(rest)}\n`), Buffer.from(nothing.join('\n'), 'latin1')];
}

function decode(bytes: Buffer | null): KeptVersions {
  if (!bytes) return NONE;
  const end = bytes.indexOf(10);
  const rest = JSON.parse(bytes.toString('utf8', 0, end)) as Omit<KeptVersions, 'nothing'>;
  const names = bytes.toString('latin1', end + 1);
  return { ...rest, nothing: names === '' ? [] : names.split('\n') };
}

function keyOf(finder: Finder, extension: string): string {
  return [LAYOUT, extension, finder.key].join('\n');
}
