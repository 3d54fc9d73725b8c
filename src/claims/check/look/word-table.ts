import { GrowingInts } from '../../../clients/git/growing-ints.js';
import { type Columns, LineColumns, PickedLines } from '../code/line-columns.js';
import { answersOf, inBoth, orderOf, type Ranked, rankedPaths } from './ranked-paths.js';
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
   * @param isWanted of which files; nothing is made of the lines of others. Its answers are remembered
   * @throws LinesNotKept for a word of which an earlier run has only kept how many there are
   */
  linesOf(word: string, isWanted?: (path: string) => boolean): readonly WordLine[];
  /**
   * The same, each made when it is asked for: of a word with many lines, few are held at a time.
   * @param beside words of which the lines may hold all: those without one of them are left out where that is known
   */
  eachLine(
    word: string,
    isWanted?: (path: string) => boolean,
    beside?: readonly string[],
  ): Iterable<WordLine>;
  /** The files that hold the word, by path; none, and not kept, as for `linesOf`. */
  filesOf(word: string): readonly string[];
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
export interface WordColumns extends Columns {
  readonly words: readonly WordEntry[];
  /** The paths of each content that holds a word. */
  readonly contents: readonly (readonly string[])[];
  /** All words were looked for together: a line has one index, whatever words it holds. */
  readonly isOneLook: boolean;
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
  readonly #columns: LineColumns;
  /** Words whose lines were asked for, or are kept from another run. */
  readonly #asked = new Set<number>();
  readonly #keptLines: number;
  readonly #isOneLook: boolean;
  /** Made when files are first asked for. */
  #ranks: Ranked | null = null;
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
    this.#columns = new LineColumns(kept);
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
    this.#isOneLook = (kept?.words ?? []).length === 0 || (sought.size === 0 && kept?.isOneLook === true);
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
    this.#ranks = null;
    const counts = this.#counts;
    const files = paths.length;
    let content = -1;
    let [shown, index] = [0, -1];
    return (word, line, from, to) => {
      // Also where no more are kept: another revision may have fewer.
      const count = (counts[word] as number) + files;
      counts[word] = count;
      if (count > MOST_LINES) this.#lines[word] = 'too many';
      const lines = this.#lines[word];
      if (typeof lines !== 'object') return;
      if (content < 0) content = this.#contents.push(paths) - 1;
      // A line is kept once for all of its words: documents name what stands together.
      if (shown !== line) [shown, index] = [line, this.#columns.add(content, line, data, from, to)];
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

  /** Gives back room for further lines: all contents were looked at. */
  trim(): void {
    this.#columns.trim();
    for (const lines of this.#lines) if (typeof lines === 'object') lines.trim();
  }

  countOf(word: string): number {
    if (this.isTooCommon(word)) return Number.POSITIVE_INFINITY;
    return this.#counts[this.#places.get(word) ?? -1] ?? 0;
  }

  isTooCommon(word: string): boolean {
    return this.#lines[this.#places.get(word) ?? -1] === 'too many';
  }

  linesOf(word: string, isWanted?: (path: string) => boolean): readonly WordLine[] {
    if (isWanted) return [...this.eachLine(word, isWanted)];
    // Who asks for a word often asks for it again next.
    if (this.#last?.word !== word) this.#last = { word, lines: [...this.eachLine(word)] };
    return this.#last.lines;
  }

  /** Whether lines were asked for that no other run has kept. */
  get isNew(): boolean {
    return this.#asked.size > this.#keptLines;
  }

  /** For another run: the lines of the words that were asked for; of others, how many there are. */
  columns(): WordColumns {
    const picked = new PickedLines(this.#columns);
    const isAllThere = this.#contents.every((paths) => paths.length > 0);
    const isThere = (line: number) => (this.#contents[this.#columns.contentOf(line)] ?? []).length > 0;
    const thereOf = (lines: GrowingInts) => (isAllThere ? lines.taken() : lines.taken().filter(isThere));
    const words = this.#words.flatMap((word, i): WordEntry[] => {
      const lines = this.#lines[i] ?? 'counted';
      const count = this.#counts[i] as number;
      // Of a word that had too many lines and has few now nothing is known.
      if (lines === 'too many' && count <= MOST_LINES) return [];
      if (typeof lines === 'string') return [{ word, count, lines }];
      return [{ word, count, lines: this.#asked.has(i) ? thereOf(lines) : 'counted' }];
    });
    for (const { lines } of words) if (typeof lines === 'object') picked.want(lines);
    picked.copy();
    const told = words.map(
      ({ lines, ...rest }): WordEntry => ({
        ...rest,
        lines: typeof lines === 'object' ? picked.indicesOf(lines) : lines,
      }),
    );
    return { words: told, isOneLook: this.#isOneLook, ...picked.columns(this.#contents) };
  }

  filesOf(word: string): readonly string[] {
    const { ranks } = this.#runsOf(this.#indicesOf(word));
    const { paths } = this.#ranked();
    const files: string[] = [];
    let last = -1;
    for (const rank of ranks.sort()) {
      if (rank !== last) files.push(paths[rank] as string);
      last = rank;
    }
    return files;
  }

  *eachLine(
    word: string,
    isWanted?: (path: string) => boolean,
    beside: readonly string[] = [],
  ): Generator<WordLine> {
    const indices = beside.reduce((all, other) => this.#heldBeside(all, other), this.#indicesOf(word));
    const { paths } = this.#ranked();
    const runs = this.#runsOf(indices, isWanted);
    for (const run of orderOf(runs.ranks)) {
      const path = paths[runs.ranks[run] as number] as string;
      const end = runs.ends[run] as number;
      for (let i = runs.starts[run] as number; i < end; i += 1) {
        const index = indices[i] as number;
        yield { path, line: this.#columns.numberOf(index), text: this.#columns.textOf(index) };
      }
    }
  }

  #indicesOf(word: string): Int32Array {
    const place = this.#places.get(word) ?? -1;
    const lines = this.#lines[place];
    if (lines === 'counted') throw new LinesNotKept(word);
    if (typeof lines !== 'object') return new Int32Array(0);
    this.#asked.add(place);
    return lines.taken();
  }

  /** Those of some lines that hold another word, too; all of them where that is not known. */
  #heldBeside(indices: Int32Array, other: string): Int32Array {
    const lines = this.#lines[this.#places.get(other) ?? -1];
    return this.#isOneLook && typeof lines === 'object' ? inBoth(indices, lines.taken()) : indices;
  }

  /** The lines of a word lie content by content: each run of them is that of one file, and of all with the same content. */
  #runsOf(indices: Int32Array, isWanted?: (path: string) => boolean): Runs {
    const runs = { ranks: new GrowingInts(), starts: new GrowingInts(), ends: new GrowingInts() };
    const { ranks } = this.#ranked();
    const isTaken = isWanted && answersOf(this.#ranked(), isWanted);
    for (let start = 0; start < indices.length; ) {
      const content = this.#columns.contentOf(indices[start] as number);
      let end = start + 1;
      while (end < indices.length && this.#columns.contentOf(indices[end] as number) === content) end += 1;
      for (const rank of ranks[content] ?? []) {
        if (isTaken && !isTaken(rank)) continue;
        runs.ranks.push(rank);
        runs.starts.push(start);
        runs.ends.push(end);
      }
      start = end;
    }
    return { ranks: runs.ranks.taken(), starts: runs.starts.taken(), ends: runs.ends.taken() };
  }

  #ranked(): Ranked {
    this.#ranks ??= rankedPaths(this.#contents);
    return this.#ranks;
  }
}

/** Lines of one file each: the place of its path among all, and those of its lines’ indices among those of a word. */
interface Runs {
  readonly ranks: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}
