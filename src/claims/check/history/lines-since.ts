import { blameLines } from '../../../clients/git/blame.js';
import { type Hunk, readDiff } from '../../../clients/git/diff-hunks.js';
import type { LineRange } from '../../extract/files/file-mentions.js';
import type { CheckContext } from '../context.js';

/** What became of lines since the line of the document was written that points at them. */
export interface LinesSince {
  /** Full hash of the commit that wrote it. */
  readonly written: string;
  /** The file as it was then. */
  readonly then: readonly string[];
  /** Where those that are still there, unchanged, stand now; null when none is. */
  readonly now: LineRange | null;
}

/**
 * Follows lines from the version of a file that the author of a document saw to that of the revision, by git’s own diff.
 * @param line of the document that points at them
 * @returns null where that is not known: for a draft, a line that was written in the revision itself, and a file or lines that
 *   were not there then
 */
export async function linesSince(
  context: CheckContext,
  line: number,
  path: string,
  range: LineRange,
): Promise<LinesSince | null> {
  const written = (await writersOf(context)).get(line) ?? null;
  if (written === null || written === context.revision) return null;
  const hunks = await changesSince(context, written, path);
  if (hunks === null) return null;
  const then = await context.once(['file when written', written, path], () => context.linesAt(written, path));
  if (then === null || range.to > then.length) return null;
  const kept: number[] = [];
  for (let n = range.from; n <= range.to; n += 1) {
    const now = (then[n - 1] ?? '').trim() === '' ? null : placeNow(hunks, n);
    if (now !== null) kept.push(now);
  }
  const first = kept[0];
  return { written, then, now: first === undefined ? null : { from: first, to: kept.at(-1) ?? first } };
}

/** Which commit wrote each line of the document: full hashes by line; empty for a draft. */
function writersOf(context: CheckContext): Promise<ReadonlyMap<number, string>> {
  return context.once(['writers of the document'], async () => {
    const { documentPath: path, document } = context;
    const committed = path === null ? null : await context.lines(path);
    if (path === null || committed === null) return new Map();
    const lines = committed.map((_, i) => i + 1);
    const question = { revision: context.revision, path, lines, ignoreWhitespace: false };
    const blamed = (await blameLines(context.clone.git, question)) ?? [];
    // A draft may differ from the version of it that is committed.
    const own = blamed.filter(({ line, text }) => document.lines[line - 1]?.trimEnd() === text.trimEnd());
    return new Map(own.map(({ line, commit }) => [line, commit]));
  });
}

/** What changed in a file since a commit; null where it was not there then, or that cannot be read. */
function changesSince(context: CheckContext, commit: string, path: string): Promise<readonly Hunk[] | null> {
  return context.once(['changes since', commit, path], async () => {
    const files = await readDiff(context.clone.git, commit, context.revision, [path]);
    const [file] = files ?? [];
    if (files === null || file?.status === 'added') return null;
    return file?.hunks ?? [];
  });
}

/** Where a line stands after some changes; null for one that they replaced. */
function placeNow(hunks: readonly Hunk[], line: number): number | null {
  let shift = 0;
  for (const { oldStart, oldLines, newLines } of hunks) {
    const isInsertion = oldLines.length === 0;
    // An insertion names the line that it came after.
    if (isInsertion ? oldStart >= line : oldStart > line) break;
    if (!isInsertion && line < oldStart + oldLines.length) return null;
    shift += newLines.length - oldLines.length;
  }
  return line + shift;
}
