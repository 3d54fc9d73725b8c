import { LARGEST_OBJECT } from '../../clients/git/objects.js';
import { readBlobs } from '../../clients/git/read-blobs.js';
import type { Clone } from '../../clients/git/repository.js';
import type { TreeFile } from '../../clients/git/tree.js';

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
const LONGEST_LINE = 400;
/** So many bytes are looked at to tell a text from other data, as git does. */
const TEXT_PROBE = 8000;

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
  const table = new WordTable(words);
  await readBlobs(clone.git, oids, { maxBytes: LARGEST_OBJECT }, (i, blob) => {
    const own = paths.get(oids[i] as string) ?? [];
    if (!('data' in blob)) unread.push(...own);
    else
      for (const { word, line, text } of table.linesIn(blob.data))
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

/** Whether a byte is part of a word: a letter, a digit, `_`, or of a character beyond ASCII. */
const IN_WORD = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 128 || /\w/.test(String.fromCharCode(byte)) ? 1 : 0,
);

/** Wanted words by a hash of their bytes. */
class WordTable {
  readonly #byHash = new Map<number, string[]>();
  /** A first look that most words do not pass: two bits of the hash and the length. */
  readonly #filter = new Uint8Array(1 << 16);

  constructor(words: Iterable<string>) {
    for (const word of words) {
      const bytes = Buffer.from(word);
      let hash = 0;
      for (const byte of bytes) hash = (Math.imul(hash, 31) + byte) | 0;
      this.#filter[hash & 0xffff] = 1;
      this.#byHash.set(hash, [...(this.#byHash.get(hash) ?? []), word]);
    }
  }

  /** Each line that holds a word, once for each word. */
  linesIn(data: Buffer): { word: string; line: number; text: string }[] {
    const hits = this.#hits(data);
    if (hits.length === 0 || data.subarray(0, TEXT_PROBE).includes(0)) return [];
    const found: { word: string; line: number; text: string }[] = [];
    const last = new Map<string, number>();
    let line = 1;
    let lineStart = 0;
    for (const { word, start } of hits) {
      for (
        let end = data.indexOf(10, lineStart);
        end >= 0 && end < start;
        end = data.indexOf(10, lineStart)
      ) {
        line += 1;
        lineStart = end + 1;
      }
      if (last.get(word) === line) continue;
      last.set(word, line);
      const end = data.indexOf(10, start);
      const stop = Math.min(end < 0 ? data.length : end, lineStart + LONGEST_LINE);
      found.push({ word, line, text: data.toString('utf8', lineStart, Math.max(stop, lineStart)) });
    }
    return found;
  }

  #hits(data: Buffer): { word: string; start: number }[] {
    const hits: { word: string; start: number }[] = [];
    const filter = this.#filter;
    const { length } = data;
    let hash = 0;
    let start = -1;
    for (let i = 0; i <= length; i += 1) {
      const byte = i < length ? (data[i] as number) : 0;
      if (IN_WORD[byte] === 1) {
        if (start < 0) start = i;
        hash = (Math.imul(hash, 31) + byte) | 0;
      } else if (start >= 0) {
        if (filter[hash & 0xffff] === 1) {
          const word = this.#byHash.get(hash)?.find((each) => data.toString('utf8', start, i) === each);
          if (word !== undefined) hits.push({ word, start });
        }
        start = -1;
        hash = 0;
      }
    }
    return hits;
  }
}
