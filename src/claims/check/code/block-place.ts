import { longestWord, normalCode, withoutComment } from '../../extract/code/code-text.js';
import type { LineRange } from '../../extract/files/file-mentions.js';

/** Lines of a file that may stand between two lines of a block, which shows only the telling ones. */
const MOST_BETWEEN = 3;

/** Where the lines of a block stand in a file, one below the other. */
export interface BlockPlace {
  /** 1-based, of each line of the block. */
  readonly at: readonly number[];
  readonly range: LineRange;
}

/** The one place of a file at which a whole block stands; null where there is none, and where there are more. */
export function placeOfBlock(lines: readonly string[], block: readonly string[]): BlockPlace | null {
  const wanted = block.map(normal);
  const [first = ''] = wanted;
  if (wanted.length < 2 || first === '') return null;
  const word = longestWord(first);
  const found: number[][] = [];
  for (const [i, line] of lines.entries()) {
    const isFirst = line.includes(word) && normal(line) === first;
    const at = isFirst ? placesFrom(lines, wanted, i) : null;
    if (at) found.push(at);
    if (found.length > 1) return null;
  }
  const [at] = found;
  return at ? { at, range: { from: at[0] ?? 1, to: at.at(-1) ?? 1 } } : null;
}

function placesFrom(lines: readonly string[], wanted: readonly string[], start: number): number[] | null {
  const at = [start + 1];
  for (const text of wanted.slice(1)) {
    const after = at.at(-1) ?? 0;
    const next = lines.slice(after, after + 1 + MOST_BETWEEN).findIndex((line) => normal(line) === text);
    if (next < 0) return null;
    at.push(after + next + 1);
  }
  return at;
}

function normal(line: string): string {
  return normalCode(withoutComment(line)).replace(/,$/, '');
}

/** Where a block stands that is shown for other lines: most of what could be in them is not; null where it is. */
export function astray(
  lines: readonly string[],
  { from, to }: LineRange,
  block: readonly string[],
): LineRange | null {
  const place = to > from ? placeOfBlock(lines, block) : null;
  if (!place) return null;
  const inside = place.at.filter((line) => line >= from && line <= to).length;
  return inside * 2 < Math.min(place.at.length, to - from + 1) ? place.range : null;
}

/** Whether a block stands once, and in the lines that it is shown for. */
export function isInPlace(lines: readonly string[], range: LineRange, block: readonly string[]): boolean {
  return placeOfBlock(lines, block) !== null && astray(lines, range, block) === null;
}
