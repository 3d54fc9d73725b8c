import type { GitStream } from './git.js';
import { GrowingInts } from './growing-ints.js';

/** Changes as `git diff-tree` gave them; the columns have one row a change. */
export interface ChangeColumns {
  readonly commit: GrowingInts;
  readonly path: GrowingInts;
  readonly before: GrowingInts;
  readonly after: GrowingInts;
}

const COLON = 58;
const MODES = ':100644 100644 '.length;
/** `100` begins the modes of regular files; `120` is a link, `160` a submodule, `000` nothing. */
const REGULAR = '100';

/** Reads the output of `git diff-tree --stdin --raw -z` into tables that all processes share. */
export class RawDiffReader {
  readonly #commits: Map<string, number>;
  readonly #count: number;
  readonly #paths = new Map<string, number>();
  readonly #oids = new Map<string, number>();

  constructor(commits: readonly string[]) {
    this.#commits = new Map(commits.map((hash, index) => [hash, index]));
    this.#count = commits.length;
  }

  /** All rows of one process; null when git failed, for want of an object. */
  async read(child: GitStream): Promise<ChangeColumns | null> {
    const rows: ChangeColumns = {
      commit: new GrowingInts(),
      path: new GrowingInts(),
      before: new GrowingInts(),
      after: new GrowingInts(),
    };
    let rest: Buffer = Buffer.alloc(0);
    let commit = -1;
    for await (const piece of child.stdout as AsyncIterable<Buffer>) {
      const chunk = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      let start = 0;
      for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
        if (chunk[start] !== COLON) {
          commit = this.#commits.get(chunk.toString('latin1', start, end).trim()) ?? -1;
          start = end + 1;
          continue;
        }
        const pathEnd = chunk.indexOf(0, end + 1);
        if (pathEnd < 0) break;
        this.#row(rows, commit, chunk, start, end, pathEnd);
        start = pathEnd + 1;
      }
      rest = chunk.subarray(start);
    }
    const { code } = await child.ended;
    return code === 0 ? rows : null;
  }

  /** `:<mode> <mode> <oid> <oid> <status>` NUL `<path>` NUL; ids are 40 or 64 digits long. */
  #row(
    rows: ChangeColumns,
    commit: number,
    chunk: Buffer,
    start: number,
    end: number,
    pathEnd: number,
  ): void {
    const digits = (end - start - MODES - 3) >> 1;
    const oids = start + MODES;
    const before = this.#oid(chunk, start + 1, oids, digits);
    const after = this.#oid(chunk, start + 8, oids + digits + 1, digits);
    if (before === after) return;
    rows.commit.push(commit);
    rows.path.push(indexIn(this.#paths, chunk.toString('utf8', end + 1, pathEnd)));
    rows.before.push(before);
    rows.after.push(after);
  }

  #oid(chunk: Buffer, mode: number, at: number, digits: number): number {
    if (chunk.toString('latin1', mode, mode + REGULAR.length) !== REGULAR) return -1;
    return indexIn(this.#oids, chunk.toString('latin1', at, at + digits));
  }

  /** The rows of all processes, sorted by commit. Rows of one commit stay together and in git’s order. */
  columns(parts: readonly ChangeColumns[]) {
    const starts = new Uint32Array(this.#count + 1);
    for (const part of parts) {
      for (let i = 0; i < part.commit.length; i += 1) {
        const next = part.commit.at(i) + 1;
        starts[next] = (starts[next] ?? 0) + 1;
      }
    }
    for (let i = 0; i < this.#count; i += 1) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
    const total = starts[this.#count] ?? 0;
    const [pathOf, before, after] = [new Int32Array(total), new Int32Array(total), new Int32Array(total)];
    const next = starts.slice();
    for (const part of parts) {
      for (let i = 0; i < part.commit.length; i += 1) {
        const commit = part.commit.at(i);
        const row = next[commit] ?? 0;
        next[commit] = row + 1;
        pathOf[row] = part.path.at(i);
        before[row] = part.before.at(i);
        after[row] = part.after.at(i);
      }
    }
    return { paths: [...this.#paths.keys()], oids: [...this.#oids.keys()], starts, pathOf, before, after };
  }
}

function indexIn(table: Map<string, number>, key: string): number {
  const known = table.get(key);
  if (known !== undefined) return known;
  table.set(key, table.size);
  return table.size - 1;
}
