import { setImmediate } from 'node:timers/promises';
import { freeTrees, freeYoungTrees } from '../clients/code/free-trees.js';

/** After so many characters parsed the memory of their syntax trees is given back: about 20 bytes a character. */
const MOST_YOUNG = 1_000_000;
/** When the process has grown by so many bytes, of those that were held for longer, too: the more the heap holds, the longer that takes. */
const MOST_GROWN = 64 * 1024 * 1024;
/** So many characters may wait for their syntax trees before reading waits for them. */
const MOST_WAITING = 500_000;

/** Texts whose syntax is read on other threads while further ones are unpacked; few wait at a time. */
export class WorkAside {
  readonly #running = new Set<Promise<void>>();
  #waiting = 0;
  #parsed = 0;
  /** Bytes of the process when the whole heap was collected last. */
  #size = process.memoryUsage.rss();
  /** Whether so much was parsed that all of its memory had to be given back on the way. */
  #isMuch = false;
  #failure: { readonly error: unknown } | null = null;

  /**
   * Begins with a text.
   * @param length of the text, in UTF-16 units
   * @returns what has to be waited for before more is read, if anything
   */
  start(length: number, run: () => Promise<void>): Promise<void> | undefined {
    this.#waiting += length;
    const work = run()
      .catch((error: unknown) => {
        this.#failure ??= { error };
      })
      .finally(() => {
        this.#waiting -= length;
        this.#parsed += length;
        this.#running.delete(work);
      });
    this.#running.add(work);
    return this.#waiting > MOST_WAITING || this.#parsed > MOST_YOUNG ? this.#catchUp() : undefined;
  }

  /** Waits for all that is under way, and gives memory back where much was read. @throws what went wrong in it */
  async end(): Promise<void> {
    while (this.#running.size > 0) await Promise.race(this.#running);
    if (this.#failure) throw this.#failure.error;
    if (this.#isMuch) await giveBack(freeTrees);
  }

  async #catchUp(): Promise<void> {
    while (this.#waiting > MOST_WAITING && this.#running.size > 0) await Promise.race(this.#running);
    if (this.#failure) throw this.#failure.error;
    if (this.#parsed <= MOST_YOUNG) return;
    this.#parsed = 0;
    await giveBack(freeYoungTrees);
    if (process.memoryUsage.rss() - this.#size < MOST_GROWN) return;
    this.#isMuch = true;
    await giveBack(freeTrees);
    this.#size = process.memoryUsage.rss();
  }
}

async function giveBack(free: () => void): Promise<void> {
  free();
  // What was found to be free is given back when the event loop has had a turn.
  await setImmediate();
}
