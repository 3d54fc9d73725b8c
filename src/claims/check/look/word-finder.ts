import { GrowingInts } from '../../../clients/git/growing-ints.js';
import { isText } from '../../../clients/git/objects.js';

/** A line of bytes that holds a word. */
export interface FoundWord {
  readonly word: string;
  /** 1-based. */
  readonly line: number;
  /** At most 400 bytes of the line. */
  readonly text: string;
}

/**
 * Is told each line that holds a word, once for each word, in the order of the lines.
 * @param word its place in what was given to the finder
 * @param line 1-based
 * @param from first byte of the line
 * @param to behind its last byte, or behind 400 of them
 */
export type TakeLine = (word: number, line: number, from: number, to: number) => void;

const LONGEST_LINE = 400;
const NEWLINE = 10;
/** Lines that are counted on, with room below 2^31 for those of one more content. */
const MOST_LINES = 1 << 30;
/** Places of the table for each word: few words that are not wanted fall on one that is. */
const ROOM = 16;
/** Bytes that are looked at together. */
const BLOCK = 3;
const BLOCKS = 1 << 16;
/** With more blocks than this in the words most steps are short, and looking at every word is faster. */
const MOST_BLOCKS = 400;

/** Whether a byte is part of a word: a letter, a digit, `_`, or of a character beyond ASCII. */
const IN_WORD = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 128 || /\w/.test(String.fromCharCode(byte)) ? 1 : 0,
);

/**
 * Finds many words (identifiers: letters, digits, `_`) in bytes at once. Of few words, most places are stepped over: three
 * bytes that no word begins with can only be followed by the beginning of one (Wu and Manber’s way of looking for many
 * words). Of many, each word of the bytes is hashed while its end is looked for, and looked up in a table that is mostly
 * empty: a thousand take as long as a hundred.
 */
export class WordFinder {
  readonly #words: readonly string[];
  readonly #bytes: readonly Buffer[];
  /** Places in `#words` by hash, the next free one behind where it is taken; -1 where there is none. */
  readonly #table: Int32Array;
  /** A bit for each hash that a word may have: so small that it stays near the processor, while the table of many words does not. */
  readonly #mayBe: Uint32Array;
  /** Length of the shortest word. */
  readonly #shortest: number;
  /** For a block of bytes, how many steps on a word may end its first `#shortest` bytes; null where stepping is too slow. */
  readonly #steps: Uint8Array | null;
  /** The words found in the bytes under way, and where each begins. */
  readonly #found = new GrowingInts();
  readonly #starts = new GrowingInts();
  /** Of each word the line of which it was told last, counted on over all that was read before. */
  readonly #told: Int32Array;
  #linesBefore = 0;

  constructor(words: Iterable<string>) {
    this.#words = [...words];
    this.#bytes = this.#words.map((word) => Buffer.from(word));
    this.#table = tableOf(this.#bytes);
    this.#mayBe = bitsOf(this.#bytes);
    this.#told = new Int32Array(this.#words.length);
    const wanted = this.#bytes.filter(isWord);
    const shortest = wanted.reduce((least, { length }) => Math.min(least, length), 64);
    const isFew = shortest >= BLOCK && wanted.length * (shortest - BLOCK + 1) <= MOST_BLOCKS;
    this.#shortest = shortest;
    this.#steps = isFew ? stepsOf(wanted, shortest) : null;
  }

  /** Each line that holds a word, once for each word, in the order of the lines; none of data that is no text. */
  linesIn(data: Buffer): FoundWord[] {
    const found: FoundWord[] = [];
    let [shown, text] = [0, ''];
    this.eachLine(data, (word, line, from, to) => {
      // One string for all words of a line: documents name what stands together.
      if (shown !== line) [shown, text] = [line, data.toString('utf8', from, to)];
      found.push({ word: this.#words[word] as string, line, text });
    });
    return found;
  }

  /** The same without making anything of it; nothing is told of data that is no text. */
  eachLine(data: Buffer, take: TakeLine): void {
    this.#findAll(data);
    const { length } = this.#found;
    if (length === 0 || !isText(data)) return;
    const told = this.#told;
    const before = this.#countOn();
    let [line, from, end] = [1, 0, data.indexOf(NEWLINE)];
    for (let i = 0; i < length; i += 1) {
      const start = this.#starts.at(i);
      for (; end >= 0 && end < start; end = data.indexOf(NEWLINE, from)) {
        line += 1;
        from = end + 1;
      }
      const word = this.#found.at(i);
      if (told[word] === before + line) continue;
      told[word] = before + line;
      take(word, line, from, Math.min(end < 0 ? data.length : end, from + LONGEST_LINE));
    }
    this.#linesBefore = before + line;
  }

  /** From which number on the lines of the next bytes are counted. */
  #countOn(): number {
    if (this.#linesBefore < MOST_LINES) return this.#linesBefore;
    this.#told.fill(0);
    return 0;
  }

  #findAll(data: Buffer): void {
    this.#found.clear();
    this.#starts.clear();
    if (this.#words.length === 0) return;
    if (this.#steps) this.#findStepping(data, this.#steps);
    else this.#findInAll(data);
  }

  #findStepping(data: Buffer, steps: Uint8Array): void {
    const window = this.#shortest;
    const { length } = data;
    for (let i = window - 1; i < length; ) {
      const step = steps[blockAt(data, i)] as number;
      if (step !== 0) {
        i += step;
        continue;
      }
      const start = i - window + 1;
      const end = start > 0 && IN_WORD[data[start - 1] as number] === 1 ? start : endOfWord(data, start);
      if (end - start < window) i += 1;
      else {
        this.#lookUp(data, start, end, hashOf(data, start, end));
        // The next word begins behind the byte that ended this one.
        i = end + window;
      }
    }
  }

  #findInAll(data: Buffer): void {
    const { length } = data;
    for (let i = 0; i < length; i += 1) {
      let byte = data[i] as number;
      if (IN_WORD[byte] === 0) continue;
      const start = i;
      let hash = 0;
      while (IN_WORD[byte] === 1) {
        hash = (Math.imul(hash, 31) + byte) | 0;
        i += 1;
        if (i === length) break;
        byte = data[i] as number;
      }
      if (isSet(this.#mayBe, hash)) this.#lookUp(data, start, i, hash);
    }
  }

  #lookUp(data: Buffer, start: number, end: number, hash: number): void {
    const table = this.#table;
    for (let place = placeOf(hash, table); ; place = (place + 1) & (table.length - 1)) {
      const word = table[place] as number;
      if (word < 0) return;
      if (!isAt(data, start, end, this.#bytes[word] as Buffer)) continue;
      this.#found.push(word);
      this.#starts.push(start);
      return;
    }
  }
}

function tableOf(words: readonly Buffer[]): Int32Array {
  let size = ROOM;
  while (size < words.length * ROOM) size *= 2;
  const table = new Int32Array(size).fill(-1);
  for (const [i, bytes] of words.entries()) {
    if (!isWord(bytes)) continue;
    let place = placeOf(hashOf(bytes, 0, bytes.length), table);
    while ((table[place] as number) >= 0) place = (place + 1) & (size - 1);
    table[place] = i;
  }
  return table;
}

/** Bits that tell of most words that they are not wanted, without a look into the table. */
const BITS = 1 << 18;

function bitsOf(words: readonly Buffer[]): Uint32Array {
  const bits = new Uint32Array(BITS >>> 5);
  for (const bytes of words) {
    const bit = bitOf(hashOf(bytes, 0, bytes.length));
    bits[bit >>> 5] = (bits[bit >>> 5] as number) | (1 << (bit & 31));
  }
  return bits;
}

function isSet(bits: Uint32Array, hash: number): boolean {
  const bit = bitOf(hash);
  return (((bits[bit >>> 5] as number) >>> (bit & 31)) & 1) === 1;
}

function bitOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (BITS - 1);
}

/** The lower bits alone would tell words of the same ending apart badly. */
function placeOf(hash: number, table: Int32Array): number {
  return (hash ^ (hash >>> 15)) & (table.length - 1);
}

function isWord(bytes: Buffer): boolean {
  return bytes.length > 0 && bytes.every((byte) => IN_WORD[byte] === 1);
}

function stepsOf(words: readonly Buffer[], window: number): Uint8Array {
  const steps = new Uint8Array(BLOCKS).fill(Math.max(1, window - BLOCK + 1));
  for (const bytes of words)
    for (let i = BLOCK - 1; i < window; i += 1) {
      const block = blockAt(bytes, i);
      steps[block] = Math.min(steps[block] as number, window - 1 - i);
    }
  return steps;
}

/** The block that ends with a byte. */
function blockAt(data: Buffer, i: number): number {
  return ((data[i - 2] as number) << 8) ^ ((data[i - 1] as number) << 4) ^ (data[i] as number);
}

function endOfWord(data: Buffer, start: number): number {
  let end = start;
  while (end < data.length && IN_WORD[data[end] as number] === 1) end += 1;
  return end;
}

function hashOf(data: Buffer, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i += 1) hash = (Math.imul(hash, 31) + (data[i] as number)) | 0;
  return hash;
}

function isAt(data: Buffer, start: number, end: number, word: Buffer): boolean {
  if (end - start !== word.length) return false;
  for (let i = 0; i < word.length; i += 1) if (data[start + i] !== word[i]) return false;
  return true;
}
