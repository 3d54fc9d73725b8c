import type { Readable } from 'node:stream';

/** Takes lines and exact numbers of bytes from a stream, copying each byte at most once. */
export class ByteReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #current: Buffer = Buffer.alloc(0);
  #position = 0;

  constructor(stream: Readable) {
    this.#chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  async #more(): Promise<boolean> {
    const next = await this.#chunks.next();
    if (next.done) return false;
    this.#current = next.value;
    this.#position = 0;
    return true;
  }

  /** The next line without its end; null at the end of the stream. */
  async line(): Promise<string | null> {
    const parts: Buffer[] = [];
    for (;;) {
      const end = this.#current.indexOf(10, this.#position);
      if (end >= 0) {
        parts.push(this.#current.subarray(this.#position, end));
        this.#position = end + 1;
        return Buffer.concat(parts).toString('utf8');
      }
      if (this.#position < this.#current.length) parts.push(this.#current.subarray(this.#position));
      if (!(await this.#more())) return null;
    }
  }

  /** So many bytes; null when the stream ends before. */
  async bytes(count: number): Promise<Buffer | null> {
    const available = this.#current.length - this.#position;
    if (available >= count) {
      const slice = this.#current.subarray(this.#position, this.#position + count);
      this.#position += count;
      return slice;
    }
    const whole = Buffer.allocUnsafe(count);
    let filled = 0;
    while (filled < count) {
      if (this.#position >= this.#current.length && !(await this.#more())) return null;
      const copied = this.#current.copy(whole, filled, this.#position, this.#position + count - filled);
      filled += copied;
      this.#position += copied;
    }
    return whole;
  }

  async skip(count: number): Promise<void> {
    let left = count;
    while (left > 0) {
      if (this.#position >= this.#current.length && !(await this.#more())) return;
      const step = Math.min(left, this.#current.length - this.#position);
      this.#position += step;
      left -= step;
    }
  }
}
