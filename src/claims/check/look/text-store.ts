import type { Git } from '../../../clients/git/git.js';
import { ObjectReader } from '../../../clients/git/object-reader.js';
import { isText } from '../../../clients/git/objects.js';

/** UTF-16 units that are kept, of what was asked for last. */
const MOST_KEPT = 12 * 1024 * 1024;

interface Held {
  /** Null where there is no such object, or it could not be read. */
  readonly content: string | null;
  readonly isText: boolean;
}

/** Texts of files and of their versions, as checks ask for them: one process reads all, and what was asked for lately is kept. */
export class TextStore {
  readonly #reader: ObjectReader;
  /** What was asked for last stands last. */
  readonly #held = new Map<string, Promise<Held>>();
  #kept = 0;

  constructor(git: Git) {
    this.#reader = new ObjectReader(git);
  }

  /**
   * The text of an object; null where there is none, it could not be read, or it is no text.
   * @param name an object id or `rev:path`
   */
  async text(name: string): Promise<string | null> {
    const { content, isText } = await this.#get(name);
    return isText ? content : null;
  }

  /** As `text`, whatever the object holds. */
  async content(name: string): Promise<string | null> {
    return (await this.#get(name)).content;
  }

  /** Nothing is asked for any more. */
  close(): void {
    this.#reader.close();
  }

  #get(name: string): Promise<Held> {
    const known = this.#held.get(name);
    if (known) {
      this.#held.delete(name);
      this.#held.set(name, known);
      return known;
    }
    const read = this.#read(name);
    this.#held.set(name, read);
    return read;
  }

  async #read(name: string): Promise<Held> {
    const object = await this.#reader.read(name);
    if (!('data' in object)) return { content: null, isText: false };
    const content = object.data.toString('utf8');
    this.#kept += content.length;
    await this.#forget();
    return { content, isText: isText(object.data) };
  }

  async #forget(): Promise<void> {
    for (const [name, held] of this.#held) {
      if (this.#kept <= MOST_KEPT || this.#held.size < 2) return;
      this.#held.delete(name);
      this.#kept -= (await held).content?.length ?? 0;
    }
  }
}
