import type { CountedNoun } from '../../extract/figures/quantities.js';
import { agreement, isTrue } from '../agree.js';
import type { CheckContext, PatternChange } from '../context.js';

/** "N fixes across M files". */
export interface ChangesStated {
  readonly changes: CountedNoun;
  readonly files: CountedNoun;
}

/** Commits that change fewer files are too many to be read apart from the rest. */
const MANY_FILES = 10;

interface Looked {
  /** The commit that made what is stated. */
  readonly met?: PatternChange | undefined;
  /** The one that removed most, of those that were read. */
  readonly most?: PatternChange | undefined;
  /** More versions than this hold the pattern, and not all were read. */
  readonly tooMany: number | null;
}

/**
 * Looks for the commit that removed a pattern as often, and from as many files, as is stated. What is said to be in many
 * files is looked for in the commits that changed so many, before all others.
 */
export async function lookForChanges(
  { services }: CheckContext,
  stated: ChangesStated,
  source: string,
): Promise<Looked> {
  const isMet = ({ removed, removedFiles }: PatternChange) => fits(stated, removed, removedFiles);
  const files = stated.files.quantity.value;
  const least = Math.floor(files - tolerated(files));
  const large = least >= MANY_FILES ? await services.changesInMany(source, least) : null;
  const met = large?.changes.find(isMet);
  // What stands in too many files of some commits stands in more of all.
  if (met || (large && large.tooMany !== null)) return { met, tooMany: large?.tooMany ?? null };
  const all = await services.changesOf(source);
  const [most] = all?.tooMany === null ? all.changes : (large?.changes ?? []);
  return { met: all?.changes.find(isMet), most, tooMany: all?.tooMany ?? null };
}

/** By how many files a count may be off. */
function tolerated(files: number): number {
  return Math.max(1, files * 0.03);
}

/** Files may be off by more than a hundredth where strings and comments were changed with the code. */
function fits(stated: ChangesStated, removed: number, files: number): boolean {
  if (isTrue(agreement(stated.changes.quantity, removed)) && isTrue(agreement(stated.files.quantity, files)))
    return true;
  return (
    isTrue(agreement(stated.changes.quantity, removed)) &&
    Math.abs(files - stated.files.quantity.value) <= tolerated(stated.files.quantity.value)
  );
}
