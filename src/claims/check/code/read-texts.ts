import { WorkAside } from '../../../analysis/work-aside.js';
import { isText, LARGEST_OBJECT } from '../../../clients/git/objects.js';
import { readBlobs } from '../../../clients/git/read-blobs.js';
import { grouped } from '../../../collectors/match-files.js';
import type { CheckContext } from '../context.js';

/**
 * Reads many files of the revision in the order in which they lie in the packs, which is many times faster than asking for
 * one after another, and gives each text to work that may go on while further ones are read. Files that cannot be read, or
 * are no texts, are left out.
 * @param work called once for each path, in no order that means anything
 * @throws what went wrong in the work
 */
export async function readTexts(
  context: CheckContext,
  paths: Iterable<string>,
  work: (path: string, text: string) => Promise<void>,
): Promise<void> {
  const files = [...paths].flatMap((path) => context.paths.files.get(path) ?? []);
  const byOid = grouped(files, ({ oid }) => oid);
  const oids = [...byOid.keys()];
  if (oids.length === 0) return;
  const aside = new WorkAside();
  await readBlobs(context.clone.git, oids, { maxBytes: LARGEST_OBJECT }, (i, blob) => {
    if (!('data' in blob) || !isText(blob.data)) return undefined;
    const text = blob.data.toString('utf8');
    const own = byOid.get(oids[i] as string) ?? [];
    return aside.start(text.length, async () => {
      for (const { path } of own) await work(path, text);
    });
  });
  await aside.end();
}
