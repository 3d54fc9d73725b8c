import type { Git } from './git.js';
import { gitFailure } from './git-failure.js';
import { records } from './records.js';

/**
 * The ids of all objects that this clone holds. Needed for partial clones only: there, git ends with an error on the first
 * object that was left out, where elsewhere it says "missing" and goes on.
 */
export async function heldObjects(git: Git): Promise<ReadonlySet<string>> {
  const child = git.stream([
    'cat-file',
    '--batch-all-objects',
    '--batch-check=%(objectname)',
    '--unordered',
    '--buffer',
  ]);
  child.stdin.end();
  const held = new Set<string>();
  for await (const oid of records(child.stdout, 10)) held.add(oid);
  const ended = await child.ended;
  if (ended.code !== 0) throw gitFailure('cat-file', ended);
  return held;
}

/** Whether git ended because it would have had to fetch an object that a partial clone left out. */
export function lacksPromisedObject(stderr: string): boolean {
  return stderr.includes('promisor remote') || stderr.includes('lazy fetching disabled');
}
