/** A list of 32-bit numbers that grows without one object a number. */
export class GrowingInts {
  #items: Int32Array;
  #length: number;

  /** @param items what it begins with; they are not changed */
  constructor(items: Int32Array = new Int32Array(0)) {
    this.#items = items;
    this.#length = items.length;
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#items.length) {
      const larger = new Int32Array(Math.max(64, this.#items.length * 2));
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[this.#length] = value;
    this.#length += 1;
  }

  /** Forgets all numbers; what was room for them stays for the next ones. */
  clear(): void {
    this.#length = 0;
  }

  /** Gives back the room that is not taken: half of it, at worst. */
  trim(): void {
    if (this.#items.length > this.#length) this.#items = this.#items.slice(0, this.#length);
  }

  /** The number at an index below `length`. */
  at(index: number): number {
    return this.#items[index] ?? 0;
  }

  /** The numbers as they lie in memory, for use until the next is added. */
  taken(): Int32Array {
    return this.#items.subarray(0, this.#length);
  }
}
