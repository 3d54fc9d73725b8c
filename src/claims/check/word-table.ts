import { GrowingInts } from '../../clients/git/growing-ints.js';
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
  /** The lines that hold a word, by path and line; none where they are too many. */
  linesOf(word: string): readonly WordLine[];
  /** How many these are, without making them; infinitely many of a word that is too common. */
  countOf(word: string): number;
  /** Whether a word has more lines than are kept: nothing is counted by it. */
  isTooCommon(word: string): boolean;
}

/** Lines kept of a word. */
const MOST_LINES = 40_000;
/** Bytes of lines are kept in pieces of this size. */
const PIECE = 1 << 20;

/**
 * The lines of a revision that hold words, as columns of numbers and their bytes one after another: a large document asks
 * for a million of them, of which most are only counted. Objects are made of those of one word when it is asked for.
 */
export class WordTable implements WordLines {
  readonly #places = new Map<string, number>();
  /** By word: its lines, as indices into the columns; null where they are too many. */
  readonly #lines: (GrowingInts | null)[] = [];
  /** By word: how many lines that is, in all files. */
  readonly #counts: number[] = [];
  /** The paths of each content that holds a word. */
  readonly #contents: (readonly string[])[] = [];
  /** Of each line its content, its number, and where its bytes lie: counted over all pieces, and how many. */
  readonly #content = new GrowingInts();
  readonly #number = new GrowingInts();
  readonly #from = new GrowingInts();
  readonly #length = new GrowingInts();
  readonly #pieces: Buffer[] = [];
  #used = PIECE;
  #last: { readonly word: string; readonly lines: readonly WordLine[] } | null = null;

  constructor(words: Iterable<string>) {
    for (const word of words) {
      this.#places.set(word, this.#lines.length);
      this.#lines.push(new GrowingInts());
      this.#counts.push(0);
    }
  }

  /**
   * Begins with another content.
   * @param paths of all files that have it
   * @returns what is to be told its lines that hold words, in their order
   */
  enter(paths: readonly string[], data: Buffer): TakeLine {
    this.#last = null;
    let content = -1;
    let [shown, index] = [0, -1];
    return (word, line, from, to) => {
      const lines = this.#lines[word];
      if (!lines) return;
      this.#counts[word] = (this.#counts[word] as number) + paths.length;
      if ((this.#counts[word] as number) > MOST_LINES) {
        this.#lines[word] = null;
        return;
      }
      if (content < 0) content = this.#contents.push(paths) - 1;
      // A line is kept once for all of its words: documents name what stands together.
      if (shown !== line) [shown, index] = [line, this.#keep(content, line, data.subarray(from, to))];
      lines.push(index);
    };
  }

  countOf(word: string): number {
    if (this.isTooCommon(word)) return Number.POSITIVE_INFINITY;
    return this.#counts[this.#places.get(word) ?? -1] ?? 0;
  }

  isTooCommon(word: string): boolean {
    const place = this.#places.get(word);
    return place !== undefined && this.#lines[place] === null;
  }

  linesOf(word: string): readonly WordLine[] {
    // Who asks for a word often asks for it again next.
    if (this.#last?.word !== word) this.#last = { word, lines: this.#read(word) };
    return this.#last.lines;
  }

  #keep(content: number, line: number, bytes: Buffer): number {
    if (this.#used + bytes.length > PIECE) {
      this.#pieces.push(Buffer.allocUnsafeSlow(PIECE));
      this.#used = 0;
    }
    const piece = this.#pieces.length - 1;
    bytes.copy(this.#pieces[piece] as Buffer, this.#used);
    this.#content.push(content);
    this.#number.push(line);
    this.#from.push(piece * PIECE + this.#used);
    this.#length.push(bytes.length);
    this.#used += bytes.length;
    return this.#number.length - 1;
  }

  #read(word: string): WordLine[] {
    const lines = this.#lines[this.#places.get(word) ?? -1];
    const found: WordLine[] = [];
    for (let i = 0; i < (lines?.length ?? 0); i += 1) {
      const index = lines?.at(i) ?? 0;
      const text = this.#textOf(index);
      for (const path of this.#contents[this.#content.at(index)] ?? [])
        found.push({ path, line: this.#number.at(index), text });
    }
    return found.sort(byPlace);
  }

  #textOf(index: number): string {
    const from = this.#from.at(index);
    const start = from & (PIECE - 1);
    return (this.#pieces[from >>> 20] as Buffer).toString('utf8', start, start + this.#length.at(index));
  }
}

function byPlace(a: WordLine, b: WordLine): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line;
}
