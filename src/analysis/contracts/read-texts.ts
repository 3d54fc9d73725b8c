import { isParsable } from '../../clients/code/matcher.js';
import { LARGEST_OBJECT } from '../../clients/git/objects.js';
import { readBlobs } from '../../clients/git/read-blobs.js';
import type { Clone } from '../../clients/git/repository.js';

/** Texts of blobs by oid, waiting for what `take` promises before more is read; what is missing, too large or no text is left out. */
export async function readTexts(
  clone: Clone,
  oids: readonly string[],
  take: (oid: string, text: string) => Promise<void> | undefined,
): Promise<void> {
  const wanted = [...new Set(oids)];
  if (wanted.length === 0) return;
  await readBlobs(clone.git, wanted, { maxBytes: LARGEST_OBJECT }, (i, blob) => {
    if (!('data' in blob)) return undefined;
    const text = blob.data.toString('utf8');
    return isParsable(text) ? take(wanted[i] ?? '', text) : undefined;
  });
}
