import type { TrueUntil } from '../../../domain/claim.js';
import { type CheckContext, linesOf } from '../context.js';

/** Where files hold something, and since when. */
export interface Held {
  /** `path:line`, each. */
  readonly places: readonly string[];
  /** The files that hold it. */
  readonly paths: readonly string[];
}

/** Longer lines are data. */
const LONGEST = 2000;
/** Files of which earlier versions are asked. */
const MOST_ASKED = 6;

/** Where some files hold something, comments aside. */
export async function heldIn(
  context: CheckContext,
  paths: readonly string[],
  holds: (line: string) => boolean,
): Promise<Held> {
  const places: string[] = [];
  const found: string[] = [];
  for (const path of paths) {
    const lines = (await context.lines(path)) ?? [];
    const own = lines.flatMap((line, i) => (isHolding(line, holds) ? [`${path}:${i + 1}`] : []));
    if (own.length > 0) found.push(path);
    places.push(...own);
  }
  return { places, paths: found };
}

function isHolding(line: string, holds: (line: string) => boolean): boolean {
  return !/^\s{0,200}(?:[#;]|\/\/)/.test(line) && holds(line.slice(0, LONGEST));
}

/**
 * The commit that brought something to a file that was there without it.
 * @returns null where no earlier version of the files lacks it
 */
export async function broughtTo(
  context: CheckContext,
  paths: readonly string[],
  holds: (line: string) => boolean,
): Promise<TrueUntil | null> {
  const lacks = (text: string | null | undefined) =>
    typeof text === 'string' && !linesOf(text).some((line) => isHolding(line, holds));
  let latest: TrueUntil | null = null;
  for (const path of paths.slice(0, MOST_ASKED)) {
    const found = await context.past.trueUntil({ paths: [path], isTrue: (texts) => lacks(texts.get(path)) });
    if (found && (!latest || found.date > latest.date)) latest = found;
  }
  return latest;
}

/** The commit that took something from a file; null where no earlier version has it. */
export function takenFrom(
  context: CheckContext,
  paths: readonly string[],
  holds: (line: string) => boolean,
): Promise<TrueUntil | null> {
  return context.past.trueUntil({
    paths: paths.slice(0, MOST_ASKED),
    isTrue: (texts) =>
      [...texts.values()].some(
        (text) => text !== null && linesOf(text).some((line) => isHolding(line, holds)),
      ),
  });
}

/** Days before a revision in which what came came with it. */
const RECENT = 3;

/** Whether a commit came with the revision, or shortly before it. */
export function isRecent({ history }: CheckContext, { date }: TrueUntil): boolean {
  return (Date.parse(history.revision.committedAt) - Date.parse(date)) / 86_400_000 < RECENT;
}
