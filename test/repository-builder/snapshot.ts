import { type ObjectFormat, objectHash, pathBytes } from './object-hash.js';

/** A file, symbolic link or submodule of a snapshot; `content` is null for a submodule. */
export interface Leaf {
  readonly mode: '100644' | '100755' | '120000' | '160000';
  readonly oid: string;
  readonly content: Buffer | null;
}

/**
 * All files of a commit, immutable: `with` gives a new one that shares every folder that did not change, so that long
 * histories stay cheap.
 */
export class Snapshot {
  readonly #format: ObjectFormat;
  readonly #entries: ReadonlyMap<string, Snapshot | Leaf>;
  #oid: string | null = null;

  constructor(format: ObjectFormat, entries: ReadonlyMap<string, Snapshot | Leaf> = new Map()) {
    this.#format = format;
    this.#entries = entries;
  }

  /** The tree's id, as git computes it. */
  get oid(): string {
    this.#oid ??= objectHash(this.#format, 'tree', this.#encode());
    return this.#oid;
  }

  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  get(path: string): Leaf | undefined {
    const [name, rest] = splitFirst(path);
    const entry = this.#entries.get(name);
    if (rest === null) return entry instanceof Snapshot ? undefined : entry;
    return entry instanceof Snapshot ? entry.get(rest) : undefined;
  }

  /** A snapshot in which `path` is `leaf`, or is gone (null). Folders left empty disappear. */
  with(path: string, leaf: Leaf | null): Snapshot {
    const [name, rest] = splitFirst(path);
    const before = this.#entries.get(name);
    const inner = before instanceof Snapshot ? before : new Snapshot(this.#format);
    const after = rest === null ? leaf : inner.with(rest, leaf);
    const entries = new Map(this.#entries);
    if (after === null || (after instanceof Snapshot && after.isEmpty)) entries.delete(name);
    else entries.set(name, after);
    return new Snapshot(this.#format, entries);
  }

  /** Every file, by path. */
  *files(prefix = ''): Generator<[string, Leaf]> {
    for (const [name, entry] of this.#entries) {
      if (entry instanceof Snapshot) yield* entry.files(`${prefix}${name}/`);
      else yield [prefix + name, entry];
    }
  }

  /** What makes `other` out of this: each path that differs with its leaf there, null where it is gone. Sorted by path. */
  changesTo(other: Snapshot): Map<string, Leaf | null> {
    const changes = new Map<string, Leaf | null>();
    if (this.oid === other.oid) return changes;
    const before = new Map(this.files());
    const after = new Map(other.files());
    for (const path of [...new Set([...before.keys(), ...after.keys()])].sort()) {
      const [old, now] = [before.get(path), after.get(path)];
      if (!sameLeaf(old, now)) changes.set(path, now ?? null);
    }
    return changes;
  }

  #encode(): Buffer {
    const rows = [...this.#entries].map(([name, entry]) => {
      const bytes = pathBytes(name);
      const folder = entry instanceof Snapshot;
      const mode = folder ? '40000' : entry.mode;
      return {
        order: folder ? Buffer.concat([bytes, Buffer.from('/')]) : bytes,
        data: Buffer.concat([
          Buffer.from(`${mode} `),
          bytes,
          Buffer.from([0]),
          Buffer.from(entry.oid, 'hex'),
        ]),
      };
    });
    return Buffer.concat(rows.sort((a, b) => Buffer.compare(a.order, b.order)).map((row) => row.data));
  }
}

/** Whether two leaves are the same content under the same mode; two absent ones are. */
export function sameLeaf(a: Leaf | null | undefined, b: Leaf | null | undefined): boolean {
  return a?.oid === b?.oid && a?.mode === b?.mode;
}

function splitFirst(path: string): [string, string | null] {
  const slash = path.indexOf('/');
  return slash < 0 ? [path, null] : [path.slice(0, slash), path.slice(slash + 1)];
}
