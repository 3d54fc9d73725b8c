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

/** Many lines, without an object for each of them. */
export class LineColumns {
  readonly #content: GrowingInts;
  readonly #number: GrowingInts;
  readonly #from: GrowingInts;
  readonly #length: GrowingInts;
  readonly #bytes: LineBytes;

  /** @param kept what it begins with; that is not changed */
  constructor(kept: Columns | null = null) {
    this.#content = new GrowingInts(kept?.content);
    this.#number = new GrowingInts(kept?.number);
    this.#from = new GrowingInts(kept?.from);
    this.#length = new GrowingInts(kept?.length);
    this.#bytes = new LineBytes(kept?.bytes);
  }

  /** How many lines there are. */
  get length(): number {
    return this.#number.length;
  }

  /** Adds the line of a content, by its number and its place in the bytes of the content. @returns its index */
  add(content: number, number: number, data: Uint8Array, from: number, to: number): number {
    return this.#push(content, number, this.#bytes.keep(data, from, to), to - from);
  }

  /**
   * Adds a line of other columns as that of a content.
   * @param known where bytes of the others lie here: equal lines have been found to be equal there
   * @returns its index here
   */
  addOf(others: LineColumns, index: number, content: number, known: Map<number, number>): number {
    const length = others.#length.at(index);
    const there = others.#from.at(index);
    const from = known.get(there) ?? this.#bytes.copyOf(others.#bytes, there, length);
    known.set(there, from);
    return this.#push(content, others.#number.at(index), from, length);
  }

  #push(content: number, number: number, from: number, length: number): number {
    this.#content.push(content);
    this.#number.push(number);
    this.#from.push(from);
    this.#length.push(length);
    return this.#number.length - 1;
  }

  /** Gives back room for further lines. */
  trim(): void {
    for (const column of [this.#content, this.#number, this.#from, this.#length]) column.trim();
  }

  contentOf(index: number): number {
    return this.#content.at(index);
  }

  /** 1-based. */
  numberOf(index: number): number {
    return this.#number.at(index);
  }

  textOf(index: number): string {
    return this.#bytes.textAt(this.#from.at(index), this.#length.at(index));
  }

  /** As they lie in memory, for use until the next line is added. */
  taken(): Columns {
    return {
      content: this.#content.taken(),
      number: this.#number.taken(),
      from: this.#from.taken(),
      length: this.#length.taken(),
      bytes: this.#bytes.pieces(),
    };
  }
}

/**
 * Some lines of others, without the rest: of the contents only those that have one of them. All are said to be wanted before
 * the first is copied: in their order, since a million of them lie too far apart to be read as words ask for them.
 */
export class PickedLines {
  readonly #others: LineColumns;
  readonly #lines = new LineColumns();
  /** Of each line of the others, 1 + its index here; 0 for one that is not wanted. */
  readonly #places: Int32Array;
  readonly #contents = new Map<number, number>();

  constructor(others: LineColumns) {
    this.#others = others;
    this.#places = new Int32Array(others.length);
  }

  /** @param lines indices there */
  want(lines: Int32Array): void {
    for (let i = 0; i < lines.length; i += 1) this.#places[lines[i] as number] = 1;
  }

  /** Copies the lines that are wanted. */
  copy(): void {
    const known = new Map<number, number>();
    for (let index = 0; index < this.#places.length; index += 1) {
      if (this.#places[index] === 0) continue;
      const content = this.#others.contentOf(index);
      const picked = this.#contents.get(content) ?? this.#contents.size;
      this.#contents.set(content, picked);
      this.#places[index] = this.#lines.addOf(this.#others, index, picked, known) + 1;
    }
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
