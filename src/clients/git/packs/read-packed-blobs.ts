import { setImmediate } from 'node:timers/promises';
import { inflateSync } from 'node:zlib';
import type { Visited } from '../bulk-blobs.js';
import type { Git } from '../git.js';
import { applyDelta, readDeltaHead } from './apply-delta.js';
import { type DeltaFamilies, deltaFamilies } from './delta-families.js';
import { PackFile } from './pack-file.js';
import { packPaths } from './pack-folders.js';

/** After so many bytes everything else that runs here gets its turn. */
const TURN = 4 * 1024 * 1024;
/** More than this is not held for one family; what depends on it is left to git. */
const MOST_HELD = 128 * 1024 * 1024;

/**
 * Reads blobs out of the pack files themselves. git unpacks an object’s whole chain of differences for each one asked for,
 * and hands all of it through a pipe; here every object is unpacked once, and not copied again.
 * @param oids what to read
 * @param visit called once for each that is given, with its index in `oids`, not in order; `data` may be used during the call
 * only
 * @returns the indices of those that were not given: in no pack, larger than `maxBytes`, or in any way odd; git is to be asked
 */
export async function readPackedBlobs(
  git: Git,
  oids: readonly string[],
  options: { maxBytes: number },
  visit: (index: number, data: Buffer) => Visited,
): Promise<number[]> {
  const width = (oids[0]?.length ?? 0) >> 1;
  const given = new Uint8Array(oids.length);
  const give = (index: number, data: Buffer): Visited => {
    given[index] = 1;
    return visit(index, data);
  };
  let rest = [...oids.keys()];
  for (const path of await packPaths(git)) {
    if (rest.length === 0) break;
    const pack = PackFile.open(path, width);
    if (!pack) continue;
    try {
      const asked = new Map<number, number>();
      for (const index of rest) {
        const slot = pack.index.slotOf(oids[index] as string);
        if (slot >= 0) asked.set(slot, index);
      }
      if (asked.size > 0) await new FamilyReader(git, pack, asked, options.maxBytes, give).readAll();
    } finally {
      pack.close();
    }
    rest = rest.filter((index) => given[index] === 0);
  }
  return rest;
}

/** A member whose children are being read. */
interface Level {
  /** Holds the member’s bytes, and is used again for others at the same distance from their root. */
  buffer: Buffer;
  data: Buffer;
  next: number;
}

/** Walks the families of one pack depth first: what is held at any time is one line from a root to a member. */
class FamilyReader {
  readonly #git: Git;
  readonly #pack: PackFile;
  /** Index of each wanted slot. */
  readonly #asked: ReadonlyMap<number, number>;
  readonly #maxBytes: number;
  readonly #give: (index: number, data: Buffer) => Visited;
  readonly #families: DeltaFamilies;
  readonly #levels: Level[] = [];
  #held = 0;
  #sinceTurn = 0;

  constructor(
    git: Git,
    pack: PackFile,
    asked: ReadonlyMap<number, number>,
    maxBytes: number,
    give: (index: number, data: Buffer) => Visited,
  ) {
    this.#git = git;
    this.#pack = pack;
    this.#asked = asked;
    this.#maxBytes = maxBytes;
    this.#give = give;
    this.#families = deltaFamilies(pack, [...asked.keys()]);
  }

  async readAll(): Promise<void> {
    for (const root of this.#families.roots) {
      if (this.#families.isBlob[root] !== 1) continue;
      const data = this.#inflate(root);
      if (!data) continue;
      const waiting = this.#enter(0, root, data);
      if (waiting) await waiting;
      await this.#readChildren();
    }
  }

  async #readChildren(): Promise<void> {
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
      const waiting = this.#enter(depth + 1, member, data);
      if (waiting) await waiting;
      if ((firstChild[member] as number) >= 0) depth += 1;
    }
  }

  /** Gives a member to who asked for it, and makes it the one whose children come next. */
  #enter(depth: number, member: number, data: Buffer): Visited {
    const level = this.#levelAt(depth);
    level.data = data;
    level.next = this.#families.firstChild[member] as number;
    const index = this.#asked.get(this.#families.slots[member] as number);
    const waiting = index === undefined ? undefined : this.#give(index, data);
    this.#sinceTurn += data.length;
    if (this.#sinceTurn < TURN) return waiting;
    this.#sinceTurn = 0;
    return this.#giveTurn(waiting);
  }

  async #giveTurn(waiting: Visited): Promise<void> {
    await waiting;
    await setImmediate();
    this.#git.throwIfInterrupted();
  }

  #levelAt(depth: number): Level {
    const known = this.#levels[depth];
    if (known) return known;
    const level = { buffer: Buffer.alloc(0), data: Buffer.alloc(0), next: -1 };
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
    return applyDelta(base, delta, head, data) ? data : null;
  }
}
