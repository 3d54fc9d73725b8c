import { createHash } from 'node:crypto';
import type { Nodes, RootContent } from 'mdast';
import type { KeptBytes } from '../../../clients/git/kept-bytes.js';

/** Raised whenever the same text gives other trees than before: by this code, or by the parser. */
const LAYOUT = 'markdown-trees-1';
/** Shorter documents are parsed before a file is read. */
const SHORT = 16 * 1024;
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The parsed parts of a document, kept between runs: of one that was changed since, only what changed is parsed again. Of
 * positions only the line of the beginning is kept.
 */
export class KnownTrees {
  readonly #kept: KeptBytes | undefined;
  readonly #key: string;
  readonly #known: ReadonlyMap<string, readonly RootContent[]>;
  readonly #used = new Map<string, readonly RootContent[]>();
  #isNew = false;

  private constructor(
    kept: KeptBytes | undefined,
    key: string,
    known: ReadonlyMap<string, readonly RootContent[]>,
  ) {
    this.#kept = kept;
    this.#key = key;
    this.#known = known;
  }

  /** @param document its name; without `kept`, and of a short document, nothing is kept */
  static async open(
    kept: KeptBytes | undefined,
    document: { readonly name: string; readonly source: string },
  ): Promise<KnownTrees> {
    const key = `${LAYOUT}\n${document.name}`;
    if (!kept || document.source.length < SHORT) return new KnownTrees(undefined, key, new Map());
    const bytes = await kept.read(key);
    const known = bytes ? (JSON.parse(bytes.toString('utf8')) as [string, RootContent[]][]) : [];
    return new KnownTrees(kept, key, new Map(known));
  }

  /**
   * The tree of a text, known or parsed now.
   * @param text all that its tree depends on
   */
  of(text: readonly unknown[], parse: () => readonly RootContent[]): readonly RootContent[] {
    if (!this.#kept) return parse();
    const hash = createHash('sha1').update(JSON.stringify(text)).digest('base64');
    const known = this.#used.get(hash) ?? this.#known.get(hash);
    const tree = known ?? parse().map((node) => withLines(node));
    if (!known) this.#isNew = true;
    this.#used.set(hash, tree);
    return tree;
  }

  /** Writes what this document is made of, if some of it is new. */
  async keep(): Promise<void> {
    if (!this.#kept || !this.#isNew) return;
    const bytes = written([...this.#used]);
    if (bytes && bytes.length <= MOST_BYTES) await this.#kept.write(this.#key, [bytes]);
  }
}

/** Null for what is nested too deeply to be written, though it could be read. */
function written(value: unknown): Buffer | null {
  try {
    return Buffer.from(JSON.stringify(value));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The line of its beginning is all that is asked of a node’s position. */
function withLines<T extends Nodes>(node: T): T {
  const { line } = node.position?.start ?? {};
  if (line === undefined) delete node.position;
  else node.position = { start: { line } } as NonNullable<T['position']>;
  if ('children' in node) for (const child of node.children) withLines(child);
  return node;
}
