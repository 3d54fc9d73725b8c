import { heldObjects } from '../clients/git/held-objects.js';
import type { Clone } from '../clients/git/repository.js';

/** Settings of a clone from which objects were left out. */
const PARTIAL = '^remote\\..*\\.(promisor|partialclonefilter)$';

/**
 * Of a partial clone, the ids of the objects it holds: asking git for another would end it. Null for all other clones,
 * where git says of each object whether it is there.
 */
export async function objectsOfPartialClone(clone: Clone): Promise<ReadonlySet<string> | null> {
  const partial = ((await clone.git.tryRaw('config', '--get-regexp', PARTIAL)) ?? '') !== '';
  return partial ? heldObjects(clone.git) : null;
}
