import { setImmediate } from 'node:timers/promises';
import { inflateSync } from 'node:zlib';
import type { LackingBlob, Visited } from '../bulk-blobs.js';
import type { Git } from '../git.js';
import { applyDelta, readDeltaHead } from './apply-delta.js';
import { type DeltaFamilies, deltaFamilies } from './delta-families.js';
import { PackFile } from './pack-file.js';
import { packPaths } from './pack-folders.js';
import { PackWords, type SoughtWords } from './pack-words.js';
import { Seams } from './words.js';

/** After so many bytes everything else that runs here gets its turn: git, whose output fills a pipe of 64 KiB, waits for it. */
const TURN = 512 * 1024;
/** More than this is not held for one family; what depends on it is left to git. */
const MOST_HELD = 128 * 1024 * 1024;
const LACKING: LackingBlob = { reason: 'lacks-words' };

/** Is given a blob, by its index. */
type Give = (index: number, blob: { readonly data: Buffer } | LackingBlob) => Visited;

/**
 * Reads blobs out of the pack files themselves. git unpacks an object’s whole chain of differences for each one asked for,
 * and hands all of it through a pipe; here every object is unpacked once, and not copied again.
 * @param oids what to read
 * @param options.words those that lack them are told to instead of being given
 * @param visit called once for each that is given, with its index in `oids`, not in order; `data` may be used during the call
 * only
 * @returns the indices of those that were not given: in no pack, larger than `maxBytes`, or in any way odd; git is to be asked
 */
export async function readPackedBlobs(
  git: Git,
  oids: readonly string[],
  options: { maxBytes: number; words?: SoughtWords | undefined },
  visit: Give,
): Promise<number[]> {
  const width = (oids[0]?.length ?? 0) >> 1;
  const given = new Uint8Array(oids.length);
  const give: Give = (index, blob) => {
    given[index] = 1;
    return visit(index, blob);
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
      if (asked.size > 0) await readFrom(git, pack, asked, options, give);
    } finally {
      pack.close();
    }
    rest = rest.filter((index) => given[index] === 0);
  }
  return rest;
}

/** Reads what a pack has of what is asked for. */
async function readFrom(
  git: Git,
  pack: PackFile,
  asked: Map<number, number>,
  options: { maxBytes: number; words?: SoughtWords | undefined },
  give: Give,
): Promise<void> {
  const words = options.words ? await PackWords.open(pack, options.words) : null;
  if (words) {
    let isNew = false;
    for (const [slot, index] of asked) {
      if (!words.knows(slot)) isNew = true;
      if (words.mayHold(slot)) continue;
      asked.delete(slot);
      await give(index, LACKING);
    }
    if (isNew) words.build();
  }
  await new FamilyReader(git, pack, asked, options.maxBytes, words, give).readAll();
  await words?.keep();
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
class FamilyReader {
  readonly #git: Git;
  readonly #pack: PackFile;
  /** Index of each wanted slot. */
  readonly #asked: ReadonlyMap<number, number>;
  readonly #maxBytes: number;
  readonly #words: PackWords | null;
  readonly #seams = new Seams();
  readonly #give: Give;
  readonly #families: DeltaFamilies;
  readonly #levels: Level[] = [];
  #held = 0;
  #sinceTurn = 0;

  constructor(
    git: Git,
    pack: PackFile,
    asked: ReadonlyMap<number, number>,
    maxBytes: number,
    words: PackWords | null,
    give: Give,
  ) {
    this.#git = git;
    this.#pack = pack;
    this.#asked = asked;
    this.#maxBytes = maxBytes;
    this.#words = words;
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
    const slot = this.#families.slots[member] as number;
    level.slot = slot;
    level.data = data;
    level.next = this.#families.firstChild[member] as number;
    const mayHold = this.#mayHold(depth, slot, data);
    const index = this.#asked.get(slot);
    const waiting = index === undefined ? undefined : this.#give(index, mayHold ? { data } : LACKING);
    this.#sinceTurn += data.length;
    if (this.#sinceTurn < TURN) return waiting;
    this.#sinceTurn = 0;
    return this.#giveTurn(waiting);
  }

  #mayHold(depth: number, slot: number, data: Buffer): boolean {
    if (!this.#words) return true;
    if (depth === 0) return this.#words.enterWhole(slot, data);
    return this.#words.enter(depth, slot, (this.#levels[depth - 1] as Level).slot, data, this.#seams);
  }

  async #giveTurn(waiting: Visited): Promise<void> {
    await waiting;
    await setImmediate();
    this.#git.throwIfInterrupted();
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
    this.#seams.clear();
    return applyDelta(base, delta, head, data, this.#seams) ? data : null;
  }
}
