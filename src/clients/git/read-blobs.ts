import { type BulkBlob, type LackingBlob, readBlobsInBulk, type Visited } from './bulk-blobs.js';
import type { Git } from './git.js';
import type { SoughtWords } from './packs/pack-words.js';
import { readPackedBlobs } from './packs/read-packed-blobs.js';

/**
 * Reads many blobs: out of the pack files what lies there soundly, by `git cat-file` the rest.
 * @param oids what to read, in any order
 * @param options.words blobs of packs that lack them are told to, and on a second reading not even unpacked
 * @param visit called once for each with its index in `oids`, not in order; `data` may be used during the call only
 * @throws Error when git ends before it has answered for all
 */
export async function readBlobs(
  git: Git,
  oids: readonly string[],
  options: { maxBytes: number; words?: SoughtWords | undefined },
  visit: (index: number, blob: BulkBlob | LackingBlob) => Visited,
): Promise<void> {
  const rest = await readPackedBlobs(git, oids, options, visit);
  if (rest.length === 0) return;
  const names = rest.map((index) => oids[index] as string);
  await readBlobsInBulk(git, names, options, (i, blob) => visit(rest[i] as number, blob));
}
