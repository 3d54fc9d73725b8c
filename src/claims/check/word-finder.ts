/** A line of bytes that holds a word. */
export interface FoundWord {
  readonly word: string;
  /** 1-based. */
  readonly line: number;
  /** At most 400 bytes of the line. */
  readonly text: string;
}

const LONGEST_LINE = 400;
/** So many bytes are looked at to tell a text from other data, as git does. */
const TEXT_PROBE = 8000;
/** Bytes that are looked at together. */
const BLOCK = 3;
const BLOCKS = 1 << 16;

/** Whether a byte is part of a word: a letter, a digit, `_`, or of a character beyond ASCII. */
const IN_WORD = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 128 || /\w/.test(String.fromCharCode(byte)) ? 1 : 0,
);

/**
 * Finds many words (identifiers: letters, digits, `_`) in bytes at once. Most places are stepped over: three bytes that no
 * word begins with can only be followed by the beginning of one (Wu and Manber’s way of looking for many words). The
 * shortest word says how far; a thousand words take little longer than one.
 */
export class WordFinder {
  readonly #byHash = new Map<number, string[]>();
  /** Length of the shortest word; 0 where there is none that could be found. */
  readonly #shortest: number;
  /** For a block of bytes, how many steps on a word may end its first `#shortest` bytes. */
  readonly #steps: Uint8Array;

  constructor(words: Iterable<string>) {
    const wanted: Buffer[] = [];
    for (const word of words) {
      const bytes = Buffer.from(word);
      if (bytes.length === 0 || !bytes.every((byte) => IN_WORD[byte] === 1)) continue;
      wanted.push(bytes);
      const hash = hashOf(bytes, 0, bytes.length);
      this.#byHash.set(hash, [...(this.#byHash.get(hash) ?? []), word]);
    }
    const shortest = wanted.reduce((least, { length }) => Math.min(least, length), 64);
    this.#shortest = wanted.length === 0 ? 0 : shortest;
    this.#steps = stepsOf(wanted, shortest);
  }

  /** Each line that holds a word, once for each word, in the order of the lines; none of data that is no text. */
  linesIn(data: Buffer): FoundWord[] {
    const hits = this.#shortest < BLOCK ? this.#hitsOfAny(data) : this.#hits(data);
    if (hits.length === 0 || data.subarray(0, TEXT_PROBE).includes(0)) return [];
    const found: FoundWord[] = [];
    const last = new Map<string, number>();
    let [line, lineStart, shown, text] = [1, 0, 0, ''];
    for (const { word, start } of hits) {
      for (
        let end = data.indexOf(10, lineStart);
        end >= 0 && end < start;
        end = data.indexOf(10, lineStart)
      ) {
        line += 1;
        lineStart = end + 1;
      }
      if (last.get(word) === line) continue;
      last.set(word, line);
      if (shown !== line) {
        const end = data.indexOf(10, start);
        const stop = Math.min(end < 0 ? data.length : end, lineStart + LONGEST_LINE);
        // One string for all words of a line: documents name what stands together.
        text = data.toString('utf8', lineStart, Math.max(stop, lineStart));
        shown = line;
      }
      found.push({ word, line, text });
    }
    return found;
  }

  #hits(data: Buffer): { word: string; start: number }[] {
    const hits: { word: string; start: number }[] = [];
    const steps = this.#steps;
    const window = this.#shortest;
    const { length } = data;
    for (let i = window - 1; i < length; ) {
      const block = ((data[i - 2] as number) << 8) ^ ((data[i - 1] as number) << 4) ^ (data[i] as number);
      const step = steps[block] as number;
      if (step !== 0) {
        i += step;
        continue;
      }
      const start = i - window + 1;
      const end = start > 0 && IN_WORD[data[start - 1] as number] === 1 ? start : endOfWord(data, start);
      if (end - start < window) i += 1;
      else {
        this.#take(data, start, end, hits);
        // The next word begins behind the byte that ended this one.
        i = end + window;
      }
    }
    return hits;
  }

  /** Every word is looked up, because some of the wanted ones are shorter than a block. */
  #hitsOfAny(data: Buffer): { word: string; start: number }[] {
    const hits: { word: string; start: number }[] = [];
    if (this.#shortest === 0) return hits;
    for (let start = 0; start < data.length; start += 1) {
      if (IN_WORD[data[start] as number] !== 1) continue;
      const end = endOfWord(data, start);
      this.#take(data, start, end, hits);
      start = end;
    }
    return hits;
  }

  #take(data: Buffer, start: number, end: number, hits: { word: string; start: number }[]): void {
    const named = this.#byHash.get(hashOf(data, start, end));
    const word = named?.find((each) => data.toString('utf8', start, end) === each);
    if (word !== undefined) hits.push({ word, start });
  }
}

function stepsOf(words: readonly Buffer[], window: number): Uint8Array {
  const steps = new Uint8Array(BLOCKS).fill(Math.max(1, window - BLOCK + 1));
  for (const bytes of words)
    for (let i = BLOCK - 1; i < window && i < bytes.length; i += 1) {
      const block = ((bytes[i - 2] as number) << 8) ^ ((bytes[i - 1] as number) << 4) ^ (bytes[i] as number);
      steps[block] = Math.min(steps[block] as number, window - 1 - i);
    }
  return steps;
}

function endOfWord(data: Buffer, start: number): number {
  let end = start;
  while (end < data.length && IN_WORD[data[end] as number] === 1) end += 1;
  return end;
}

function hashOf(data: Uint8Array, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i += 1) hash = (Math.imul(hash, 31) + (data[i] as number)) | 0;
  return hash;
}
