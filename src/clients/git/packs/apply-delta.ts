import type { Seams } from './words.js';

/** The sizes that a difference begins with, and where its instructions do. */
export interface DeltaHead {
  readonly baseSize: number;
  readonly size: number;
  readonly at: number;
}

/** Reads the head of a difference (gitformat-pack(5), "Deltified representation"); null where there is none. */
export function readDeltaHead(delta: Uint8Array): DeltaHead | null {
  const sizes = [0, 0];
  let at = 0;
  for (let i = 0; i < 2; i += 1) {
    let byte = 0x80;
    for (let scale = 1; byte & 0x80; scale *= 128) {
      if (at >= delta.length) return null;
      byte = delta[at++] as number;
      sizes[i] = (sizes[i] as number) + (byte & 0x7f) * scale;
    }
  }
  return { baseSize: sizes[0] as number, size: sizes[1] as number, at };
}

/** Below so many bytes a loop is faster than asking for a copy. */
const SHORT = 24;
/** How many bits are set in each number below 16. */
const BITS = [0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4];

/**
 * Makes an object out of another one and the difference between them: pieces of the other one and bytes of its own, in turn.
 * @param into has room for `head.size` bytes
 * @param seams is told where the pieces meet
 * @returns whether the difference adds up; `into` may hold anything when it does not
 */
export function applyDelta(
  base: Buffer,
  delta: Buffer,
  head: DeltaHead,
  into: Buffer,
  seams: Seams,
): boolean {
  if (base.length !== head.baseSize || into.length < head.size) return false;
  let at = head.at;
  let filled = 0;
  while (at < delta.length) {
    const code = delta[at] as number;
    at += 1;
    // A code of zero means nothing yet.
    if (code === 0) return false;
    let length = code;
    if (code & 0x80) {
      const from = numberAt(delta, at, code & 15);
      at += BITS[code & 15] as number;
      const sizeBits = (code >> 4) & 7;
      length = numberAt(delta, at, sizeBits) || 0x10000;
      at += BITS[sizeBits] as number;
      if (from + length > base.length || filled + length > head.size) return false;
      put(base, from, length, into, filled);
      seams.join(from, filled);
    } else {
      if (at + length > delta.length || filled + length > head.size) return false;
      put(delta, at, length, into, filled);
      seams.push(filled, filled + length);
      at += length;
    }
    filled += length;
  }
  // The last piece may end within what was a word.
  seams.push(filled, filled);
  return filled === head.size && at === delta.length;
}

/** A number of which only the bytes that `bits` names are there, the lowest first; those past the end are 0. */
function numberAt(bytes: Buffer, start: number, bits: number): number {
  let at = start;
  let value = 0;
  let scale = 1;
  for (let rest = bits; rest > 0; rest >>= 1) {
    if (rest & 1) {
      value += (bytes[at] ?? 0) * scale;
      at += 1;
    }
    scale *= 256;
  }
  return value;
}

function put(from: Buffer, start: number, length: number, into: Buffer, at: number): void {
  if (length < SHORT) for (let i = 0; i < length; i += 1) into[at + i] = from[start + i] as number;
  else from.copy(into, at, start, start + length);
}
