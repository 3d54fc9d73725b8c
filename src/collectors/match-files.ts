import type { FileMatches, Matcher } from '../clients/code/matcher.js';
import { LARGEST_OBJECT, type ReadObject, readObjects } from '../clients/git/objects.js';
import type { Clone } from '../clients/git/repository.js';
import type { TreeFile } from '../clients/git/tree.js';
import type { Searched } from '../domain/pattern.js';

/** Why a file was skipped whose content is not there. */
export const MISSING = 'this clone does not hold its content';

/** Why a file was skipped that git cannot unpack. */
const DAMAGED = 'its content is damaged in this clone (git fsck tells more)';

/** Of one file no more places are kept than anybody would look at; all of them are counted. */
const MOST_PLACES = 1000;

/** A file that could match, and what was found in it. */
export interface MatchedFile {
  readonly path: string;
  /** With the first places of each kind only, where there are very many. */
  readonly result: FileMatches;
  /** How many more places there are in code than `result` holds, and in strings and comments. */
  readonly more: { readonly occurrences: number; readonly textOnly: number };
}

/** What reading files gave. */
export interface ReadFiles {
  readonly matches: ReadonlyMap<Matcher, MatchedFile[]>;
  readonly skipped: Searched['skipped'];
  /** Files that are no text, where only text is looked at. */
  readonly binary: number;
}

/** Reads each content once, however many paths hold it; gives only files that could match. */
export async function matchFiles(
  clone: Clone,
  files: readonly TreeFile[],
  matchers: readonly Matcher[],
): Promise<ReadFiles> {
  const paths = grouped(files, ({ oid }) => oid);
  const matches = new Map(matchers.map((matcher) => [matcher, [] as MatchedFile[]]));
  const skipped: Searched['skipped'] = [];
  const textFilesOnly = matchers[0]?.globs.length === 0;
  let binary = 0;
  for await (const object of readObjects(clone.git, [...paths.keys()])) {
    const holders = (paths.get(object.name) ?? []).map(({ path }) => path);
    if (!('data' in object)) {
      const reason = reasonOf(object);
      skipped.push(...holders.map((path) => ({ path, reason })));
    } else if (textFilesOnly && object.data.includes(0)) {
      // An expression is looked for in text files only, whatever they are called.
      binary += holders.length;
    } else {
      const text = object.data.toString('utf8');
      for (const matcher of matchers) matches.get(matcher)?.push(...matchText(matcher, text, holders));
    }
  }
  return { matches, skipped, binary };
}

/** Equal texts of equal extension give equal results: copies are parsed once. */
function matchText(matcher: Matcher, text: string, paths: readonly string[]): MatchedFile[] {
  if (!matcher.mightMatch(text)) return [];
  const byExtension = grouped(paths, (path) => path.slice(path.lastIndexOf('.') + 1));
  return [...byExtension.values()].flatMap((group) => {
    const { occurrences, textOnly, unparsed } = matcher.match(text, group[0] ?? '');
    const result = {
      occurrences: occurrences.slice(0, MOST_PLACES),
      textOnly: textOnly.slice(0, MOST_PLACES),
      unparsed,
    };
    const more = {
      occurrences: occurrences.length - result.occurrences.length,
      textOnly: textOnly.length - result.textOnly.length,
    };
    return group.map((path) => ({ path, result, more }));
  });
}

function reasonOf({ reason }: Extract<ReadObject, { reason: unknown }>): string {
  if (reason === 'damaged') return DAMAGED;
  return reason === 'missing' ? MISSING : `larger than ${LARGEST_OBJECT / 1024 / 1024} MiB`;
}

/** The items by key, in their order. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
