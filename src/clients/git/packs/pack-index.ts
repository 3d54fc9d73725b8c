const MAGIC = 0xff744f63;
const IDS = 8 + 256 * 4;

/**
 * The index of a pack, version 2: a header of 8 bytes, 256 counts, the sorted ids, a checksum each, an offset each; an offset
 * whose first bit is set points into a table of 64-bit offsets (gitformat-pack(5)). Objects are told by their slot, their
 * place in the order of offsets.
 */
export class PackIndex {
  readonly #file: Buffer;
  readonly #width: number;
  readonly #count: number;
  /** Sorted; one more than there are objects, for the end of the last. */
  readonly #starts: Float64Array;
  readonly #wanted: Buffer;

  private constructor(file: Buffer, width: number, count: number, starts: Float64Array) {
    this.#file = file;
    this.#width = width;
    this.#count = count;
    this.#starts = starts;
    this.#wanted = Buffer.alloc(width);
  }

  /**
   * @param file the whole of the `.idx`
   * @param packSize bytes of the pack
   * @param width bytes of an object id: 20, or 32 with SHA-256
   * @returns null for another version, or where the numbers cannot be right
   */
  static parse(file: Buffer, packSize: number, width: number): PackIndex | null {
    if (file.length < IDS || file.readUInt32BE(0) !== MAGIC || file.readUInt32BE(4) !== 2) return null;
    const count = file.readUInt32BE(8 + 255 * 4);
    if (IDS + count * (width + 8) > file.length) return null;
    const starts = new Float64Array(count + 1);
    for (let i = 0; i < count; i += 1) starts[i] = offsetAt(file, width, count, i);
    starts[count] = packSize - width;
    starts.sort();
    // All of an object lies before the checksum that ends the pack.
    return starts[count] === packSize - width ? new PackIndex(file, width, count, starts) : null;
  }

  /** Number of objects. */
  get count(): number {
    return this.#count;
  }

  /** The checksum of the pack, in hex: no other pack has the same objects at the same places. */
  get packChecksum(): string {
    return this.#file.toString('hex', this.#file.length - 2 * this.#width, this.#file.length - this.#width);
  }

  /** Bytes of an object id. */
  get width(): number {
    return this.#width;
  }

  /** The slot of an object; -1 where the pack does not have it. */
  slotOf(oid: string): number {
    this.#wanted.write(oid, 'hex');
    return this.#slotOf(this.#wanted);
  }

  /** The slot of the object whose id stands in some bytes; -1 where the pack does not have it. */
  slotOfBytes(bytes: Buffer, at: number): number {
    bytes.copy(this.#wanted, 0, at, at + this.#width);
    return this.#slotOf(this.#wanted);
  }

  /** The slot of the object that begins at an offset; -1 where none does. */
  slotAt(offset: number): number {
    const starts = this.#starts;
    let [low, high] = [0, this.#count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return low < this.#count && starts[low] === offset ? low : -1;
  }

  /** Where an object begins in the pack. */
  startOf(slot: number): number {
    return this.#starts[slot] as number;
  }

  /** Where the next object begins. */
  endOf(slot: number): number {
    return this.#starts[slot + 1] as number;
  }

  #slotOf(wanted: Buffer): number {
    const [file, width] = [this.#file, this.#width];
    const bucket = wanted[0] as number;
    const head = wanted.readUInt32BE(0);
    let low = bucket === 0 ? 0 : file.readUInt32BE(8 + (bucket - 1) * 4);
    let high = Math.min(this.#count, file.readUInt32BE(8 + bucket * 4));
    // By the first four bytes, which hardly ever are those of two objects; from the first that has them on, by all.
    while (low < high) {
      const middle = (low + high) >> 1;
      if (file.readUInt32BE(IDS + middle * width) < head) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < this.#count; i += 1) {
      const at = IDS + i * width;
      if (file.readUInt32BE(at) !== head) return -1;
      if (wanted.compare(file, at, at + width) === 0)
        return this.slotAt(offsetAt(file, width, this.#count, i));
    }
    return -1;
  }
}

function offsetAt(file: Buffer, width: number, count: number, i: number): number {
  const offsets = IDS + count * (width + 4);
  const offset = file.readUInt32BE(offsets + i * 4);
  if (offset < 0x80000000) return offset;
  const large = offsets + count * 4 + (offset - 0x80000000) * 8;
  return large + 8 <= file.length ? Number(file.readBigUInt64BE(large)) : Number.MAX_SAFE_INTEGER;
}
