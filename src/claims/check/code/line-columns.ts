import { GrowingInts } from '../../../clients/git/growing-ints.js';
import { LineBytes } from '../look/line-bytes.js';

/** Lines as columns: of each its content, its number, and where its bytes lie, and how many. */
export interface Columns {
  readonly content: Int32Array;
  readonly number: Int32Array;
  readonly from: Int32Array;
  readonly length: Int32Array;
  readonly bytes: readonly Buffer[];
}

const NONE = new Int32Array(0);

/** Many lines, without an object for each of them. */
export class LineColumns {
  #content: Int32Array;
  #number: Int32Array;
  #from: Int32Array;
  #length: Int32Array;
  #count: number;
  readonly #bytes: LineBytes;

  /** @param kept what it begins with; that is not changed */
  constructor(kept: Columns | null = null) {
    this.#content = kept?.content ?? NONE;
    this.#number = kept?.number ?? NONE;
    this.#from = kept?.from ?? NONE;
    this.#length = kept?.length ?? NONE;
    this.#count = this.#number.length;
    this.#bytes = new LineBytes(kept?.bytes);
  }

  /** How many lines there are. */
  get length(): number {
    return this.#count;
  }

  /** Adds the line of a content, by its number and its place in the bytes of the content. @returns its index */
  add(content: number, number: number, data: Uint8Array, from: number, to: number): number {
    return this.#push(content, number, this.#bytes.keep(data, from, to), to - from);
  }

  /**
   * Adds some lines of other columns, in their order.
   * @param indices of the lines there
   * @param contentOf the content here of a content there
   */
  addAllOf(others: LineColumns, indices: Int32Array, contentOf: (content: number) => number): void {
    const copied = new CopiedBytes(others.#bytes, this.#bytes);
    let [last, content] = [-1, -1];
    for (let i = 0; i < indices.length; i += 1) {
      const index = indices[i] as number;
      const there = others.#content[index] as number;
      if (there !== last) [last, content] = [there, contentOf(there)];
      const length = others.#length[index] as number;
      const from = copied.of(others.#from[index] as number, length);
      this.#push(content, others.#number[index] as number, from, length);
    }
  }

  #push(content: number, number: number, from: number, length: number): number {
    const index = this.#count;
    if (index === this.#number.length) this.#resize(Math.max(64, index * 2));
    this.#content[index] = content;
    this.#number[index] = number;
    this.#from[index] = from;
    this.#length[index] = length;
    this.#count = index + 1;
    return index;
  }

  #resize(room: number): void {
    const resized = (column: Int32Array) => {
      const other = new Int32Array(room);
      other.set(column.subarray(0, this.#count));
      return other;
    };
    this.#content = resized(this.#content);
    this.#number = resized(this.#number);
    this.#from = resized(this.#from);
    this.#length = resized(this.#length);
  }

  /** Gives back room for further lines. */
  trim(): void {
    if (this.#number.length > this.#count) this.#resize(this.#count);
  }

  contentOf(index: number): number {
    return this.#content[index] as number;
  }

  /** 1-based. */
  numberOf(index: number): number {
    return this.#number[index] as number;
  }

  textOf(index: number): string {
    return this.#bytes.textAt(this.#from[index] as number, this.#length[index] as number);
  }

  /** As they lie in memory, for use until the next line is added. */
  taken(): Columns {
    return {
      content: this.#content.subarray(0, this.#count),
      number: this.#number.subarray(0, this.#count),
      from: this.#from.subarray(0, this.#count),
      length: this.#length.subarray(0, this.#count),
      bytes: this.#bytes.pieces(),
    };
  }
}

/** Bytes of lines that are copied from one place to another, those of equal lines once. */
class CopiedBytes {
  readonly #from: LineBytes;
  readonly #to: LineBytes;
  /** Where lines lie there that lie behind all that came before them, as most do, and where they lie here. */
  readonly #starts = new GrowingInts();
  readonly #places = new GrowingInts();
  readonly #others = new Map<number, number>();
  #last = -1;

  constructor(from: LineBytes, to: LineBytes) {
    this.#from = from;
    this.#to = to;
  }

  /** Where the bytes lie here. */
  of(start: number, length: number): number {
    if (start > this.#last && length > 0) {
      const place = this.#to.copyOf(this.#from, start, length);
      this.#last = start;
      this.#starts.push(start);
      this.#places.push(place);
      return place;
    }
    return this.#known(start) ?? this.#copy(start, length);
  }

  #known(start: number): number | undefined {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts.at(middle) < start) low = middle + 1;
      else high = middle;
    }
    return this.#starts.at(low) === start ? this.#places.at(low) : this.#others.get(start);
  }

  /** A line that was found to be equal to one that is not copied. */
  #copy(start: number, length: number): number {
    const place = this.#to.copyOf(this.#from, start, length);
    if (length > 0) this.#others.set(start, place);
    return place;
  }
}

/** Some lines of others, without the rest: of the contents only those that have one of them. */
export class PickedLines {
  readonly #others: LineColumns;
  /** Of each line of the others, 1 + its index here; 0 for one that is not wanted. */
  readonly #places: Int32Array;
  readonly #contents = new Map<number, number>();
  readonly #lines = new LineColumns();

  constructor(others: LineColumns) {
    this.#others = others;
    this.#places = new Int32Array(others.length);
  }

  /** @param lines indices there */
  want(lines: Int32Array): void {
    for (let i = 0; i < lines.length; i += 1) this.#places[lines[i] as number] = 1;
  }

  /** Copies the lines that are wanted; all of them must have been told. */
  copy(): void {
    const wanted = new GrowingInts();
    for (let index = 0; index < this.#places.length; index += 1) {
      if (this.#places[index] === 0) continue;
      wanted.push(index);
      this.#places[index] = wanted.length;
    }
    this.#lines.addAllOf(this.#others, wanted.taken(), (content) => this.#placeOf(content));
    this.#lines.trim();
  }

  #placeOf(content: number): number {
    const picked = this.#contents.get(content) ?? this.#contents.size;
    this.#contents.set(content, picked);
    return picked;
  }

  /** The indices here of lines that were copied. @param lines indices there */
  indicesOf(lines: Int32Array): Int32Array {
    return lines.map((index) => (this.#places[index] as number) - 1);
  }

  /** @param contents the paths of each content of the others */
  columns(contents: readonly (readonly string[])[]): Columns & { readonly contents: (readonly string[])[] } {
    return { contents: [...this.#contents.keys()].map((i) => contents[i] ?? []), ...this.#lines.taken() };
  }
}
