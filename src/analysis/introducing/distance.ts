import type { Hunk } from '../../clients/git/diff-hunks.js';
import type { FileVersion } from '../../clients/git/file-history.js';

/** A run of lines, both ends included. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * How many lines lie between what each version changed and what the fix changed, in the file as it was before the fix. The
 * place of an older change is carried forward through the hunks of the versions after it; where histories ran side by
 * side that is an approximation.
 * @param versions newest first
 * @returns by commit; 0 where they overlap
 */
export function measureDistances(
  versions: readonly FileVersion[],
  fixHunks: readonly Hunk[],
): Map<string, number> {
  const places = fixHunks.map(oldSpan);
  const distances = new Map<string, number>();
  const later: (readonly Hunk[])[] = [];
  for (const version of versions) {
    let nearest = Number.POSITIVE_INFINITY;
    for (const hunk of version.hunks) {
      const span = carryForward(newSpan(hunk), later);
      for (const place of places) nearest = Math.min(nearest, between(span, place));
    }
    if (nearest !== Number.POSITIVE_INFINITY) distances.set(version.commit, nearest);
    later.unshift(version.hunks);
  }
  return distances;
}

function oldSpan(hunk: Hunk): Span {
  // A pure insertion stands between two lines.
  if (hunk.oldLines.length === 0) return { from: hunk.oldStart + 0.5, to: hunk.oldStart + 0.5 };
  return { from: hunk.oldStart, to: hunk.oldStart + hunk.oldLines.length - 1 };
}

function newSpan(hunk: Hunk): Span {
  return { from: hunk.newStart, to: hunk.newStart + Math.max(0, hunk.newLines.length - 1) };
}

function between(a: Span, b: Span): number {
  return Math.floor(Math.max(0, a.from - b.to, b.from - a.to));
}

/** @param versions the hunks to pass through, oldest first */
function carryForward(span: Span, versions: readonly (readonly Hunk[])[]): Span {
  let { from, to } = span;
  for (const hunks of versions) {
    from = shift(from, hunks);
    to = shift(to, hunks);
  }
  return { from, to };
}

/** Where a line is after some hunks; a replaced line is where its replacement starts. */
function shift(line: number, hunks: readonly Hunk[]): number {
  let moved = 0;
  for (const { oldStart, oldLines, newStart, newLines } of hunks) {
    if (oldLines.length === 0) {
      if (line > oldStart) moved += newLines.length;
    } else if (line >= oldStart + oldLines.length) {
      moved += newLines.length - oldLines.length;
    } else if (line >= oldStart) {
      return newStart;
    } else {
      break;
    }
  }
  return line + moved;
}
