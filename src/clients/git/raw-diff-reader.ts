import { ByteKeys } from './byte-keys.js';
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
  readonly #paths = new ByteKeys('utf8');
  readonly #oids = new ByteKeys('latin1');

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
    rows.path.push(this.#paths.numberOf(chunk, end + 1, pathEnd));
    rows.before.push(before);
    rows.after.push(after);
  }

  #oid(chunk: Buffer, mode: number, at: number, digits: number): number {
    for (let i = 0; i < REGULAR.length; i += 1) if (chunk[mode + i] !== REGULAR.charCodeAt(i)) return -1;
    return this.#oids.numberOf(chunk, at, at + digits);
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
    return { paths: this.#paths.texts, oids: this.#oids.texts, starts, pathOf, before, after };
  }
}
