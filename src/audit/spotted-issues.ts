import type { FileLook } from '../claims/check/look/file-look.js';
import type { KeptBytes } from '../clients/git/kept-bytes.js';
import { IssueSpotter } from '../collectors/issue-spotter.js';
import { buildMark } from './cache.js';

/** Issues that are looked for beside those that are asked about, because an earlier run did. */
const MOST_ISSUES = 500;

/** What is kept between runs. */
interface Kept {
  readonly issues: readonly string[];
  /** Ids of the contents that were looked at. */
  readonly looked: readonly string[];
  /** Of each issue the contents that name it. */
  readonly named: readonly (readonly [string, readonly string[]])[];
}

const NOTHING: Kept = { issues: [], looked: [], named: [] };

/**
 * Tells which files name which of many issues. What a content says stays the same for ever: of another revision only the
 * files are looked at that no earlier run has looked at.
 */
export class SpottedIssues implements FileLook {
  readonly #cache: KeptBytes | undefined;
  readonly #oidOf: ReadonlyMap<string, string>;
  readonly #issues: readonly string[];
  readonly #spotter: IssueSpotter;
  readonly #kept: Kept;
  readonly #known: ReadonlySet<string>;
  readonly #looked = new Set<string>();

  private constructor(
    cache: KeptBytes | undefined,
    oidOf: ReadonlyMap<string, string>,
    asked: readonly string[],
    kept: Kept,
  ) {
    const all = [...new Set([...asked, ...kept.issues])];
    this.#cache = cache;
    this.#oidOf = oidOf;
    this.#issues = all.length > MOST_ISSUES ? asked : all;
    this.#spotter = new IssueSpotter(this.#issues);
    const isAllKept = this.#issues.every((issue) => kept.issues.includes(issue));
    this.#kept = isAllKept ? kept : NOTHING;
    this.#known = new Set(this.#kept.looked);
  }

  /**
   * @param asked numbers of issues
   * @param files those of the revision that are to be looked at
   */
  static async open(
    cache: KeptBytes | undefined,
    asked: readonly string[],
    files: readonly { readonly path: string; readonly oid: string }[],
  ): Promise<SpottedIssues> {
    const bytes = await cache?.read(await keyOf());
    const kept = bytes ? (JSON.parse(bytes.toString('utf8')) as Kept) : NOTHING;
    return new SpottedIssues(cache, new Map(files.map(({ path, oid }) => [path, oid])), asked, kept);
  }

  wants(path: string): boolean {
    const oid = this.#oidOf.get(path);
    return oid !== undefined && !this.#known.has(oid);
  }

  look(_: readonly string[], data: Buffer, oid: string): void {
    this.#looked.add(oid);
    this.#spotter.look(oid, data);
  }

  /** Whether an issue was looked for. */
  knows(issue: string): boolean {
    return this.#spotter.knows(issue);
  }

  /** Contents whose text names an issue. */
  naming(issue: string): ReadonlySet<string> {
    const before = this.#kept.named.find(([own]) => own === issue)?.[1] ?? [];
    return new Set([...before, ...this.#spotter.naming(issue)]);
  }

  /** Keeps, after all files were looked at, what is known of them; of others it is forgotten. */
  async keep(): Promise<void> {
    if (this.#looked.size === 0) return;
    const held = new Set(this.#oidOf.values());
    const looked = [...this.#known, ...this.#looked].filter((oid) => held.has(oid));
    const named = this.#issues.map(
      (issue) => [issue, [...this.naming(issue)].filter((oid) => held.has(oid))] as const,
    );
    const kept: Kept = { issues: this.#issues, looked, named };
    this.#looked.clear();
    await this.#cache?.write(await keyOf(), [Buffer.from(JSON.stringify(kept))]);
  }
}

async function keyOf(): Promise<string> {
  return `issues in files 1 ${await buildMark()}`;
}
