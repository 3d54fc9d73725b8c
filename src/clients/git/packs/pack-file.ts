import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { PackIndex } from './pack-index.js';

/** What stands before an object's data in a pack. */
export interface PackEntry {
  /** Slot of the object that this one is stored as a difference of; -1 when it is stored whole. */
  readonly base: number;
  readonly isBlob: boolean;
  /** Bytes of what is packed, unpacked: of the object, or of the difference. */
  readonly size: number;
  /** Bytes before the packed data. */
  readonly length: number;
}

const [BLOB, BY_OFFSET, BY_ID] = [3, 6, 7];
/** Read at a time where headers are looked at. */
const WINDOW = 64 * 1024;
/** More than the longest header: a size, and an offset or an id. */
const LONGEST_HEADER = 64;

/** One pack, open for reading. Nothing in it is taken for sound: what does not add up is null. */
export class PackFile {
  readonly index: PackIndex;
  readonly #file: number;
  readonly #size: number;
  readonly #window = Buffer.allocUnsafe(WINDOW);
  #from = 0;
  #to = 0;
  #packed = Buffer.allocUnsafe(WINDOW);

  private constructor(file: number, size: number, index: PackIndex) {
    this.#file = file;
    this.#size = size;
    this.index = index;
  }

  /**
   * @param path without the extension
   * @param width bytes of an object id
   * @returns null where it cannot be read; it may have been packed anew since it was listed
   */
  static open(path: string, width: number): PackFile | null {
    let file: number | undefined;
    try {
      file = openSync(`${path}.pack`, 'r');
      const { size } = fstatSync(file);
      const index = indexOf(`${path}.idx`, size, width);
      if (index) return new PackFile(file, size, index);
    } catch {
      // It is as good as not there.
    }
    if (file !== undefined) closeSync(file);
    return null;
  }

  close(): void {
    closeSync(this.#file);
  }

  /** What stands before an object's data (gitformat-pack(5)); null where that is no sense. */
  entryAt(slot: number): PackEntry | null {
    const start = this.index.startOf(slot);
    const bytes = this.#windowAt(start);
    let at = start - this.#from;
    let byte = bytes[at++] ?? 0;
    const type = (byte >> 4) & 7;
    let size = byte & 15;
    for (let scale = 16; byte & 0x80; scale *= 128) {
      byte = bytes[at++] ?? 0;
      size += (byte & 0x7f) * scale;
    }
    let base = -1;
    if (type === BY_ID) {
      base = this.index.slotOfBytes(bytes, at);
      at += this.index.width;
    } else if (type === BY_OFFSET) {
      byte = bytes[at++] ?? 0;
      let back = byte & 0x7f;
      while (byte & 0x80 && back < start) {
        byte = bytes[at++] ?? 0;
        back = (back + 1) * 128 + (byte & 0x7f);
      }
      base = this.index.slotAt(start - back);
    }
    const length = at - (start - this.#from);
    const isDelta = type === BY_ID || type === BY_OFFSET;
    if ((isDelta && base < 0) || size > Number.MAX_SAFE_INTEGER || length > LONGEST_HEADER) return null;
    return { base, isBlob: type === BLOB, size, length };
  }

  /** An object's packed data, for use until the next call. */
  packed(slot: number, headerLength: number): Buffer {
    const start = this.index.startOf(slot) + headerLength;
    const length = Math.max(0, this.index.endOf(slot) - start);
    if (this.#packed.length < length) this.#packed = Buffer.allocUnsafe(length * 2);
    return this.#packed.subarray(0, readSync(this.#file, this.#packed, 0, length, start));
  }

  /** Bytes around an offset; headers are asked for from the end of the pack to its beginning. */
  #windowAt(offset: number): Buffer {
    const isHeld = offset >= this.#from && Math.min(this.#size, offset + LONGEST_HEADER) <= this.#to;
    if (!isHeld) {
      this.#from = Math.max(0, offset + LONGEST_HEADER - WINDOW);
      this.#to = this.#from + readSync(this.#file, this.#window, 0, WINDOW, this.#from);
      this.#window.fill(0, this.#to - this.#from);
    }
    return this.#window;
  }
}

/** So many bytes of indexes are kept: a few objects are asked for many times in one run, and an index takes long to read. */
const MOST_KEPT = 32 * 1024 * 1024;
/** What was used last stands last. */
const kept = new Map<string, { readonly index: PackIndex; readonly bytes: number }>();

/** The index in a file, read again only where the file is another one since. @throws Error when it cannot be read */
function indexOf(path: string, packSize: number, width: number): PackIndex | null {
  const { mtimeMs, size: bytes } = statSync(path);
  const key = [path, mtimeMs, bytes, packSize, width].join(' ');
  const index = kept.get(key)?.index ?? PackIndex.parse(readFileSync(path), packSize, width);
  kept.delete(key);
  if (index && bytes <= MOST_KEPT) kept.set(key, { index, bytes });
  let sum = 0;
  for (const [other, { bytes: held }] of [...kept].reverse()) {
    sum += held;
    if (sum > MOST_KEPT) kept.delete(other);
  }
  return index;
}
