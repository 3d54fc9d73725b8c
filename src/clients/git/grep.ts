import type { Git } from './git.js';
import { records } from './records.js';

/** What `git grep` found, and what it could not read. */
export interface GrepResult {
  readonly paths: string[];
  /** Paths whose content this clone does not hold. */
  readonly unreadable: string[];
}

/**
 * Paths of text files at a commit that hold all of the literal texts (each somewhere in the file).
 * Git's exit code is no guide here: it is 1 both for "nothing found" and beside missing objects.
 * @param literals texts without a newline; at least one
 * @param globs git pathspec globs to limit the search to, e.g. `*.py`; none means every file
 */
export async function filesWith(
  git: Git,
  commit: string,
  literals: readonly string[],
  globs: readonly string[],
): Promise<GrepResult> {
  const patterns = literals.flatMap((literal) => ['-e', literal]);
  const all = literals.length > 1 ? ['--all-match'] : [];
  const specs = globs.map((glob) => `:(top,glob)**/${glob}`);
  const child = git.stream(
    [
      'grep',
      '-z',
      '-l',
      '-I',
      '-F',
      '--full-name',
      '--no-textconv',
      ...all,
      ...patterns,
      commit,
      '--',
      ...specs,
    ],
    { globs: true },
  );
  child.stdin.end();
  const paths: string[] = [];
  // Each record is "<commit>:<path>".
  for await (const record of records(child.stdout)) paths.push(record.slice(commit.length + 1));
  const { code, stderr } = await child.ended;
  const unreadable = unreadablePaths(stderr, commit);
  if (code !== 0 && code !== 1 && unreadable.length === 0)
    throw new Error(`git grep ended with code ${code}: ${stderr.trim()}`);
  return { paths: paths.sort(), unreadable };
}

function unreadablePaths(stderr: string, commit: string): string[] {
  const found = new Set<string>();
  for (const line of stderr.split('\n')) {
    const start = line.indexOf(`'${commit}:`);
    const end = line.lastIndexOf("': unable to read ");
    if (start >= 0 && end > start) found.add(line.slice(start + commit.length + 2, end));
  }
  return [...found].sort();
}
