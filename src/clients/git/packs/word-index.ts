import { mayHoldWord, type SoughtWord } from './text-signature.js';

const MAGIC = 0x69615732;
const HEAD = 4;

/**
 * What may be in the objects of a pack: of an object that is stored whole its signature, of one that is stored as a difference
 * the words it brings. An object may hold a word only if the whole one it goes back to has a signature for it, or a difference
 * on the way brings it. One or two hundredths of the size of the text that it tells of.
 */
export class WordIndex {
  /** Slot of each member; the base of a difference comes before it. */
  readonly #slots: Int32Array;
  /** Index of each member’s base; -1 for those stored whole. */
  readonly #bases: Int32Array;
  /** What is told of member `i` are the numbers from `starts[i]` up to but not including `starts[i + 1]`. */
  readonly #starts: Int32Array;
  /** Signatures and buckets. */
  readonly #numbers: Int32Array;

  private constructor(slots: Int32Array, bases: Int32Array, starts: Int32Array, numbers: Int32Array) {
    this.#slots = slots;
    this.#bases = bases;
    this.#starts = starts;
    this.#numbers = numbers;
  }

  /** @param objects in the pack; null for bytes that were not written for such a pack, or on another kind of machine */
  static decode(bytes: Buffer, objects: number): WordIndex | null {
    if (bytes.length < HEAD * 4) return null;
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
    const numbers = new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
    const [magic, size, count = -1, told = -1] = numbers;
    if (magic !== MAGIC || size !== objects || count < 0 || told < 0) return null;
    if (numbers.length !== HEAD + count * 3 + 1 + told) return null;
    let at = HEAD;
    const take = (length: number) => {
      at += length;
      return numbers.subarray(at - length, at);
    };
    const index = new WordIndex(take(count), take(count), take(count + 1), take(told));
    return index.#isSound(objects) ? index : null;
  }

  #isSound(objects: number): boolean {
    const isMember = (slot: number, i: number) =>
      slot >= 0 && slot < objects && (this.#bases[i] as number) >= -1 && (this.#bases[i] as number) < i;
    const goesOn = (start: number, i: number) => i === 0 || start >= (this.#starts[i - 1] as number);
    return (
      this.#slots.every(isMember) &&
      this.#starts.every(goesOn) &&
      this.#starts[0] === 0 &&
      this.#starts[this.#slots.length] === this.#numbers.length &&
      this.#slots.every((_, i) => (this.#bases[i] as number) >= 0 || isSignature(this.#told(i)))
    );
  }

  #told(member: number): Int32Array {
    return this.#numbers.subarray(this.#starts[member], this.#starts[member + 1]);
  }

  /** Tells each member’s place among the members, by its slot. */
  places(objects: number): Int32Array {
    const places = new Int32Array(objects).fill(-1);
    this.#slots.forEach((slot, i) => {
      places[slot] = i;
    });
    return places;
  }

  /** One flag a member: whether it may hold all of these words. */
  mayHold(words: readonly SoughtWord[]): Uint8Array {
    const found = new Uint8Array(this.#slots.length).fill(1);
    for (const word of words) {
      const has = this.#mayHoldOne(word);
      for (let i = 0; i < found.length; i += 1) if (has[i] === 0) found[i] = 0;
    }
    return found;
  }

  #mayHoldOne(word: SoughtWord): Uint8Array {
    const has = new Uint8Array(this.#slots.length);
    for (let i = 0; i < has.length; i += 1) {
      const base = this.#bases[i] as number;
      const may =
        base < 0 ? mayHoldWord(this.#told(i), word) : has[base] === 1 || this.#brings(i, word.bucket);
      if (may) has[i] = 1;
    }
    return has;
  }

  #brings(member: number, bucket: number): boolean {
    const end = this.#starts[member + 1] as number;
    for (let k = this.#starts[member] as number; k < end; k += 1)
      if (this.#numbers[k] === bucket) return true;
    return false;
  }

  /** The members, in order, with what is told of each. */
  *members(): Generator<{ slot: number; base: number; told: Int32Array }> {
    for (let i = 0; i < this.#slots.length; i += 1)
      yield { slot: this.#slots[i] as number, base: this.#bases[i] as number, told: this.#told(i) };
  }
}

function isSignature({ length }: Int32Array): boolean {
  return length >= 8 && (length & (length - 1)) === 0;
}

/** Numbers are collected in pieces of so many, so that no list is copied while it grows. */
const PIECE = 1 << 18;

/** Puts an index together member by member. */
export class WordIndexWriter {
  readonly #objects: number;
  readonly #places: Int32Array;
  readonly #slots: number[] = [];
  readonly #bases: number[] = [];
  readonly #starts: number[] = [0];
  readonly #full: Int32Array[] = [];
  #piece = new Int32Array(PIECE);
  #used = 0;

  /** @param known what is already known of the pack; it becomes part of the new index */
  constructor(objects: number, known: WordIndex | null) {
    this.#objects = objects;
    this.#places = new Int32Array(objects).fill(-1);
    for (const { slot, base, told } of known?.members() ?? []) this.#append(slot, base, told);
  }

  /**
   * Adds an object, unless it is known.
   * @param base slot of the object that it is a difference of; -1 for one stored whole
   * @param told its signature, or the words it brings
   */
  add(slot: number, base: number, told: Int32Array): void {
    if (this.#places[slot] === -1) this.#append(slot, base < 0 ? -1 : (this.#places[base] as number), told);
  }

  #append(slot: number, base: number, told: Int32Array): void {
    this.#places[slot] = this.#slots.push(slot) - 1;
    this.#bases.push(base);
    this.#starts.push((this.#starts.at(-1) as number) + told.length);
    for (let from = 0; from < told.length; ) {
      const some = told.subarray(from, from + PIECE - this.#used);
      this.#piece.set(some, this.#used);
      this.#used += some.length;
      from += some.length;
      if (this.#used < PIECE) continue;
      this.#full.push(this.#piece);
      this.#piece = new Int32Array(PIECE);
      this.#used = 0;
    }
  }

  /** The index as bytes, in pieces. */
  encode(): Uint8Array[] {
    const head = [MAGIC, this.#objects, this.#slots.length, this.#starts.at(-1) as number];
    const lists = [head, this.#slots, this.#bases, this.#starts].map((list) => Int32Array.from(list));
    return [...lists, ...this.#full, this.#piece.subarray(0, this.#used)].map(
      ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
    );
  }
}
