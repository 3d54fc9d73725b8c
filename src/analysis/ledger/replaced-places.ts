import { type Hunk, readDiff } from '../../clients/git/diff-hunks.js';
import type { Clone } from '../../clients/git/repository.js';
import type { FileDelta } from './commit-deltas.js';

/** A line of which so many words are still there was edited, not taken away. */
const SAME_LINE = 0.5;
/** How many lines above and below its place a line is looked for. */
const REACH = 4;

/**
 * How many of the places a commit removed now hold other code, as against code that is gone. A place counts as replaced
 * where most words of its line are among what the same hunk put in.
 * @returns null when this clone lacks what is needed to tell
 */
export async function countReplaced(
  clone: Clone,
  parent: string,
  commit: string,
  files: readonly FileDelta[],
  pathName: (path: number) => string,
): Promise<number | null> {
  const shrunk = files.filter(
    (file) => file.afterOid >= 0 && (file.before?.occurrences ?? 0) > (file.after?.occurrences ?? 0),
  );
  if (shrunk.length === 0) return 0;
  const diffs = await readDiff(
    clone.git,
    parent,
    commit,
    shrunk.map((file) => pathName(file.path)),
  );
  if (!diffs) return null;
  const hunksOf = new Map(diffs.map((diff) => [diff.path, diff.hunks]));
  return shrunk.reduce((sum, file) => {
    const lines = file.before?.lines ?? [];
    const removed = (file.before?.occurrences ?? 0) - (file.after?.occurrences ?? 0);
    return sum + Math.min(removed, replacedLines(lines, hunksOf.get(pathName(file.path)) ?? []));
  }, 0);
}

/** How many of the places on these old lines have a counterpart; a line may hold several. */
function replacedLines(lines: readonly number[], hunks: readonly Hunk[]): number {
  let count = 0;
  for (const hunk of hunks) {
    if (hunk.newLines.length === 0) continue;
    const end = hunk.oldStart + hunk.oldLines.length;
    const inside = lines.filter((line) => line >= hunk.oldStart && line < end);
    count += inside.filter((line) => hasCounterpart(hunk, line - hunk.oldStart)).length;
  }
  return count;
}

/** Whether most words of the old line stand about where it stood; one line may have become several. */
function hasCounterpart({ oldLines, newLines }: Hunk, at: number): boolean {
  const middle = Math.round(((at + 0.5) * newLines.length) / oldLines.length - 0.5);
  const around = newLines.slice(Math.max(0, middle - REACH), middle + REACH + 1);
  const now = new Set(around.flatMap(wordsOf));
  const old = wordsOf(oldLines[at] ?? '');
  return old.filter((word) => now.has(word)).length >= old.length * SAME_LINE;
}

function wordsOf(line: string): string[] {
  return line.match(/[\p{L}\p{N}_$]+/gu) ?? [];
}
