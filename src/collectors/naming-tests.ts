import { readBlobsInBulk } from '../clients/git/bulk-blobs.js';
import { LARGEST_OBJECT } from '../clients/git/objects.js';
import { inPackOrder } from '../clients/git/pack-order.js';
import type { Clone } from '../clients/git/repository.js';
import { readTree } from '../clients/git/tree.js';
import type { CodeClass } from '../domain/code-class.js';
import type { Issue } from '../domain/issue.js';
import { issueNaming } from '../domain/issue-naming.js';
import { literalForms } from './related-files.js';

/** Below this, sorting blobs costs more than it brings. */
const WORTH_SORTING = 500;

/**
 * Test files whose text names an issue, at one revision after the other, the same that `collectRelatedFiles` finds: each
 * version of a file is read once for all revisions.
 */
export class NamingTests {
  readonly #clone: Clone;
  readonly #classOf: (path: string) => CodeClass;
  readonly #names: (line: string) => boolean;
  readonly #literals: readonly Buffer[];
  /** By the blob’s hash. */
  readonly #known = new Map<string, boolean>();

  constructor(clone: Clone, issue: Issue, classOf: (path: string) => CodeClass) {
    this.#clone = clone;
    this.#classOf = classOf;
    this.#names = issueNaming(issue);
    this.#literals = literalForms(issue).map((text) => Buffer.from(text));
  }

  /** @returns paths, sorted by code unit */
  async at(revision: string): Promise<string[]> {
    const tests = (await readTree(this.#clone.git, revision)).filter(
      ({ kind, path }) =>
        (kind === 'file' || kind === 'executable') &&
        !path.endsWith('.json') &&
        this.#classOf(path) === 'test',
    );
    await this.#read([...new Set(tests.map(({ oid }) => oid))].filter((oid) => !this.#known.has(oid)));
    return tests
      .filter(({ oid }) => this.#known.get(oid) === true)
      .map(({ path }) => path)
      .sort();
  }

  async #read(oids: readonly string[]): Promise<void> {
    if (oids.length === 0) return;
    const order = oids.length < WORTH_SORTING ? null : await inPackOrder(this.#clone, oids);
    const sorted = order === null ? oids : Array.from(order, (i) => oids[i] as string);
    await readBlobsInBulk(this.#clone.git, sorted, { maxBytes: LARGEST_OBJECT }, (i, blob) => {
      this.#known.set(sorted[i] as string, 'data' in blob && this.#isNaming(blob.data));
      return undefined;
    });
  }

  /** Raw bytes first: most files end here, before they are even decoded. */
  #isNaming(data: Buffer): boolean {
    const literals = this.#literals.filter((literal) => data.includes(literal)).map(String);
    if (literals.length === 0) return false;
    const lines = data.toString('utf8').split('\n');
    return lines.some((line) => literals.some((literal) => line.includes(literal)) && this.#names(line));
  }
}
