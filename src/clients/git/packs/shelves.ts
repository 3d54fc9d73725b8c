/** What a thread is to unpack, and where it puts it. */
export interface UnpackOrder {
  /** Of the pack, without the extension. */
  readonly path: string;
  /** Bytes of an object id. */
  readonly width: number;
  readonly slots: Int32Array;
  readonly maxBytes: number;
  readonly shelves: SharedShelves;
}

/** Memory of two threads. */
export interface SharedShelves {
  /** Of each shelf whether it is full. */
  readonly states: Int32Array<SharedArrayBuffer>;
  readonly bytes: Uint8Array<SharedArrayBuffer>;
}

/** A shelf that was filled. */
export interface Load {
  readonly shelf: number;
  /** Of each object its slot, and where it lies on the shelf, and how many bytes that is. */
  readonly objects: Int32Array;
  /** The bytes of one object that no shelf has room for. */
  readonly large: Uint8Array | null;
}

/** So much is unpacked ahead. */
const SHELVES = 6;
const ROOM = 1 << 20;
const [EMPTY, FULL] = [0, 1];

export function newShelves(): SharedShelves {
  return {
    states: new Int32Array(new SharedArrayBuffer(SHELVES * Int32Array.BYTES_PER_ELEMENT)),
    bytes: new Uint8Array(new SharedArrayBuffer(SHELVES * ROOM)),
  };
}

/**
 * Shelves on which one thread puts objects, and from which another one takes them: in turn, each filled again when it was
 * cleared. Who fills them waits for that, so that little is held, and nothing is made for an object.
 */
export class Shelves {
  readonly #shared: SharedShelves;
  #shelf = 0;
  #filled = 0;
  readonly #objects: number[] = [];
  #own = Buffer.allocUnsafeSlow(ROOM);

  constructor(shared: SharedShelves) {
    this.#shared = shared;
  }

  /** Puts an object on the shelf that is being filled. @param send is told each shelf that is full */
  put(slot: number, data: Buffer, send: (load: Load) => void): void {
    if (this.#filled + data.length > ROOM) this.flush(send);
    if (data.length > ROOM) {
      const large = new Uint8Array(data);
      this.#send({ shelf: this.#shelf, objects: Int32Array.of(slot, 0, data.length), large }, send);
      return;
    }
    if (this.#filled === 0) Atomics.wait(this.#shared.states, this.#shelf, FULL);
    this.#shared.bytes.set(data, this.#shelf * ROOM + this.#filled);
    this.#objects.push(slot, this.#filled, data.length);
    this.#filled += data.length;
  }

  /** Sends what is on the shelf. */
  flush(send: (load: Load) => void): void {
    if (this.#objects.length === 0) return;
    const objects = Int32Array.from(this.#objects);
    this.#objects.length = 0;
    this.#filled = 0;
    this.#send({ shelf: this.#shelf, objects, large: null }, send);
  }

  #send(load: Load, send: (load: Load) => void): void {
    const { states } = this.#shared;
    Atomics.wait(states, load.shelf, FULL);
    Atomics.store(states, load.shelf, FULL);
    send(load);
    this.#shelf = (load.shelf + 1) % SHELVES;
  }

  /** The objects of a shelf, each for use until the next is asked for. */
  *unload({ shelf, objects, large }: Load): Generator<{ readonly slot: number; readonly data: Buffer }> {
    for (let i = 0; i < objects.length; i += 3) {
      const [slot, from, length] = objects.subarray(i, i + 3) as unknown as [number, number, number];
      if (large) yield { slot, data: Buffer.from(large.buffer, large.byteOffset, length) };
      else yield { slot, data: this.#copied(shelf * ROOM + from, length) };
    }
  }

  /** Not all that takes bytes takes those of shared memory. */
  #copied(from: number, length: number): Buffer {
    this.#own.set(this.#shared.bytes.subarray(from, from + length));
    return this.#own.subarray(0, length);
  }

  /** Gives a shelf back to who fills it. */
  clear({ shelf }: Load): void {
    Atomics.store(this.#shared.states, shelf, EMPTY);
    Atomics.notify(this.#shared.states, shelf);
  }
}
