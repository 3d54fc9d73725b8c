import { posix } from 'node:path';
import type { CodeHistory } from './code-history.js';
import type { Finder } from './version-finder.js';
import type { VersionMatches } from './version-matches.js';

/** What is known of a version; `READ`: its syntax was read, and there was nothing. */
const [UNASKED, UNKNOWN, NOTHING, READ, FOUND] = [0, 1, 2, 3, 4];

/**
 * What one finder finds in all versions of a history's files. A version is a blob read as a file of some extension, since
 * the extension decides the grammar.
 */
export class VersionTable {
  readonly finder: Finder;
  readonly history: CodeHistory;
  /** Versions that could not be looked at, or not wholly, with the reason, by oid. */
  readonly problems = new Map<number, string>();
  readonly missing = new Set<number>();
  /** Extensions of the pattern's files; one empty one for patterns that do not depend on it. */
  readonly variants: string[] = [];
  readonly found = new Map<number, VersionMatches>();
  readonly #variantOfPath: Int16Array;
  readonly #pathOfVariant: string[] = [];
  readonly #states: Uint8Array;

  constructor(history: CodeHistory, finder: Finder, isInScope: (path: string) => boolean) {
    this.history = history;
    this.finder = finder;
    this.#variantOfPath = Int16Array.from(history.paths, (path) => {
      if (!finder.isCandidatePath(path) || !isInScope(path)) return -1;
      return this.#variant(finder.dependsOnExtension ? posix.extname(path).toLowerCase() : '', path);
    });
    this.#states = new Uint8Array(history.oids.length * Math.max(1, this.variants.length));
    for (let row = 0; row < history.pathOf.length; row += 1) {
      const variant = this.#variantOfPath[history.pathOf[row] ?? 0] ?? -1;
      if (variant < 0) continue;
      this.#want(history.before[row] ?? -1, variant);
      this.#want(history.after[row] ?? -1, variant);
    }
  }

  #variant(extension: string, path: string): number {
    const known = this.variants.indexOf(extension);
    if (known >= 0) return known;
    this.#pathOfVariant.push(path);
    return this.variants.push(extension) - 1;
  }

  #want(oid: number, variant: number): void {
    if (oid >= 0) this.#states[this.#key(oid, variant)] = UNKNOWN;
  }

  #key(oid: number, variant: number): number {
    return oid * this.variants.length + variant;
  }

  /** Number of versions there could be anything in, by path alone. */
  get seen(): number {
    return this.#states.reduce((sum, state) => sum + (state === UNASKED ? 0 : 1), 0);
  }

  /** Number of versions whose syntax was read, now or in an earlier run whose results were kept. */
  get parsed(): number {
    return this.#states.reduce((sum, state) => sum + (state === READ || state === FOUND ? 1 : 0), 0);
  }

  /** Whether files of that path are looked at. */
  covers(path: number): boolean {
    return (this.#variantOfPath[path] ?? -1) >= 0;
  }

  /** What was found in a version of a file; null for nothing. */
  matchesOf(oid: number, path: number): VersionMatches | null {
    const variant = this.#variantOfPath[path] ?? -1;
    return oid < 0 || variant < 0 ? null : (this.found.get(this.#key(oid, variant)) ?? null);
  }

  /** Tells whether there is something in a version before or after a row; quick, as rows are many. */
  rowsThatHold(): (row: number) => boolean {
    const { oids, before, after } = this.history;
    const flags = new Uint8Array(oids.length);
    for (const key of this.found.keys()) flags[Math.trunc(key / this.variants.length)] = 1;
    const holds = (oid: number | undefined) => oid !== undefined && oid >= 0 && flags[oid] === 1;
    return (row) => holds(before[row]) || holds(after[row]);
  }

  /** One flag an oid: whether any version of it is still to be looked at. */
  unknownOids(): Uint8Array {
    const flags = new Uint8Array(this.history.oids.length);
    const width = this.variants.length;
    if (width === 0) return flags;
    this.#states.forEach((state, key) => {
      if (state === UNKNOWN) flags[Math.trunc(key / width)] = 1;
    });
    return flags;
  }

  /** Whether there is, or may be, anything in a version of that oid; no only if it was looked at. */
  mayHold(oid: number): boolean {
    if (this.problems.has(oid)) return true;
    for (let variant = 0; variant < this.variants.length; variant += 1) {
      const state = this.#states[this.#key(oid, variant)];
      if (state !== NOTHING && state !== UNASKED) return true;
    }
    return false;
  }

  /** The versions of an oid that are still to be looked at, each with a path that tells the grammar. */
  variantsOf(oid: number): { variant: number; path: string }[] {
    return this.#pathOfVariant.flatMap((path, variant) =>
      this.#states[this.#key(oid, variant)] === UNKNOWN ? [{ variant, path }] : [],
    );
  }

  /** There is nothing in it under any extension, which was clear without reading its syntax. */
  setNothing(oid: number): void {
    for (let variant = 0; variant < this.variants.length; variant += 1) this.setNothingIn(oid, variant);
  }

  /** There is nothing in one version, which was clear without reading its syntax. */
  setNothingIn(oid: number, variant: number): void {
    this.#set(oid, variant, NOTHING);
  }

  /** What reading one version's syntax gave; null for nothing. */
  setRead(oid: number, variant: number, matches: VersionMatches | null): void {
    this.#set(oid, variant, matches ? FOUND : READ);
    if (matches && this.#states[this.#key(oid, variant)] === FOUND)
      this.found.set(this.#key(oid, variant), matches);
  }

  #set(oid: number, variant: number, state: number): void {
    const key = this.#key(oid, variant);
    if (this.#states[key] !== UNASKED) this.#states[key] = state;
  }

  setProblem(oid: number, reason: string): void {
    this.problems.set(oid, reason);
    this.setNothing(oid);
  }

  /** Left unknown, so that no cache claims that there is nothing in it. */
  setMissing(oid: number): void {
    this.missing.add(oid);
  }

  /** All oids of a variant by what is known of them: read or not, there is nothing; or there is something. */
  known(variant: number): { nothing: number[]; read: number[]; found: [number, VersionMatches][] } {
    const nothing: number[] = [];
    const read: number[] = [];
    const found: [number, VersionMatches][] = [];
    for (let oid = 0; oid < this.history.oids.length; oid += 1) {
      const key = this.#key(oid, variant);
      const matches = this.found.get(key);
      if (matches) found.push([oid, matches]);
      else if (this.#states[key] === NOTHING) nothing.push(oid);
      else if (this.#states[key] === READ) read.push(oid);
    }
    return { nothing, read, found };
  }
}
