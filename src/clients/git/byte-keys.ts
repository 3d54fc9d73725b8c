import { GrowingInts } from './growing-ints.js';

const FIRST_SIZE = 1 << 12;
const START = 0x811c9dc5 | 0;
const PRIME = 0x01000193;

/**
 * Numbers texts in the order in which they first come. They are told apart by their bytes: output of git that says the same
 * ten million names over and over is read without making a string of each.
 */
export class ByteKeys {
  readonly #encoding: 'latin1' | 'utf8';
  readonly #texts: string[] = [];
  /** Texts that were no UTF-8: other bytes may read the same. */
  readonly #odd = new Map<string, number>();
  /** Of each key its number, its hash, and where its bytes lie, and how many. */
  readonly #number = new GrowingInts();
  readonly #hash = new GrowingInts();
  readonly #from = new GrowingInts();
  readonly #length = new GrowingInts();
  #bytes = Buffer.allocUnsafe(1 << 16);
  #filled = 0;
  /** Keys by hash, the next free place behind where it is taken; -1 where there is none. */
  #table = new Int32Array(FIRST_SIZE).fill(-1);

  constructor(encoding: 'latin1' | 'utf8') {
    this.#encoding = encoding;
  }

  /** Texts by their numbers. */
  get texts(): string[] {
    return this.#texts;
  }

  /** The number of the text of these bytes. */
  numberOf(data: Buffer, from: number, to: number): number {
    let hash = START;
    for (let i = from; i < to; i += 1) hash = Math.imul(hash ^ (data[i] as number), PRIME);
    let place = this.#placeOf(hash);
    for (; ; place = (place + 1) & (this.#table.length - 1)) {
      const key = this.#table[place] as number;
      if (key < 0) break;
      if (this.#hash.at(key) === hash && this.#isAt(key, data, from, to)) return this.#number.at(key);
    }
    return this.#add(place, hash, data, from, to);
  }

  #placeOf(hash: number): number {
    return (hash ^ (hash >>> 15)) & (this.#table.length - 1);
  }

  #isAt(key: number, data: Buffer, from: number, to: number): boolean {
    if (this.#length.at(key) !== to - from) return false;
    const bytes = this.#bytes;
    for (let i = from, own = this.#from.at(key); i < to; i += 1, own += 1)
      if (bytes[own] !== data[i]) return false;
    return true;
  }

  #add(place: number, hash: number, data: Buffer, from: number, to: number): number {
    const key = this.#hash.length;
    this.#table[place] = key;
    this.#hash.push(hash);
    this.#from.push(this.#keep(data, from, to));
    this.#length.push(to - from);
    const number = this.#numberFor(data.toString(this.#encoding, from, to));
    this.#number.push(number);
    if (key * 2 > this.#table.length) this.#grow();
    return number;
  }

  #numberFor(text: string): number {
    const isOdd = text.includes('\ufffd');
    const known = isOdd ? this.#odd.get(text) : undefined;
    if (known !== undefined) return known;
    const number = this.#texts.push(text) - 1;
    if (isOdd) this.#odd.set(text, number);
    return number;
  }

  #keep(data: Buffer, from: number, to: number): number {
    const start = this.#filled;
    if (start + to - from > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(2 * (start + to - from));
      this.#bytes.copy(larger, 0, 0, start);
      this.#bytes = larger;
    }
    data.copy(this.#bytes, start, from, to);
    this.#filled = start + to - from;
    return start;
  }

  #grow(): void {
    this.#table = new Int32Array(this.#table.length * 2).fill(-1);
    for (const [key, hash] of this.#hash.taken().entries()) {
      let place = this.#placeOf(hash);
      while ((this.#table[place] as number) >= 0) place = (place + 1) & (this.#table.length - 1);
      this.#table[place] = key;
    }
  }
}
