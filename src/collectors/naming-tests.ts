import { LARGEST_OBJECT } from '../clients/git/objects.js';
import { readBlobs } from '../clients/git/read-blobs.js';
import type { Clone } from '../clients/git/repository.js';
import type { Issue } from '../domain/issue.js';
import { issueNaming } from '../domain/issue-naming.js';
import { literalForms } from './related-files.js';

/**
 * Which versions of test files name an issue in their text, the same that `collectRelatedFiles` finds: each is read once for
 * all revisions.
 */
export class NamingTests {
  readonly #clone: Clone;
  readonly #names: (line: string) => boolean;
  readonly #literals: readonly Buffer[];
  /** By the blob’s hash. */
  readonly #known = new Map<string, boolean>();

  constructor(clone: Clone, issue: Issue) {
    this.#clone = clone;
    this.#names = issueNaming(issue);
    this.#literals = literalForms(issue).map((text) => Buffer.from(text));
  }

  /** Whether a version of a file names the issue; only after `read`. */
  isNaming(oid: string): boolean {
    return this.#known.get(oid) === true;
  }

  /** Reads those of some blobs that were not read before. */
  async read(all: Iterable<string>): Promise<void> {
    const oids = [...new Set(all)].filter((oid) => !this.#known.has(oid));
    if (oids.length === 0) return;
    await readBlobs(this.#clone.git, oids, { maxBytes: LARGEST_OBJECT }, (i, blob) => {
      this.#known.set(oids[i] as string, 'data' in blob && this.#isNamedIn(blob.data));
      return undefined;
    });
  }

  /** Raw bytes first: most files end here, before they are even decoded. */
  #isNamedIn(data: Buffer): boolean {
    const literals = this.#literals.filter((literal) => data.includes(literal)).map(String);
    if (literals.length === 0) return false;
    const lines = data.toString('utf8').split('\n');
    return lines.some((line) => literals.some((literal) => line.includes(literal)) && this.#names(line));
  }
}
