import type { Match, Matcher } from '../clients/code/matcher.js';
import { batchesHolding } from '../clients/git/files-holding.js';
import type { Clone } from '../clients/git/repository.js';
import type { TreeFile } from '../clients/git/tree.js';
import { NO_FILE, type Pattern, type Searched } from '../domain/pattern.js';
import { quoted } from '../domain/shell-word.js';
import { count } from '../domain/wording.js';
import { objectsOfPartialClone } from './held-objects.js';
import { grouped, type MatchedFile, MISSING, matchFiles, type ReadFiles } from './match-files.js';

/** Text that only looks like a pattern decides nothing; a list of more of it would help nobody. */
const MOST_IN_TEXT = 10_000;

/** Places in files, and what was looked at to find them. */
export interface FoundInFiles {
  readonly occurrences: readonly (Match & { readonly path: string })[];
  readonly textOnly: readonly (Match & { readonly path: string })[];
  /** By path, how many more places were found in code than are among `occurrences`. */
  readonly more: ReadonlyMap<string, number>;
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
  /** For patterns of which it is known: whether a file with this content may hold something. */
  readonly mayHold: ReadonlyMap<Pattern, (oid: string) => boolean>;
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
    const results = await scanGroup(clone, searching, group as [Matcher, ...Matcher[]]);
    for (const [index, matcher] of group.entries()) found.set(matcher, results[index] as FoundInFiles);
  }
  return matchers.map((matcher) => found.get(matcher) as FoundInFiles);
}

/** Patterns that look at files of the same names. */
async function scanGroup(
  clone: Clone,
  searching: Searching,
  matchers: readonly [Matcher, ...Matcher[]],
): Promise<FoundInFiles[]> {
  const [matcher] = matchers;
  const { revision } = searching;
  const quick =
    (await matchKnown(clone, searching, matchers)) ?? (await matchHolding(clone, searching, matchers));
  const tree = await searching.tree;
  const ofLanguage = filesFor(tree, matcher);
  const read = quick ?? (await matchEvery(clone, ofLanguage, matchers));
  const skipped = [...skippedFiles(tree, matcher), ...read.skipped].sort(byPath);
  return matchers.map((each) => {
    const matches = (read.matches.get(each) ?? []).sort(byPath);
    return {
      occurrences: matches.flatMap(({ path, result }) => result.occurrences.map((m) => ({ ...m, path }))),
      textOnly: matches
        .flatMap(({ path, result }) => result.textOnly.map((m) => ({ ...m, path })))
        .slice(0, MOST_IN_TEXT),
      more: new Map(
        matches.flatMap(({ path, more }) =>
          more.occurrences > 0 ? [[path, more.occurrences] as const] : [],
        ),
      ),
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
      notes: notesOn(each, matches),
    };
  });
}

function notesOn({ pattern }: Matcher, matches: readonly MatchedFile[]): string[] {
  const listed = matches.reduce((sum, { result }) => sum + result.textOnly.length, 0);
  const more = matches.reduce((sum, file) => sum + file.more.textOnly, 0);
  const unlisted = more + Math.max(0, listed - MOST_IN_TEXT);
  if (unlisted === 0) return [];
  return [
    `${count(unlisted, 'further place')} in strings and comments that look like ${pattern.source} are left out: there are too many to list`,
  ];
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
    if (kind === 'submodule') return [{ path, reason: NO_FILE.submodule }];
    if (kind === 'symlink' && matcher.isCandidatePath(path)) return [{ path, reason: NO_FILE.symlink }];
    return [];
  });
}

function filesFor(tree: readonly TreeFile[], matcher: Matcher): TreeFile[] {
  return tree.filter((file) => isFile(file) && matcher.isCandidatePath(file.path));
}

/** Reads the files that an earlier reading has found to be worth it. @returns null when not all is known */
async function matchKnown(
  clone: Clone,
  { tree, mayHold }: Searching,
  matchers: readonly [Matcher, ...Matcher[]],
): Promise<ReadFiles | null> {
  const known = matchers.flatMap(({ pattern }) => mayHold.get(pattern) ?? []);
  if (known.length < matchers.length) return null;
  const files = filesFor(await tree, matchers[0]).filter(({ oid }) => known.some((holds) => holds(oid)));
  return matchEvery(clone, files, matchers);
}

/**
 * Reads the files that hold the patterns’ rarest literals, while git is still looking for more.
 * @returns null when git cannot tell: a pattern holds no certain text, or git gave up on a partial clone
 */
async function matchHolding(
  clone: Clone,
  searching: Searching,
  matchers: readonly [Matcher, ...Matcher[]],
): Promise<ReadFiles | null> {
  const [matcher] = matchers;
  const rarest = matchers.flatMap(({ literals }) => literals.slice(0, 1));
  if (rarest.length < matchers.length) return null;
  const batches = batchesHolding(clone.git, searching.revision, [...new Set(rarest)], matcher.globs);
  try {
    return await matchBatches(clone, searching, matchers, batches);
  } finally {
    // After a failure git would wait for ever for a reader of what it finds.
    await batches.return(null);
  }
}

async function matchBatches(
  clone: Clone,
  searching: Searching,
  matchers: readonly [Matcher, ...Matcher[]],
  batches: AsyncGenerator<string[], string[] | null>,
): Promise<ReadFiles | null> {
  const [matcher] = matchers;
  // git starts with the first question, while the tree is still on its way.
  let next = asked(batches);
  const known = new Map(filesFor(await searching.tree, matcher).map((file) => [file.path, file]));
  const parts: ReadFiles[] = [];
  for (;;) {
    const step = await next;
    if (step.done) {
      const missing = step.value
        ?.filter((path) => known.has(path))
        .map((path) => ({ path, reason: MISSING }));
      return missing ? together(matchers, parts, missing) : null;
    }
    next = asked(batches);
    const files = step.value.flatMap((path) => known.get(path) ?? []);
    parts.push(await matchFiles(clone, files, matchers));
  }
}

/** A failure while something else is awaited is told when the answer is asked for. */
function asked<T, R>(generator: AsyncGenerator<T, R>): Promise<IteratorResult<T, R>> {
  const answer = generator.next();
  answer.catch(() => undefined);
  return answer;
}

/** Reads every file there is. */
async function matchEvery(
  clone: Clone,
  files: readonly TreeFile[],
  matchers: readonly Matcher[],
): Promise<ReadFiles> {
  const held = await objectsOfPartialClone(clone);
  if (!held) return matchFiles(clone, files, matchers);
  const read = await matchFiles(
    clone,
    files.filter(({ oid }) => held.has(oid)),
    matchers,
  );
  const missing = files.filter(({ oid }) => !held.has(oid)).map(({ path }) => ({ path, reason: MISSING }));
  return together(matchers, [read], missing);
}

function together(
  matchers: readonly Matcher[],
  parts: readonly ReadFiles[],
  missing: Searched['skipped'],
): ReadFiles {
  return {
    matches: new Map(matchers.map((each) => [each, parts.flatMap(({ matches }) => matches.get(each) ?? [])])),
    skipped: [...missing, ...parts.flatMap(({ skipped }) => skipped)],
    binary: parts.reduce((sum, { binary }) => sum + binary, 0),
  };
}

function commandFor(matcher: Matcher, revision: string): string {
  const globs = matcher.globs.length > 0 ? ['--', ...matcher.globs] : [];
  const words = [...matcher.grepArguments, revision, ...globs];
  return `git grep -n ${words.map((word) => (/^--?\w?$/.test(word) ? word : quoted(word))).join(' ')}`;
}
