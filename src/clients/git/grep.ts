import picomatch from 'picomatch';
import type { Git } from './git.js';
import { lacksPromisedObject } from './held-objects.js';
import { readObjects } from './objects.js';
import { records } from './records.js';
import { readTree } from './tree.js';

/** What `git grep` found, and what it could not read. */
export interface GrepResult {
  readonly paths: string[];
  /** Paths whose content this clone does not hold. */
  readonly unreadable: string[];
}

/**
 * Paths of files at a commit that hold all of the literal texts, each somewhere in the file; sorted by code unit. Binary
 * files are among them: leaving them to git would leave out every file that a `.gitattributes` of the work tree calls
 * binary (`-diff`).
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
  const wanted = literals.map((literal) => Buffer.from(literal));
  const unreadable = await grep(git, commit, globs, {
    args: ['-z', '-l', ...all, ...patterns],
    separator: 0,
    // Each record is "<commit>:<path>".
    take(record) {
      const path = record.slice(commit.length + 1);
      paths.push(path);
      return path;
    },
    search(path, data) {
      if (wanted.every((literal) => data.includes(literal))) paths.push(path);
    },
  });
  return { paths: paths.sort(), unreadable };
}

/**
 * Lines of files at a commit that hold at least one of the literal texts, given one by one. Literal texts, because
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
  return grep(git, commit, globs, {
    args: ['-z', ...literals.flatMap((literal) => ['-e', literal])],
    separator: 10,
    // Each record is "<commit>:<path>", NUL, the line.
    take(record) {
      const end = record.indexOf('\0');
      if (end <= 0) return null;
      const path = record.slice(commit.length + 1, end);
      onLine(path, record.slice(end + 1));
      return path;
    },
    search(path, data) {
      for (const line of data.toString('utf8').split('\n'))
        if (literals.some((literal) => line.includes(literal))) onLine(path, line);
    },
  });
}

/** How one kind of search is asked of git and, where git gives up, done on a file’s content. */
interface Search {
  readonly args: readonly string[];
  readonly separator: number;
  /** @returns the path that the record is about */
  take(record: string): string | null;
  search(path: string, data: Buffer): void;
}

/** Git’s exit code is no guide here: it is 1 both for "nothing found" and beside missing objects. */
async function grep(git: Git, commit: string, globs: readonly string[], search: Search): Promise<string[]> {
  const specs = globs.map((glob) => `:(top,glob)**/${glob}`);
  // The switches outrank what the repository sets: its color.grep, for one, is stronger than our color.ui.
  const plain = [
    '-a',
    '-F',
    '--full-name',
    '--no-textconv',
    '--no-color',
    '--no-line-number',
    '--no-column',
    '--no-recurse-submodules',
  ];
  const child = git.stream(['grep', ...plain, ...search.args, commit, '--', ...specs], { globs: true });
  child.stdin.end();
  const seen = new Set<string | null>();
  for await (const record of records(child.stdout, search.separator)) seen.add(search.take(record));
  const { code, stderr } = await child.ended;
  if (lacksPromisedObject(stderr)) return searchHeldFiles(git, commit, globs, seen, search);
  const unreadable = unreadablePaths(stderr, commit);
  if (code !== 0 && code !== 1 && unreadable.length === 0) {
    throw new Error(`git grep ended with code ${code}: ${stderr.trim()}`);
  }
  return unreadable;
}

/**
 * The same for a partial clone, where git ends on the first file whose content was left out: the rest of what is here is
 * read and searched without `git grep`.
 */
async function searchHeldFiles(
  git: Git,
  commit: string,
  globs: readonly string[],
  seen: ReadonlySet<string | null>,
  search: Search,
): Promise<string[]> {
  const patterns = globs.length > 0 ? globs.map((glob) => `**/${glob}`) : ['**'];
  const isAsked = picomatch(patterns, { dot: true });
  const files = (await readTree(git, commit)).filter(
    ({ kind, path }) => (kind === 'file' || kind === 'executable') && isAsked(path) && !seen.has(path),
  );
  const unreadable: string[] = [];
  let next = 0;
  const oids = files.map((file) => file.oid);
  for await (const object of readObjects(git, oids)) {
    const path = files[next]?.path ?? '';
    next += 1;
    if ('data' in object) search.search(path, object.data);
    else unreadable.push(path);
  }
  return unreadable.sort();
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
