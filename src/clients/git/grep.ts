import type { Git } from './git.js';
import { records } from './records.js';

/** What `git grep` found, and what it could not read. */
export interface GrepResult {
  readonly paths: string[];
  /** Paths whose content this clone does not hold. */
  readonly unreadable: string[];
}

/**
 * Paths of text files at a commit that hold all of the literal texts, each somewhere in the file; sorted by code unit.
 * @param literals texts without a newline; at least one
 * @param globs names of files to limit the search to, e.g. `*.py`; none means every file
 */
export async function filesWith(
  git: Git,
  commit: string,
  literals: readonly string[],
  globs: readonly string[],
): Promise<GrepResult> {
  const patterns = literals.flatMap((literal) => ['-e', literal]);
  const all = literals.length > 1 ? ['--all-match'] : [];
  const paths: string[] = [];
  // Each record is "<commit>:<path>".
  const take = (record: string) => paths.push(record.slice(commit.length + 1));
  const unreadable = await grep(git, commit, ['-z', '-l', '-F', ...all, ...patterns], globs, 0, take);
  return { paths: paths.sort(), unreadable };
}

/**
 * Lines of text files at a commit that hold at least one of the literal texts, given one by one. Literal texts, because
 * git searches for them many times faster than for an expression; the caller looks closer.
 * @returns paths whose content this clone does not hold
 */
export async function linesWith(
  git: Git,
  commit: string,
  literals: readonly string[],
  globs: readonly string[],
  onLine: (path: string, line: string) => void,
): Promise<string[]> {
  const patterns = literals.flatMap((literal) => ['-e', literal]);
  return grep(git, commit, ['-z', '-F', ...patterns], globs, 10, (record) => {
    // Each record is "<commit>:<path>", NUL, the line.
    const end = record.indexOf('\0');
    if (end > 0) onLine(record.slice(commit.length + 1, end), record.slice(end + 1));
  });
}

/** Git’s exit code is no guide here: it is 1 both for "nothing found" and beside missing objects. */
async function grep(
  git: Git,
  commit: string,
  args: readonly string[],
  globs: readonly string[],
  separator: number,
  onRecord: (record: string) => void,
): Promise<string[]> {
  const specs = globs.map((glob) => `:(top,glob)**/${glob}`);
  const child = git.stream(['grep', '-I', '--full-name', '--no-textconv', ...args, commit, '--', ...specs], {
    globs: true,
  });
  child.stdin.end();
  for await (const record of records(child.stdout, separator)) onRecord(record);
  const { code, stderr } = await child.ended;
  const unreadable = unreadablePaths(stderr, commit);
  if (code !== 0 && code !== 1 && unreadable.length === 0) {
    throw new Error(`git grep ended with code ${code}: ${stderr.trim()}`);
  }
  return unreadable;
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
