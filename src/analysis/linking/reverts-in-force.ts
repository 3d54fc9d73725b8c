import { type ChangedFile, type ChangedLines, readChangedLines } from '../../clients/git/changed-lines.js';
import type { LinkIndex } from './link-index.js';

/** Later commits on the same files that are compared with a fix, to find a revert that does not say so. */
const MOST_LATER = 200;
/** Share of a fix's changed lines that a commit has to undo to be its revert, where nothing says that it is one. */
const INVERSE = 0.95;
/** The same where the subject says "revert" without telling of what. */
const SAID_INVERSE = 0.5;

/** Every commit that takes back one of the group, wherever it is: by its own words, or a merge of it being taken back. */
export function revertersOf(index: LinkIndex, group: readonly string[]): string[] {
  const found = new Set<string>();
  for (const hash of group) for (const revert of index.reverts.reverters.get(hash) ?? []) found.add(revert);
  for (const [target, reverts] of index.reverts.reverters) {
    if ((index.entry(target)?.parents.length ?? 0) < 2) continue;
    if (group.some((hash) => index.order.isMergeOf(target, hash)))
      for (const revert of reverts) found.add(revert);
  }
  // A merge that brings the group's own commit in repeats its words and takes nothing back.
  return [...found].filter((revert) => !group.includes(revert));
}

/** Whether a revert is part of a revision and was not itself taken back there. */
export function isInForce(index: LinkIndex, revert: string, revision: string, depth = 0): boolean {
  if (!index.order.isBefore(revert, revision)) return false;
  if (depth > 8) return true;
  const undone = [revert, ...index.copiesOf(revert)].flatMap(
    (hash) => index.reverts.reverters.get(hash) ?? [],
  );
  return !undone.some((next) => next !== revert && isInForce(index, next, revision, depth + 1));
}

/**
 * Reverts that no message tells of: later commits of the revision that undo the lines of the fix in its production files.
 * @param hash the fix; a commit of the revision
 */
export async function silentReverts(index: LinkIndex, hash: string, revision: string): Promise<string[]> {
  await index.prepare([hash]);
  const paths = index.shapeOf(hash).production.slice(0, 50);
  if (paths.length === 0) return [];
  const later = await laterOnSameFiles(index, hash, revision, paths);
  const nameOf = (other: string) => `${hash}\0${other}`;
  await compareWithLater(
    index,
    hash,
    later.filter((other) => !index.silentReverts.has(nameOf(other))),
    paths,
  );
  return later.filter((other) => index.silentReverts.get(nameOf(other)) === true);
}

/** Finds out, once for all revisions, which later commits take the fix back. */
async function compareWithLater(
  index: LinkIndex,
  hash: string,
  later: readonly string[],
  paths: readonly string[],
): Promise<void> {
  if (later.length === 0) return;
  const lines = await readChangedLines(index.clone.git, [hash, ...later], paths);
  const own = lines.get(hash);
  const inverse = later.filter((other) => {
    const changed = lines.get(other);
    if (!own || !changed) return false;
    const claim = index.messages.reverts.get(other);
    const isOpenClaim = claim?.inSubject === true && !index.reverts.targets.has(other);
    return inverseShare(own, changed) >= (isOpenClaim ? SAID_INVERSE : INVERSE);
  });
  // What merely moved to another file was not taken back: the whole commit has to be looked at.
  const whole = await readChangedLines(index.clone.git, inverse);
  for (const other of later) index.silentReverts.set(`${hash}\0${other}`, false);
  for (const other of inverse) {
    const all = whole.get(other);
    const saysSo = index.messages.reverts.get(other)?.inSubject === true;
    const isRevert = !all || !own || (!isMovedElsewhere(own, all) && (saysSo || !doesMore(index, own, all)));
    index.silentReverts.set(`${hash}\0${other}`, isRevert);
  }
}

/** Later commits of the revision that touch most of the files; one that touches few of them cannot undo the change. */
async function laterOnSameFiles(
  index: LinkIndex,
  hash: string,
  revision: string,
  paths: readonly string[],
): Promise<string[]> {
  const touched = await index.touched();
  const counts = new Map<string, number>();
  for (const path of paths)
    for (const { commit } of touched.stepsOf(path)) counts.set(commit, (counts.get(commit) ?? 0) + 1);
  const [own, here] = [index.placeOf(hash), index.placeOf(revision)];
  return [...counts]
    .filter(([, touched]) => touched >= paths.length * SAID_INVERSE)
    .map(([commit]) => commit)
    .filter((commit) => own.isBefore(commit) && here.contains(commit))
    .sort((a, b) => index.order.position(b) - index.order.position(a))
    .slice(0, MOST_LATER);
}

/**
 * How far a change is the inverse of another over the same files, from 0 to 1: which share of the lines of either is the
 * other's the other way round, whichever share is smaller. A rewrite that also removes the lines of a fix does much else.
 */
export function inverseShare(change: ChangedLines, later: ChangedLines): number {
  let [all, undoing, undone] = [0, 0, 0];
  for (const [path, file] of change) {
    const other = later.get(path);
    const [added, removed] = [weighty(file.added), weighty(file.removed)];
    all += added.length + removed.length;
    if (!other) continue;
    undone += overlap(added, counted(other.removed)) + overlap(removed, counted(other.added));
    undoing += weighty(other.removed).length + weighty(other.added).length;
  }
  return all === 0 || undoing === 0 ? 0 : undone / Math.max(all, undoing);
}

/** Whether half of what a fix had added turns up again in other files of the commit that removes it. */
function isMovedElsewhere(own: ChangedLines, later: ChangedLines): boolean {
  const elsewhere = counted([...later].flatMap(([path, file]) => (own.has(path) ? [] : file.added)));
  const added = [...own.values()].flatMap((file) => weighty(file.added));
  return added.length > 0 && overlap(added, elsewhere) >= added.length / 2;
}

/** Whether a commit changes other code as well, by more than half of what it takes back: it then replaces the change. */
function doesMore(index: LinkIndex, own: ChangedLines, later: ChangedLines): boolean {
  const size = (file: ChangedFile) => weighty(file.added).length + weighty(file.removed).length;
  let [inside, outside] = [0, 0];
  for (const [path, file] of later) {
    if (own.has(path)) inside += size(file);
    else if (index.classOf(path) === 'production') outside += size(file);
  }
  return outside > inside / 2;
}

/** Lines that say something; brackets and blanks are in every change. */
function weighty(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter((line) => /[\p{L}\p{N}].*[\p{L}\p{N}]/u.test(line));
}

function counted(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of weighty(lines)) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

function overlap(lines: readonly string[], counts: Map<string, number>): number {
  let shared = 0;
  for (const line of lines) {
    const left = counts.get(line) ?? 0;
    if (left <= 0) continue;
    counts.set(line, left - 1);
    shared += 1;
  }
  return shared;
}
