import { damagedObjects } from './damaged-objects.js';
import type { Git, GitStream } from './git.js';
import { lacksPromisedObject } from './held-objects.js';

/** The switches outrank what the repository sets: its color.grep, for one, is stronger than our color.ui. */
const PLAIN = [
  '-z',
  '-a',
  '-F',
  '--full-name',
  '--no-textconv',
  '--no-color',
  '--no-line-number',
  '--no-column',
  '--no-recurse-submodules',
] as const;

/**
 * Starts a search for literal texts in the files of a commit. Binary files are among them: leaving them to git would leave
 * out every file that a `.gitattributes` of the work tree calls binary (`-diff`).
 * @param literals texts without a newline; at least one
 * @param globs names of files to limit the search to, e.g. `*.py`; none means every file
 * @param more further switches
 */
export function startGrep(
  git: Git,
  commit: string,
  literals: readonly string[],
  globs: readonly string[],
  more: readonly string[] = [],
): GitStream {
  const patterns = literals.flatMap((literal) => ['-e', literal]);
  const specs = globs.map((glob) => `:(top,glob)**/${glob}`);
  const child = git.stream(['grep', ...PLAIN, ...more, ...patterns, commit, '--', ...specs], { globs: true });
  child.stdin.end();
  return child;
}

/** Whether git ended at an object that a partial clone left out or that is damaged, and did not look at the rest. */
export function gaveUp({ stderr }: Awaited<GitStream['ended']>): boolean {
  return lacksPromisedObject(stderr) || damagedObjects(stderr).length > 0;
}

/**
 * Paths whose content this clone does not hold, sorted; out of `error: '<commit>:<path>': unable to read <oid>`. Git’s exit
 * code is no guide here: it is 1 both for "nothing found" and beside missing objects.
 * @throws Error when git failed for another reason
 */
export function unreadablePaths(commit: string, { code, stderr }: Awaited<GitStream['ended']>): string[] {
  const found = new Set<string>();
  for (const line of stderr.split('\n')) {
    const start = line.indexOf(`'${commit}:`);
    const end = line.lastIndexOf("': unable to read ");
    if (start >= 0 && end > start) found.add(line.slice(start + commit.length + 2, end));
  }
  if (code !== 0 && code !== 1 && found.size === 0)
    throw new Error(`git grep ended with code ${code}: ${stderr.trim()}`);
  return [...found].sort();
}
