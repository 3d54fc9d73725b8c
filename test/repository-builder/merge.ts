import type { ScriptedCommit } from './commit-object.js';
import { type Snapshot, sameLeaf } from './snapshot.js';

/**
 * The files of a merge: ours, and what they changed since the merge base.
 * @param decided paths that the script gives itself
 * @throws Error when both sides changed a path and the script does not say what it becomes
 */
export function mergedSnapshot(
  ours: ScriptedCommit,
  theirs: ScriptedCommit,
  decided: ReadonlySet<string>,
): Snapshot {
  const base = mergeBase(ours, theirs)?.snapshot;
  let snapshot = ours.snapshot;
  const changes = base ? base.changesTo(theirs.snapshot) : new Map(theirs.snapshot.files());
  for (const [path, leaf] of changes) {
    if (decided.has(path) || sameLeaf(snapshot.get(path), leaf)) continue;
    if (!sameLeaf(snapshot.get(path), base?.get(path))) {
      throw new Error(`${path} was changed on both sides; say in "files" what it becomes`);
    }
    snapshot = snapshot.with(path, leaf);
  }
  return snapshot;
}

/** A common ancestor that no other common ancestor builds on: the first that a walk by distance from `b` meets. */
function mergeBase(a: ScriptedCommit, b: ScriptedCommit): ScriptedCommit | null {
  const ofA = new Set(walk(a));
  const common = [...walk(b)].filter((commit) => ofA.has(commit));
  const below = new Set(common.flatMap((commit) => commit.parents.flatMap((parent) => [...walk(parent)])));
  return common.find((commit) => !below.has(commit)) ?? null;
}

function walk(start: ScriptedCommit): Set<ScriptedCommit> {
  const seen = new Set<ScriptedCommit>([start]);
  for (const commit of seen) for (const parent of commit.parents) seen.add(parent);
  return seen;
}
