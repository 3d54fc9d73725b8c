import { globProblem } from '../../config/safe-glob.js';

/** Tags that are named alike: `v*`. */
export interface TagScheme {
  readonly glob: string;
  readonly count: number;
  readonly example: string;
  /** Named like a nightly or another build that nobody calls a release, or without any number. */
  readonly isPassing: boolean;
}

const PASSING =
  /nightly|ignore|snapshot|canary|latest|edge|dev|build|ci-|tmp|temp|backup|checkpoint|archive/i;

/**
 * Groups tags by what stands before their first digit, most first. Tags that no plain glob can name are left out.
 */
export function tagSchemes(tags: readonly string[]): TagScheme[] {
  const groups = new Map<string, string[]>();
  for (const tag of [...tags].sort()) {
    const digit = tag.search(/\d/);
    // "*" would name all the others, too.
    const glob = digit < 0 ? tag : digit === 0 ? '[0-9]*' : `${tag.slice(0, digit)}*`;
    if (!/^(?:\[0-9\]|[\w./@+-]*)\*?$/.test(glob) || globProblem(glob) !== null) continue;
    const group = groups.get(glob);
    if (group) group.push(tag);
    else groups.set(glob, [tag]);
  }
  return [...groups]
    .map(([glob, names]) => ({
      glob,
      count: names.length,
      example: names[names.length - 1] ?? glob,
      isPassing: PASSING.test(glob) || !glob.endsWith('*'),
    }))
    .sort((a, b) => b.count - a.count || (a.glob < b.glob ? -1 : 1))
    .slice(0, 8);
}
