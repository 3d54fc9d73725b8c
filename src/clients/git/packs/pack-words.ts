import type { KeptBytes } from '../kept-bytes.js';
import type { PackFile } from './pack-file.js';
import { mayHoldWord, type SoughtWord, signatureOf, soughtWord } from './text-signature.js';
import { WordIndex, WordIndexWriter } from './word-index.js';
import { type Seams, WordTrail } from './words.js';

/** What the blobs are read for. */
export interface SoughtWords {
  /** A blob without all whole words of any of these has nothing to tell. None of them may be empty. */
  readonly sets: readonly (readonly string[])[];
  /** Where to keep which words are in which objects of a pack. */
  readonly kept: KeptBytes;
}

const LAYOUT = 'pack-words-2';

/** Which objects of one pack may hold what is sought: from what an earlier run kept, and as they are read. */
export class PackWords {
  readonly #key: string;
  readonly #kept: KeptBytes;
  readonly #sets: readonly (readonly SoughtWord[])[];
  readonly #objects: number;
  #index: WordIndex | null;
  /** Of each member of the index: whether it may hold what is sought. */
  readonly #flags: readonly Uint8Array[];
  readonly #places: Int32Array | null;
  #building: { readonly trail: WordTrail; readonly writer: WordIndexWriter } | null = null;
  /** Of the object that is stored whole and was entered last: the words it may hold. */
  readonly #inWhole = new Set<SoughtWord>();

  private constructor(
    pack: PackFile,
    sought: SoughtWords,
    sets: readonly (readonly SoughtWord[])[],
    kept: Buffer | null,
  ) {
    this.#key = keyOf(pack);
    this.#kept = sought.kept;
    this.#objects = pack.index.count;
    this.#index = kept && WordIndex.decode(kept, this.#objects);
    this.#sets = sets;
    const index = this.#index;
    this.#flags = index ? sets.map((set) => index.mayHold(set)) : [];
    this.#places = index?.places(this.#objects) ?? null;
  }

  /** @returns null where the words sought are such that no index tells of them */
  static async open(pack: PackFile, sought: SoughtWords): Promise<PackWords | null> {
    const sets = sought.sets.map((words) => words.map(soughtWord).filter((word) => word !== null));
    if (sets.length === 0 || sets.some((set) => set.length === 0)) return null;
    return new PackWords(pack, sought, sets, await sought.kept.read(keyOf(pack)));
  }

  /** Whether it is known which words an object brings. */
  knows(slot: number): boolean {
    return this.#places !== null && this.#places[slot] !== -1;
  }

  /** Whether a known object may hold what is sought. */
  mayHold(slot: number): boolean {
    const place = this.#places?.[slot] ?? -1;
    return place < 0 || this.#flags.some((flags) => flags[place] === 1);
  }

  /** From here on the words of what is entered are read. */
  build(): void {
    this.#building = {
      trail: new WordTrail(),
      writer: new WordIndexWriter(this.#objects, this.#index),
    };
    this.#index = null;
  }

  /**
   * An object that is stored whole was read; those that are differences of it follow.
   * @returns whether it may hold what is sought
   */
  enterWhole(slot: number, data: Buffer): boolean {
    if (!this.#building) return true;
    const signature = signatureOf(data);
    this.#building.writer.add(slot, -1, signature);
    this.#building.trail.start();
    this.#inWhole.clear();
    for (const word of this.#sets.flat()) if (mayHoldWord(signature, word)) this.#inWhole.add(word);
    return this.#mayHoldHere(this.#building.trail);
  }

  /**
   * An object was made out of another one, which was entered last at the depth before.
   * @param depth number of differences between it and an object that is stored whole
   * @param base slot of the other one
   * @param seams where it differs from the other one
   * @returns whether it may hold what is sought
   */
  enter(depth: number, slot: number, base: number, data: Buffer, seams: Seams): boolean {
    if (!this.#building) return true;
    const { trail, writer } = this.#building;
    trail.enter(depth, data, seams);
    writer.add(slot, base, trail.fresh);
    return this.#mayHoldHere(trail);
  }

  #mayHoldHere(trail: WordTrail): boolean {
    return this.#sets.some((set) => set.every((word) => this.#inWhole.has(word) || trail.has(word.bucket)));
  }

  /** Keeps what was built, if anything was. */
  async keep(): Promise<void> {
    if (this.#building) await this.#kept.write(this.#key, this.#building.writer.encode());
    this.#building = null;
  }
}

/** Objects are told by their place in the pack, so the pack’s name, which older versions of git gave by content, is not enough. */
function keyOf(pack: PackFile): string {
  return `${LAYOUT}\n${pack.index.packChecksum}`;
}
