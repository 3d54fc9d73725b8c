import { isParsable, type Parser, type SyntaxTree } from '../clients/code/matcher.js';
import type { BulkBlob, LackingBlob } from '../clients/git/bulk-blobs.js';
import { isText, LARGEST_OBJECT } from '../clients/git/objects.js';
import type { Found } from './version-finder.js';
import { MOST_LINES, sketchOf, type VersionMatches } from './version-matches.js';
import type { VersionTable } from './version-table.js';
import { WorkAside } from './work-aside.js';

/** A version of a file, and who wants to look into it. */
interface Look {
  readonly table: VersionTable;
  readonly variant: number;
  readonly path: string;
}

/** There are more versions that may hold something than were to be looked into. */
export class TooManyVersions extends Error {
  readonly most: number;

  constructor(most: number) {
    super(`more than ${most} versions of files may hold what is looked for`);
    this.name = 'TooManyVersions';
    this.most = most;
  }
}

/** Takes versions as they are read. */
export interface VersionTaker {
  /** @returns what has to be waited for before more is read, if anything */
  take(oid: number, blob: BulkBlob | LackingBlob): Promise<void> | undefined;
  /** Waits for all that is under way. @throws what went wrong in it */
  end(): Promise<void>;
}

/** Tells which versions are to be looked into: what else there is of them is told to their tables at once. */
class Sieve {
  readonly #tables: readonly { table: VersionTable; literals: readonly Buffer[]; wants: Uint8Array }[];

  /** @param unknown for each table, one flag an oid: whether it wants to look into it */
  constructor(tables: readonly VersionTable[], unknown: readonly Uint8Array[]) {
    this.#tables = tables.map((table, i) => ({
      table,
      literals: table.finder.literals.map((literal) => Buffer.from(literal, 'utf8')),
      wants: unknown[i] ?? new Uint8Array(0),
    }));
  }

  /** Who looks into a version; nobody, as a rule. */
  looksInto(oid: number, blob: BulkBlob | LackingBlob): { readonly text: string; readonly looks: Look[] } {
    const concerned = this.#tables.filter(({ table, literals, wants }) => {
      if (wants[oid] !== 1) return false;
      if ('data' in blob) {
        // Raw bytes first: most versions of most files end here, before they are even decoded.
        if (literals.every((literal) => blob.data.indexOf(literal) >= 0)) return true;
        table.setNothing(oid);
      } else if (blob.reason === 'lacks-words') table.setNothing(oid);
      else if (blob.reason !== 'too-large') table.setMissing(oid);
      else table.setProblem(oid, `larger than ${LARGEST_OBJECT / 1024 / 1024} MB`);
      return false;
    });
    if (concerned.length === 0 || !('data' in blob)) return { text: '', looks: [] };
    if (!isText(blob.data)) {
      for (const { table } of concerned) table.setProblem(oid, 'binary');
      return { text: '', looks: [] };
    }
    const text = blob.data.toString('utf8');
    return { text, looks: concerned.flatMap(({ table }) => looksInto(table, oid, text)) };
  }
}

/** Counts what would be looked into, which takes a tenth of the time. */
export class VersionCounter implements VersionTaker {
  readonly #sieve: Sieve;
  readonly #most: number;
  #count: number;

  /** @param most so many may be looked into, with those that the tables know of already */
  constructor(tables: readonly VersionTable[], unknown: readonly Uint8Array[], most: number) {
    this.#sieve = new Sieve(tables, unknown);
    this.#most = most;
    this.#count = tables.reduce((sum, { parsed }) => sum + parsed, 0);
  }

  /** @throws TooManyVersions */
  take(oid: number, blob: BulkBlob | LackingBlob): undefined {
    this.#count += this.#sieve.looksInto(oid, blob).looks.length;
    if (this.#count > this.#most) throw new TooManyVersions(this.#most);
  }

  async end(): Promise<void> {}
}

/**
 * Looks into versions as they are read. Those whose syntax has to be known are parsed on other threads meanwhile, each
 * once for all that look into it.
 */
export class VersionReader implements VersionTaker {
  readonly #sieve: Sieve;
  readonly #aside = new WorkAside();

  /** @param unknown for each table, one flag an oid: whether it wants to look into it */
  constructor(tables: readonly VersionTable[], unknown: readonly Uint8Array[]) {
    this.#sieve = new Sieve(tables, unknown);
  }

  take(oid: number, blob: BulkBlob | LackingBlob): Promise<void> | undefined {
    const { text, looks } = this.#sieve.looksInto(oid, blob);
    return looks.length === 0 ? undefined : this.#aside.start(text.length, () => look(oid, text, looks));
  }

  /** Also gives memory back where much was read. */
  async end(): Promise<void> {
    await this.#aside.end();
  }
}

function looksInto(table: VersionTable, oid: number, text: string): Look[] {
  const { longest = Number.POSITIVE_INFINITY } = table.finder;
  if (!table.finder.mightMatch(text)) table.setNothing(oid);
  else if (text.length > longest) table.setProblem(oid, `longer than ${longest} characters`);
  else return table.variantsOf(oid).map(({ variant, path }) => ({ table, variant, path }));
  return [];
}

async function look(oid: number, text: string, looks: readonly Look[]): Promise<void> {
  const trees = new Map<string, SyntaxTree>();
  for (const { table, path } of looks) {
    const parser: Parser | null = isParsable(text) ? table.finder.parserFor(path) : null;
    if (parser && !trees.has(parser.engine)) trees.set(parser.engine, await parser.parseAside(text));
  }
  for (const { table, variant, path } of looks) {
    const parser = table.finder.parserFor(path);
    const found = table.finder.find(text, path, parser ? trees.get(parser.engine) : undefined);
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
