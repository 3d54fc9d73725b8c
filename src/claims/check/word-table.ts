import { GrowingInts } from '../../clients/git/growing-ints.js';
import { LineBytes } from './line-bytes.js';
import type { TakeLine } from './word-finder.js';

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
  /**
   * The lines that hold a word, by path and line; none where they are too many.
   * @throws LinesNotKept for a word of which an earlier run has only kept how many there are
   */
  linesOf(word: string): readonly WordLine[];
  /** How many these are, without making them; infinitely many of a word that is too common. */
  countOf(word: string): number;
  /** Whether a word has more lines than are kept: nothing is counted by it. */
  isTooCommon(word: string): boolean;
}

/** The revision has to be read for these lines. */
export class LinesNotKept extends Error {}

/** Lines kept of a word. */
const MOST_LINES = 40_000;

/** What a table holds of a word: its lines as indices into the columns; only their number; or that they are too many. */
export interface WordEntry {
  readonly word: string;
  readonly count: number;
  readonly lines: Int32Array | 'counted' | 'too many';
}

/** What a table holds, as columns of numbers. */
export interface WordColumns {
  readonly words: readonly WordEntry[];
  /** The paths of each content that holds a word. */
  readonly contents: readonly (readonly string[])[];
  /** Of each line its content, its number, and where its bytes lie, and how many. */
  readonly content: Int32Array;
  readonly number: Int32Array;
  readonly from: Int32Array;
  readonly length: Int32Array;
  readonly bytes: readonly Buffer[];
}

/**
 * The lines of a revision that hold words, as columns of numbers and their bytes one after another: a large document asks
 * for a million of them, of which most are only counted. Objects are made of those of one word when it is asked for.
 */
export class WordTable implements WordLines {
  readonly #places = new Map<string, number>();
  readonly #words: string[] = [];
  /** By word. */
  readonly #lines: (GrowingInts | 'counted' | 'too many')[] = [];
  /** By word: how many lines that is, in all files. */
  readonly #counts: number[] = [];
  readonly #contents: (readonly string[])[];
  readonly #content: GrowingInts;
  readonly #number: GrowingInts;
  readonly #from: GrowingInts;
  readonly #length: GrowingInts;
  readonly #bytes: LineBytes;
  /** Words whose lines were asked for, or are kept from another run. */
  readonly #asked = new Set<number>();
  readonly #keptLines: number;
  #last: { readonly word: string; readonly lines: readonly WordLine[] } | null = null;

  /**
   * @param sought what will be looked for
   * @param wanted what may be asked for; it is sought or kept
   * @param kept what another run has found of other words
   */
  constructor(
    sought: ReadonlySet<string>,
    wanted: ReadonlySet<string> = sought,
    kept: WordColumns | null = null,
  ) {
    this.#contents = [...(kept?.contents ?? [])];
    this.#content = new GrowingInts(kept?.content);
    this.#number = new GrowingInts(kept?.number);
    this.#from = new GrowingInts(kept?.from);
    this.#length = new GrowingInts(kept?.length);
    this.#bytes = new LineBytes(kept?.bytes);
    // These come first: it is by their places that a finder tells them.
    for (const word of sought) this.#add(word, 0, new GrowingInts());
    for (const { word, count, lines } of kept?.words ?? []) {
      if (sought.has(word)) continue;
      const isKnown = typeof lines !== 'string';
      if (isKnown) this.#asked.add(this.#words.length);
      this.#add(word, count, isKnown ? new GrowingInts(lines) : lines);
      // What nobody said to look for is not told: another document must not change what is known of this one.
      if (!wanted.has(word)) this.#places.delete(word);
    }
    this.#keptLines = this.#asked.size;
  }

  #add(word: string, count: number, lines: GrowingInts | 'counted' | 'too many'): void {
    this.#places.set(word, this.#words.length);
    this.#words.push(word);
    this.#counts.push(count);
    this.#lines.push(lines);
  }

  /**
   * Begins with another content.
   * @param paths of all files that have it
   * @returns what is to be told its lines that hold words that are looked for, in their order
   */
  enter(paths: readonly string[], data: Buffer): TakeLine {
    this.#last = null;
    let content = -1;
    let [shown, index] = [0, -1];
    return (word, line, from, to) => {
      // Also where no more are kept: another revision may have fewer.
      this.#counts[word] = (this.#counts[word] as number) + paths.length;
      if ((this.#counts[word] as number) > MOST_LINES) this.#lines[word] = 'too many';
      const lines = this.#lines[word];
      if (typeof lines !== 'object') return;
      if (content < 0) content = this.#contents.push(paths) - 1;
      // A line is kept once for all of its words: documents name what stands together.
      if (shown !== line) [shown, index] = [line, this.#keep(content, line, data.subarray(from, to))];
      lines.push(index);
    };
  }

  /**
   * Begins with a content that is not there any more; what was found in it before is taken away from the counts. The paths
   * must be left out of what the table was made from.
   * @returns what is to be told its lines that hold words
   */
  leave(paths: readonly string[]): TakeLine {
    return (word) => {
      this.#counts[word] = (this.#counts[word] as number) - paths.length;
    };
  }

  countOf(word: string): number {
    if (this.isTooCommon(word)) return Number.POSITIVE_INFINITY;
    return this.#counts[this.#places.get(word) ?? -1] ?? 0;
  }

  isTooCommon(word: string): boolean {
    return this.#lines[this.#places.get(word) ?? -1] === 'too many';
  }

  linesOf(word: string): readonly WordLine[] {
    // Who asks for a word often asks for it again next.
    if (this.#last?.word !== word) this.#last = { word, lines: this.#read(word) };
    return this.#last.lines;
  }

  /** Whether lines were asked for that no other run has kept. */
  get isNew(): boolean {
    return this.#asked.size > this.#keptLines;
  }

  /** For another run: the lines of the words that were asked for; of others, how many there are. */
  columns(): WordColumns {
    const packed = new Packed((line) => ({
      content: this.#content.at(line),
      number: this.#number.at(line),
      bytes: this.#bytes.bytesAt(this.#from.at(line), this.#length.at(line)),
    }));
    const isThere = (line: number) => (this.#contents[this.#content.at(line)] ?? []).length > 0;
    const words = this.#words.flatMap((word, i): WordEntry[] => {
      const lines = this.#lines[i] ?? 'counted';
      const count = this.#counts[i] as number;
      // Of a word that had too many lines and has few now nothing is known.
      if (lines === 'too many' && count <= MOST_LINES) return [];
      if (typeof lines === 'string') return [{ word, count, lines }];
      const asked = this.#asked.has(i) ? lines.taken().filter(isThere).map(packed.place) : 'counted';
      return [{ word, count, lines: asked }];
    });
    return { words, ...packed.columns(this.#contents) };
  }

  #keep(content: number, line: number, bytes: Buffer): number {
    this.#content.push(content);
    this.#number.push(line);
    this.#from.push(this.#bytes.keep(bytes));
    this.#length.push(bytes.length);
    return this.#number.length - 1;
  }

  #read(word: string): WordLine[] {
    const place = this.#places.get(word) ?? -1;
    const lines = this.#lines[place];
    if (lines === 'counted') throw new LinesNotKept(word);
    if (typeof lines !== 'object') return [];
    this.#asked.add(place);
    const found: WordLine[] = [];
    for (const index of lines.taken()) {
      const text = this.#bytes.textAt(this.#from.at(index), this.#length.at(index));
      for (const path of this.#contents[this.#content.at(index)] ?? [])
        found.push({ path, line: this.#number.at(index), text });
    }
    return found.sort(byPlace);
  }
}

/** A line of a table. */
interface Line {
  readonly content: number;
  readonly number: number;
  readonly bytes: Buffer;
}

/** Some lines of a table, without the rest. */
class Packed {
  readonly #lineAt: (index: number) => Line;
  readonly #places = new Map<number, number>();
  readonly #contents = new Map<number, number>();
  readonly #bytes = new LineBytes();
  readonly #columns = [new GrowingInts(), new GrowingInts(), new GrowingInts(), new GrowingInts()] as const;

  constructor(lineAt: (index: number) => Line) {
    this.#lineAt = lineAt;
  }

  /** The place of a line among those that were asked for. */
  readonly place = (index: number): number => {
    const known = this.#places.get(index);
    if (known !== undefined) return known;
    const { content, number, bytes } = this.#lineAt(index);
    const place = this.#places.size;
    this.#places.set(index, place);
    const packed = this.#contents.get(content) ?? this.#contents.size;
    this.#contents.set(content, packed);
    for (const [i, value] of [packed, number, this.#bytes.keep(bytes), bytes.length].entries())
      this.#columns[i]?.push(value);
    return place;
  };

  columns(contents: readonly (readonly string[])[]): Omit<WordColumns, 'words'> {
    const [content, number, from, length] = this.#columns;
    return {
      contents: [...this.#contents.keys()].map((i) => contents[i] ?? []),
      content: content.taken(),
      number: number.taken(),
      from: from.taken(),
      length: length.taken(),
      bytes: this.#bytes.pieces(),
    };
  }
}

function byPlace(a: WordLine, b: WordLine): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line;
}
