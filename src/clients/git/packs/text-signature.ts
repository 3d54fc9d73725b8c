import { bucketOf, SHORTEST } from './words.js';

/** Stretches of so many bytes are told apart, one at every even place of a text. */
const STRETCH = 4;
/** Bits of a signature for each byte of its text, at least; more tell better, and take more room. */
const BITS_PER_BYTE = 0.25;
const SMALLEST = 8;
const LARGEST = 30;
/** The golden ratio as a fraction of 32 bits: spreads what is alike (Knuth, The Art of Computer Programming 3, 6.4). */
const SPREAD = 0x9e3779b1;

/** A word as it is looked for where only signatures and buckets are known. */
export interface SoughtWord {
  readonly bucket: number;
  /** The stretches of a text that holds the word at an even place, and at an odd one. */
  readonly stretches: readonly [readonly number[], readonly number[]];
}

/** @returns null for what is not one word of ASCII, or too short to be told from others */
export function soughtWord(word: string): SoughtWord | null {
  if (word.length < SHORTEST || !/^\w+$/.test(word)) return null;
  const bytes = Buffer.from(word, 'latin1');
  const from = (first: number) => {
    const stretches: number[] = [];
    for (let at = first; at + STRETCH <= bytes.length; at += 2) stretches.push(bytes.readInt32LE(at));
    return stretches;
  };
  return { bucket: bucketOf(word), stretches: [from(0), from(1)] };
}

let scratch = new Int32Array(1 << 14);

/**
 * Which stretches of four bytes a text has, as the bits of a Bloom filter with one hash (Bloom, Space/time trade-offs in hash
 * coding with allowable errors, 1970). Several times faster than to read a text’s words, and told once for each text that is
 * stored whole.
 */
export function signatureOf(text: Uint8Array): Int32Array {
  const count = Math.ceil(text.length / STRETCH);
  if (scratch.length < count + 1) scratch = new Int32Array(2 * count);
  // Numbers have to lie at multiples of their size; what is read of an earlier text behind the end sets a bit too many.
  const numbers = scratch;
  new Uint8Array(numbers.buffer).set(text);
  let bits = SMALLEST;
  while (bits < LARGEST && 2 ** bits < text.length * BITS_PER_BYTE) bits += 1;
  const signature = new Int32Array(2 ** (bits - 5));
  const shift = 32 - bits;
  for (let i = 0; i < count; i += 1) {
    const here = numbers[i] as number;
    const next = numbers[i + 1] as number;
    const even = Math.imul(here, SPREAD) >>> shift;
    const odd = Math.imul((here >>> 16) | (next << 16), SPREAD) >>> shift;
    signature[even >>> 5] = (signature[even >>> 5] as number) | (1 << (even & 31));
    signature[odd >>> 5] = (signature[odd >>> 5] as number) | (1 << (odd & 31));
  }
  return signature;
}

/** Whether a text with this signature may hold a word; no is sure. */
export function mayHoldWord(signature: Int32Array, { stretches }: SoughtWord): boolean {
  const shift = 32 - (Math.log2(signature.length) + 5);
  return stretches.some((some) =>
    some.every((stretch) => {
      const bit = Math.imul(stretch, SPREAD) >>> shift;
      return (((signature[bit >>> 5] as number) >>> (bit & 31)) & 1) === 1;
    }),
  );
}
