/** Bytes of lines lie in pieces of this size, none of them in two. */
const PIECE = 1 << 20;
const SHIFT = 20;
/** Places of the table by which equal lines are found. */
const PLACES = 1 << 20;
/** Bytes at both ends of a line that all tell its place. */
const HASHED = 16;

/**
 * The bytes of many lines, one after another: a large document asks for a million of them. Half of them are equal to others:
 * files are copied, and begin alike. Of two that fall on one place of the table the later one is remembered, so that few
 * are there twice.
 */
export class LineBytes {
  readonly #pieces: Buffer[] = [];
  #used = PIECE;
  /** Of a line by its hash: 1 + where it lies, and how long it is. */
  readonly #starts = new Int32Array(PLACES);
  readonly #lengths = new Int32Array(PLACES);

  /** @param pieces as another one tells them; nothing is added to these */
  constructor(pieces: readonly Buffer[] = []) {
    this.#pieces.push(...pieces);
  }

  /** Copies the bytes from one place to another, at most 1 MiB. @returns where they lie, for `textAt` */
  keep(data: Uint8Array, from: number, to: number): number {
    const place = placeOf(data, from, to);
    const known = (this.#starts[place] as number) - 1;
    if (known >= 0 && this.#lengths[place] === to - from && this.#isAt(known, data, from, to)) return known;
    const start = this.#add(data, from, to);
    this.#starts[place] = start + 1;
    this.#lengths[place] = to - from;
    return start;
  }

  #add(data: Uint8Array, from: number, to: number): number {
    if (this.#used + to - from > PIECE) {
      this.#pieces.push(Buffer.allocUnsafeSlow(PIECE));
      this.#used = 0;
    }
    const last = this.#pieces.length - 1;
    const piece = this.#pieces[last] as Buffer;
    const start = this.#used;
    // Lines are short: a call costs more than copying one.
    for (let i = from; i < to; i += 1) piece[start + i - from] = data[i] as number;
    this.#used += to - from;
    return last * PIECE + start;
  }

  #isAt(start: number, data: Uint8Array, from: number, to: number): boolean {
    const piece = this.#pieces[start >>> SHIFT] as Buffer;
    const shift = (start & (PIECE - 1)) - from;
    for (let i = from; i < to; i += 1) if (piece[shift + i] !== data[i]) return false;
    return true;
  }

  /** Copies what another one holds, though an equal line may be there. @returns where it lies, for `textAt` */
  copyOf(other: LineBytes, from: number, length: number): number {
    const start = from & (PIECE - 1);
    return this.#add(other.#pieces[from >>> SHIFT] as Buffer, start, start + length);
  }

  textAt(from: number, length: number): string {
    const start = from & (PIECE - 1);
    return (this.#pieces[from >>> SHIFT] as Buffer).toString('utf8', start, start + length);
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

/** Lines differ near their beginning or end as a rule, and few bytes tell of what lies between. */
function placeOf(data: Uint8Array, from: number, to: number): number {
  let hash = to - from;
  const [near, far] = hash <= 2 * HASHED ? [to, to] : [from + HASHED, to - HASHED];
  for (let i = from; i < near; i += 1) hash = (Math.imul(hash, 31) + (data[i] as number)) | 0;
  for (let i = near; i < far; i += 3) hash = (Math.imul(hash, 31) + (data[i] as number)) | 0;
  for (let i = far; i < to; i += 1) hash = (Math.imul(hash, 31) + (data[i] as number)) | 0;
  return (hash ^ (hash >>> 15)) & (PLACES - 1);
}
