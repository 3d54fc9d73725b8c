/** Bytes of lines lie in pieces of this size, none of them in two. */
const PIECE = 1 << 20;
const SHIFT = 20;

/** The bytes of many lines, one after another: a large document asks for a million of them. */
export class LineBytes {
  readonly #pieces: Buffer[] = [];
  #used = PIECE;

  /** @param pieces as another one tells them; nothing is added to these */
  constructor(pieces: readonly Buffer[] = []) {
    this.#pieces.push(...pieces);
  }

  /** Copies a line. @returns where it lies, for `textAt` */
  keep(bytes: Buffer): number {
    if (this.#used + bytes.length > PIECE) {
      this.#pieces.push(Buffer.allocUnsafeSlow(PIECE));
      this.#used = 0;
    }
    const piece = this.#pieces.length - 1;
    bytes.copy(this.#pieces[piece] as Buffer, this.#used);
    this.#used += bytes.length;
    return piece * PIECE + this.#used - bytes.length;
  }

  textAt(from: number, length: number): string {
    const start = from & (PIECE - 1);
    return (this.#pieces[from >>> SHIFT] as Buffer).toString('utf8', start, start + length);
  }

  bytesAt(from: number, length: number): Buffer {
    const start = from & (PIECE - 1);
    return (this.#pieces[from >>> SHIFT] as Buffer).subarray(start, start + length);
  }

  /** What was kept, to be written. */
  pieces(): readonly Buffer[] {
    return this.#pieces;
  }

  /** Such pieces out of the bytes of all of them. */
  static split(bytes: Buffer): Buffer[] {
    const pieces: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += PIECE) pieces.push(bytes.subarray(at, at + PIECE));
    return pieces;
  }
}
