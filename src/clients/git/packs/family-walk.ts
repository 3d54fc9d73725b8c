import { inflateSync } from 'node:zlib';
import { applyDelta, readDeltaHead } from './apply-delta.js';
import { type DeltaFamilies, deltaFamilies } from './delta-families.js';
import type { PackFile } from './pack-file.js';
import { Seams } from './words.js';

/** More than this is not held for one family; what depends on it is left to git. */
const MOST_HELD = 128 * 1024 * 1024;

/** An object that was unpacked. */
export interface Unpacked {
  readonly slot: number;
  /** Differences between it and the object of its family that is stored whole. */
  readonly depth: number;
  /** Slot of the object that it is stored as a difference of; -1 where it is stored whole. */
  readonly base: number;
  /** For use until the next object is asked for. */
  readonly data: Buffer;
}

/** A member whose children are being read. */
interface Level {
  /** Holds the member’s bytes, and is used again for others at the same distance from their root. */
  buffer: Buffer;
  slot: number;
  data: Buffer;
  next: number;
}

/** Walks the families of one pack depth first: what is held at any time is one line from a root to a member. */
export class FamilyWalk {
  /** Where the object that was told last differs from its base. */
  readonly seams = new Seams();
  readonly #pack: PackFile;
  readonly #maxBytes: number;
  readonly #families: DeltaFamilies;
  readonly #levels: Level[] = [];
  #held = 0;

  /** @param asked slots; those that they are differences of are told, too */
  constructor(pack: PackFile, asked: readonly number[], maxBytes: number) {
    this.#pack = pack;
    this.#maxBytes = maxBytes;
    this.#families = deltaFamilies(pack, asked);
  }

  /** All that could be unpacked, each once. */
  *unpacked(): Generator<Unpacked> {
    for (const root of this.#families.roots) {
      if (this.#families.isBlob[root] !== 1) continue;
      const data = this.#inflate(root);
      if (!data) continue;
      yield this.#enter(0, root, data);
      yield* this.#children();
    }
  }

  *#children(): Generator<Unpacked> {
    const { firstChild, nextSibling } = this.#families;
    for (let depth = 0; depth >= 0; ) {
      const level = this.#levels[depth] as Level;
      const member = level.next;
      if (member < 0) {
        depth -= 1;
        continue;
      }
      level.next = nextSibling[member] as number;
      const data = this.#unpack(member, level.data, depth + 1);
      if (!data) continue;
      yield this.#enter(depth + 1, member, data);
      if ((firstChild[member] as number) >= 0) depth += 1;
    }
  }

  /** Makes a member the one whose children come next. */
  #enter(depth: number, member: number, data: Buffer): Unpacked {
    const level = this.#levelAt(depth);
    level.slot = this.#families.slots[member] as number;
    level.data = data;
    level.next = this.#families.firstChild[member] as number;
    const base = depth === 0 ? -1 : (this.#levels[depth - 1] as Level).slot;
    return { slot: level.slot, depth, base, data };
  }

  #levelAt(depth: number): Level {
    const known = this.#levels[depth];
    if (known) return known;
    const level = { buffer: Buffer.alloc(0), slot: -1, data: Buffer.alloc(0), next: -1 };
    this.#levels[depth] = level;
    return level;
  }

  #inflate(member: number): Buffer | null {
    const { slots, sizes, headers } = this.#families;
    const size = sizes[member] as number;
    if (size > this.#maxBytes) return null;
    if (size === 0) return Buffer.alloc(0);
    try {
      const packed = this.#pack.packed(slots[member] as number, headers[member] as number);
      const data = inflateSync(packed, { maxOutputLength: size, chunkSize: Math.max(64, size + 1) });
      return data.length === size ? data : null;
    } catch {
      return null;
    }
  }

  /** A member out of its base; null where that does not add up, or takes more memory than it may. */
  #unpack(member: number, base: Buffer, depth: number): Buffer | null {
    const delta = this.#inflate(member);
    const head = delta && readDeltaHead(delta);
    if (!head || head.size > this.#maxBytes) return null;
    const level = this.#levelAt(depth);
    if (level.buffer.length < head.size) {
      const more = Math.min(this.#maxBytes, head.size * 2) - level.buffer.length;
      if (this.#held + more > MOST_HELD) return null;
      this.#held += more;
      level.buffer = Buffer.allocUnsafeSlow(level.buffer.length + more);
    }
    const data = level.buffer.subarray(0, head.size);
    this.seams.clear();
    return applyDelta(base, delta, head, data, this.seams) ? data : null;
  }
}
