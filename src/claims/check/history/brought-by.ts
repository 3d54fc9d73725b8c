import { readDiff } from '../../../clients/git/diff-hunks.js';
import type { LogEntry } from '../../../domain/history.js';
import type { CheckContext } from '../context.js';
import { definitionSpans } from '../names/enclosing.js';

/** Versions of a file that are read. */
const MOST_VERSIONS = 120;

/**
 * The commits that brought something to a file that was there without it, newest first.
 * @param holds whether the lines of a version have it
 */
export async function broughtBy(
  context: CheckContext,
  path: string,
  holds: (lines: readonly string[]) => boolean,
): Promise<readonly LogEntry[]> {
  const found: LogEntry[] = [];
  for (const hash of (await context.past.commitsThat('changed', path)).slice(0, MOST_VERSIONS)) {
    const entry = context.history.graph.get(hash);
    const [parent] = entry?.parents ?? [];
    if (!entry || parent === undefined) continue;
    const after = await context.linesAt(hash, path);
    if (!after || !holds(after)) continue;
    const before = await context.linesAt(parent, path);
    if (before && !holds(before)) found.push(entry);
  }
  return found;
}

/** Whether a commit changed lines of a function, or of a class, by its name. */
export async function touchesDefinition(
  context: CheckContext,
  { hash, parents }: LogEntry,
  path: string,
  name: string,
): Promise<boolean> {
  const [parent] = parents;
  const lines = await context.linesAt(hash, path);
  if (parent === undefined || !lines) return false;
  const [file] = (await readDiff(context.clone.git, parent, hash, [path])) ?? [];
  const spans = definitionSpans(lines).filter((each) => each.name === name);
  return (file?.hunks ?? []).some(({ newStart, newLines }) =>
    spans.some(({ from, to }) => newStart <= to && newStart + Math.max(newLines.length, 1) > from),
  );
}
