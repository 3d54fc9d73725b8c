import type { Match, Matcher } from '../clients/code/matcher.js';
import { filesHolding } from '../clients/git/files-holding.js';
import type { GrepResult } from '../clients/git/grep.js';
import type { Clone } from '../clients/git/repository.js';
import type { TreeFile } from '../clients/git/tree.js';
import type { Searched } from '../domain/pattern.js';
import { objectsOfPartialClone } from './held-objects.js';
import { grouped, MISSING, matchFiles } from './match-files.js';

/** Places in files, and what was looked at to find them. */
export interface FoundInFiles {
  readonly occurrences: readonly (Match & { readonly path: string })[];
  readonly textOnly: readonly (Match & { readonly path: string })[];
  readonly searched: Searched;
  /** Shows about the same places again. */
  readonly command: string | null;
  /** What else has to be known to read the numbers, each a sentence. */
  readonly notes: readonly string[];
}

/** What is searched: a revision and its files. */
export interface Searching {
  readonly revision: string;
  /** May still be on its way: git searches meanwhile. */
  readonly tree: readonly TreeFile[] | Promise<readonly TreeFile[]>;
}

/**
 * Looks for patterns: git tells which files hold their rarest literals, and only what could match is parsed. Patterns
 * that look at the same files share the search and the reading.
 * @returns one result per matcher, in their order
 */
export async function scanFiles(
  clone: Clone,
  searching: Searching,
  matchers: readonly Matcher[],
): Promise<FoundInFiles[]> {
  const groups = grouped(matchers, ({ globs, literals }) => JSON.stringify([globs, literals.length > 0]));
  const found = new Map<Matcher, FoundInFiles>();
  for (const group of groups.values()) {
    const results = await scanGroup(clone, searching, group);
    for (const [index, matcher] of group.entries()) found.set(matcher, results[index] as FoundInFiles);
  }
  return matchers.map((matcher) => found.get(matcher) as FoundInFiles);
}

/** Patterns that look at files of the same names. */
async function scanGroup(
  clone: Clone,
  searching: Searching,
  matchers: readonly Matcher[],
): Promise<FoundInFiles[]> {
  const [matcher] = matchers;
  if (!matcher) return [];
  const { revision } = searching;
  const [grep, tree] = await Promise.all([grepFor(clone, revision, matchers), searching.tree]);
  const ofLanguage = tree.filter((file) => isFile(file) && matcher.isCandidatePath(file.path));
  const toRead = await filesToRead(clone, ofLanguage, grep);
  const read = await matchFiles(clone, toRead.files, matchers);
  const skipped = [
    ...skippedFiles(tree, matcher),
    ...toRead.unreadable.map((path) => ({ path, reason: MISSING })),
    ...read.skipped,
  ].sort(byPath);
  return matchers.map((each) => {
    const matches = (read.matches.get(each) ?? []).sort(byPath);
    return {
      occurrences: matches.flatMap(({ path, result }) => result.occurrences.map((m) => ({ ...m, path }))),
      textOnly: matches.flatMap(({ path, result }) => result.textOnly.map((m) => ({ ...m, path }))),
      searched: {
        files: ofLanguage.length - read.binary,
        candidates: matches.length,
        parsed: matches.filter(({ result }) => result.unparsed === null).length,
        unparsed: matches.flatMap(({ path, result }) =>
          result.unparsed === null ? [] : [{ path, reason: result.unparsed }],
        ),
        skipped,
        allFiles: tree.length,
      },
      command: commandFor(each, revision),
      notes: [],
    };
  });
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

function isFile(file: TreeFile): boolean {
  return file.kind === 'file' || file.kind === 'executable';
}

/** Links are not followed, and a submodule’s files are another repository’s. */
function skippedFiles(tree: readonly TreeFile[], matcher: Matcher): Searched['skipped'] {
  return tree.flatMap(({ path, kind }) => {
    if (kind === 'submodule') return [{ path, reason: 'a submodule: another repository' }];
    if (kind === 'symlink' && matcher.isCandidatePath(path))
      return [{ path, reason: 'a symbolic link, not followed' }];
    return [];
  });
}

/** Null when git cannot tell: a pattern holds no certain text, or git gave up on a partial clone. */
async function grepFor(
  clone: Clone,
  revision: string,
  matchers: readonly Matcher[],
): Promise<GrepResult | null> {
  const rarest = matchers.flatMap(({ literals }) => literals.slice(0, 1));
  if (rarest.length < matchers.length) return null;
  return filesHolding(clone.git, revision, [...new Set(rarest)], matchers[0]?.globs ?? []);
}

async function filesToRead(
  clone: Clone,
  files: readonly TreeFile[],
  grep: GrepResult | null,
): Promise<{ files: readonly TreeFile[]; unreadable: readonly string[] }> {
  if (grep) {
    const paths = new Set(grep.paths);
    const known = new Set(files.map(({ path }) => path));
    return {
      files: files.filter(({ path }) => paths.has(path)),
      unreadable: grep.unreadable.filter((path) => known.has(path)),
    };
  }
  const held = await objectsOfPartialClone(clone);
  if (!held) return { files, unreadable: [] };
  return {
    files: files.filter(({ oid }) => held.has(oid)),
    unreadable: files.filter(({ oid }) => !held.has(oid)).map(({ path }) => path),
  };
}

function commandFor(matcher: Matcher, revision: string): string {
  const globs = matcher.globs.length > 0 ? ['--', ...matcher.globs] : [];
  return ['git', 'grep', '-n', ...matcher.grepArguments, revision, ...globs].map(quoted).join(' ');
}

/** For a POSIX shell. */
function quoted(argument: string): string {
  return /^[\w./=:@^-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}
