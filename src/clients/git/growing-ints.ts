/** A list of 32-bit numbers that grows without one object a number. */
export class GrowingInts {
  #items = new Int32Array(64);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#items.length) {
      const larger = new Int32Array(this.#items.length * 2);
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

  /** The number at an index below `length`. */
  at(index: number): number {
    return this.#items[index] ?? 0;
  }
}
