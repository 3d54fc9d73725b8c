import { ByteReader } from './byte-reader.js';
import { damagedObjects } from './damaged-objects.js';
import type { Git, GitStream } from './git.js';
import { heldObjects, lacksPromisedObject } from './held-objects.js';
import { IS_OID, LARGEST_OBJECT, type ReadObject, readOne } from './objects.js';

/**
 * Reads objects one by one, as somebody asks for them, from one process that stays open between the questions. For names that
 * are all known before, `readObjects` and `readBlobs` are faster.
 */
export class ObjectReader {
  readonly #git: Git;
  readonly #maxBytes: number;
  #open: { readonly child: GitStream; readonly reader: ByteReader } | null = null;
  /** What a partial clone holds, once it was seen to lack something. */
  #held: ReadonlySet<string> | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(git: Git, options: { maxBytes?: number } = {}) {
    this.#git = git;
    this.#maxBytes = options.maxBytes ?? LARGEST_OBJECT;
  }

  /**
   * One object, or why it is not given; as `readObjects` tells it.
   * @param name an object id or `rev:path`
   * @throws Error when git ends for any other reason than this object
   */
  read(name: string): Promise<ReadObject> {
    // One question at a time: git answers in the order of asking, and an answer may end it.
    const answer = this.#last.then(() => this.#ask(name));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  /** Ends the process; a later question starts another one. */
  close(): void {
    this.#open?.child.kill();
    this.#open = null;
  }

  async #ask(name: string): Promise<ReadObject> {
    const isLeftOut = this.#held !== null && IS_OID.test(name) && !this.#held.has(name);
    if (name.includes('\n') || isLeftOut) return { name, reason: 'missing', size: null };
    const { child, reader } = this.#started();
    child.stdin.write(`${name}\n`);
    const header = await reader.line();
    const object = header === null ? null : await readOne(reader, name, header, this.#maxBytes);
    return object ?? { name, reason: await this.#reasonOfEnd(child), size: null };
  }

  #started(): { readonly child: GitStream; readonly reader: ByteReader } {
    if (this.#open === null) {
      const child = this.#git.stream(['cat-file', '--batch']);
      this.#open = { child, reader: new ByteReader(child.stdout) };
    }
    return this.#open;
  }

  /** Why git ended at an object. What a partial clone lacks is asked once, and not asked for again. */
  async #reasonOfEnd(child: GitStream): Promise<'damaged' | 'missing'> {
    this.#open = null;
    const { code, stderr } = await child.ended;
    if (damagedObjects(stderr).length > 0) return 'damaged';
    if (!lacksPromisedObject(stderr))
      throw new Error(`git cat-file ended with code ${code}: ${stderr.trim()}`);
    this.#held ??= await heldObjects(this.#git);
    return 'missing';
  }
}
