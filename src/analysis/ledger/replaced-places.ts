import { type Hunk, readDiff } from '../../clients/git/diff-hunks.js';
import type { Clone } from '../../clients/git/repository.js';
import type { FileDelta } from './commit-deltas.js';

/** Two lines that share so much of their words are one line, edited. */
const SAME_LINE = 0.5;
/** Longest runs of lines that are paired word by word; longer ones are paired in order. */
const LONGEST_RUN = 200;

/**
 * How many of the places a commit removed now hold other code, as against code that is gone. A place counts as replaced
 * where its line has a counterpart among the lines that the same hunk put in.
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
    if (hunk.oldLines.length === 0 || hunk.newLines.length === 0) continue;
    const end = hunk.oldStart + hunk.oldLines.length;
    const inside = lines.filter((line) => line >= hunk.oldStart && line < end);
    if (inside.length === 0) continue;
    count += inside.filter((line) => hasCounterpart(hunk, line - hunk.oldStart)).length;
  }
  return count;
}

function hasCounterpart(hunk: Hunk, at: number): boolean {
  const { oldLines, newLines } = hunk;
  if (oldLines.length === newLines.length || newLines.length > LONGEST_RUN) return at < newLines.length;
  const old = wordsOf(oldLines[at] ?? '');
  return newLines.some((line) => likeness(old, wordsOf(line)) >= SAME_LINE);
}

function wordsOf(line: string): string[] {
  return line.match(/\w+|[^\w\s]/g) ?? [];
}

/** Dice's coefficient of the two bags of words. */
function likeness(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 1;
  const bag = new Map<string, number>();
  for (const word of a) bag.set(word, (bag.get(word) ?? 0) + 1);
  let both = 0;
  for (const word of b) {
    const left = bag.get(word) ?? 0;
    if (left > 0) {
      both += 1;
      bag.set(word, left - 1);
    }
  }
  return (2 * both) / (a.length + b.length);
}
