import { LARGEST_OBJECT } from '../../clients/git/objects.js';
import { readBlobs } from '../../clients/git/read-blobs.js';
import type { Clone } from '../../clients/git/repository.js';
import type { TreeFile } from '../../clients/git/tree.js';
import { WordFinder } from './word-finder.js';

/** A line of a file that holds a word. */
export interface WordLine {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  /** At most 400 characters. */
  readonly text: string;
}

/** Where words stand in the files of a revision. */
export interface WordLines {
  readonly lines: ReadonlyMap<string, readonly WordLine[]>;
  /** Words with more lines than are kept: nothing is counted by them. */
  readonly tooMany: ReadonlySet<string>;
  readonly filesRead: number;
  /** Files that are too large or that this clone does not hold. */
  readonly unread: readonly string[];
}

/** Lines kept of a word. */
const MOST_LINES = 40_000;

/**
 * Finds words (identifiers: letters, digits, `_`) in all files of a revision in one pass over their bytes. git can look for
 * many literals at once, but takes longer with each; this takes the same time for a hundred words as for one.
 */
export async function scanWords(
  clone: Clone,
  tree: readonly TreeFile[],
  words: ReadonlySet<string>,
): Promise<WordLines> {
  const lines = new Map<string, WordLine[]>([...words].map((word) => [word, []]));
  const tooMany = new Set<string>();
  const unread: string[] = [];
  const paths = new Map<string, string[]>();
  for (const { path, oid, kind } of tree) {
    if (kind !== 'file' && kind !== 'executable') continue;
    const known = paths.get(oid);
    if (known) known.push(path);
    else paths.set(oid, [path]);
  }
  if (words.size === 0) return { lines, tooMany, filesRead: 0, unread };
  const oids = [...paths.keys()];
  const finder = new WordFinder(words);
  await readBlobs(clone.git, oids, { maxBytes: LARGEST_OBJECT }, (i, blob) => {
    const own = paths.get(oids[i] as string) ?? [];
    if (!('data' in blob)) unread.push(...own);
    else
      for (const { word, line, text } of finder.linesIn(blob.data))
        for (const path of own) keep(word, { path, line, text });
    return undefined;
  });
  function keep(word: string, found: WordLine): void {
    const list = lines.get(word);
    if (!list) return;
    if (list.length >= MOST_LINES) tooMany.add(word);
    else list.push(found);
  }
  for (const list of lines.values()) list.sort(byPlace);
  const filesRead = [...paths.values()].reduce((sum, own) => sum + own.length, 0) - unread.length;
  return { lines, tooMany, filesRead, unread: unread.sort() };
}

function byPlace(a: WordLine, b: WordLine): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line;
}
