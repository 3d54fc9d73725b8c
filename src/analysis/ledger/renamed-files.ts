import { posix } from 'node:path';
import { resemblance } from '../version-matches.js';
import type { FileDelta } from './commit-deltas.js';

/** Two versions that share so much of their lines are one file under two names, as git has it. */
export const SAME_FILE = 0.5;

/** A file that went and one that came with the same or much the same content. */
export interface Renamed {
  readonly from: FileDelta;
  readonly to: FileDelta;
}

/**
 * Which of a commit's deleted files live on under another name, the most alike first. Only files with matches are looked
 * at, so no other file's content is needed.
 */
export function findRenames(files: readonly FileDelta[], pathName: (path: number) => string): Renamed[] {
  const gone = files.filter((file) => file.afterOid < 0 && file.before !== null);
  const come = files.filter((file) => file.beforeOid < 0 && file.after !== null);
  if (gone.length === 0 || come.length === 0) return [];
  const pairs: (Renamed & { likeness: number })[] = [];
  for (const from of gone) {
    for (const to of candidates(from, come, pathName)) {
      const likeness = likenessOf(from, to, pathName);
      if (likeness >= SAME_FILE) pairs.push({ from, to, likeness });
    }
  }
  pairs.sort((a, b) => b.likeness - a.likeness || a.from.path - b.from.path || a.to.path - b.to.path);
  const taken = new Set<FileDelta>();
  return pairs.filter(({ from, to }) => {
    if (taken.has(from) || taken.has(to)) return false;
    taken.add(from);
    taken.add(to);
    return true;
  });
}

/** With thousands of files on both sides, comparing all with all would take too long: then the name has to be the same. */
const MOST_PAIRS = 40_000;

function candidates(
  from: FileDelta,
  come: readonly FileDelta[],
  pathName: (path: number) => string,
): readonly FileDelta[] {
  if (come.length * come.length <= MOST_PAIRS) return come;
  const name = posix.basename(pathName(from.path));
  return come.filter((to) => to.afterOid === from.beforeOid || posix.basename(pathName(to.path)) === name);
}

/** Above 1 for the same content; the same file name breaks ties. */
function likenessOf(from: FileDelta, to: FileDelta, pathName: (path: number) => string): number {
  const sameName = posix.basename(pathName(from.path)) === posix.basename(pathName(to.path));
  const bonus = sameName ? 0.25 : 0;
  if (from.beforeOid === to.afterOid) return 2 + bonus;
  const share = resemblance(from.before?.sketch ?? [], to.after?.sketch ?? []);
  return share >= SAME_FILE ? share + bonus : 0;
}
