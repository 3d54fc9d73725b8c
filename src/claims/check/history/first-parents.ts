import { type CodeHistoryInput, openHistoryOf } from '../../../analysis/code-history.js';
import type { BlobHistory } from '../../../clients/git/blob-history.js';
import type { Clone } from '../../../clients/git/repository.js';
import type { CommitGraph } from '../../../domain/history.js';
import { ChangeIndex } from './change-index.js';

/** A commit that changed some files, against its first parent. */
export interface Version {
  readonly commit: string;
  /** The blob of each of the paths that it changed, before and after it; null where the path was not there. */
  readonly changes: ReadonlyMap<string, { readonly before: string | null; readonly after: string | null }>;
}

/** What the commits along a revision’s first parents did to its files, newest first; read once for all who ask. */
export class FirstParents {
  readonly #history: BlobHistory;
  /** Commits from the revision back, as indices into the history’s. */
  readonly #chain: readonly number[];
  /** Their hashes. */
  readonly chain: readonly string[];
  /** How far back along the chain each commit of the history stands; -1 for others. */
  readonly #backOf: Int32Array;
  readonly #deletions = new Deletions();
  /** What at least the commits of the chain changed. */
  readonly index: ChangeIndex;

  private constructor(history: BlobHistory, index: ChangeIndex, hashes: readonly string[]) {
    this.#history = history;
    this.index = index;
    this.chain = hashes.filter((hash) => index.indexOf(hash) !== undefined);
    this.#chain = this.chain.map((hash) => index.indexOf(hash) as number);
    this.#backOf = new Int32Array(history.commits.length).fill(-1);
    for (const [back, commit] of this.#chain.entries()) {
      this.#backOf[commit] = back;
      for (let row = history.starts[commit] as number; row < (history.starts[commit + 1] as number); row += 1)
        this.#noteDeletion(row, back);
    }
    this.#deletions.sort();
  }

  #noteDeletion(row: number, back: number): void {
    const { pathOf, before, after, paths } = this.#history;
    if ((before[row] as number) >= 0 && (after[row] as number) < 0)
      this.#deletions.add(paths[pathOf[row] as number] as string, back);
  }

  /** Takes the history that was read for something else, or reads what the commits of the chain changed. */
  static async read(clone: Clone, input: CodeHistoryInput & { revision: string }): Promise<FirstParents> {
    const hashes = chainOf(input.graph, input.revision);
    const history = await openHistoryOf(clone, input, hashes);
    return new FirstParents(history, new ChangeIndex(history), hashes);
  }

  /** The commits that changed one of the paths, newest first. */
  versionsOf(paths: readonly string[], most: number): Version[] {
    const rows = paths.flatMap((path) =>
      this.index.changesOf(path).flatMap(({ commit, before, after }) => {
        const back = this.#backOf[commit] as number;
        return back < 0 ? [] : [{ path, before, after, back }];
      }),
    );
    rows.sort((a, b) => a.back - b.back);
    const versions: (Version & { changes: Map<string, { before: string | null; after: string | null }> })[] =
      [];
    let last = -1;
    for (const { path, before, after, back } of rows) {
      if (back !== last) {
        if (versions.length === most) break;
        versions.push({ commit: this.#commitAt(back), changes: new Map() });
        last = back;
      }
      versions.at(-1)?.changes.set(path, { before, after });
    }
    return versions;
  }

  /** What commits changed, from so many commits back to so many; less than asked for where the history begins. */
  changes(from: number, to: number): Version[] {
    const { paths, pathOf, oids, before, after, starts } = this.#history;
    return this.#chain.slice(from, to).map((commit, i) => {
      const changes = new Map<string, { before: string | null; after: string | null }>();
      for (let row = starts[commit] as number; row < (starts[commit + 1] as number); row += 1)
        changes.set(paths[pathOf[row] as number] as string, {
          before: oids[before[row] as number] ?? null,
          after: oids[after[row] as number] ?? null,
        });
      return { commit: this.#commitAt(from + i), changes };
    });
  }

  #commitAt(back: number): string {
    return this.#history.commits[this.#chain[back] as number] as string;
  }

  /**
   * Files that the last few commits which deleted such files deleted, sorted.
   * @param written the end of a path; with a folder in it, a folder from the root, too
   * @param commits how many commits are taken
   */
  deleted(written: string, commits: number): string[] {
    return this.#deletions.find(written, commits);
  }
}

/** Hashes along first parents, the revision first. */
function chainOf(graph: CommitGraph, revision: string): string[] {
  const chain: string[] = [];
  for (let entry = graph.get(revision); entry; entry = graph.get(entry.parents[0] ?? ''))
    chain.push(entry.hash);
  return chain;
}

interface Deletion {
  readonly path: string;
  readonly back: number;
}

/** Deleted files, found by their names and by the folders they were in. */
class Deletions {
  readonly #byName = new Map<string, Deletion[]>();
  readonly #byPath: Deletion[] = [];

  add(path: string, back: number): void {
    const deletion = { path, back };
    const name = path.slice(path.lastIndexOf('/') + 1);
    const known = this.#byName.get(name);
    if (known) known.push(deletion);
    else this.#byName.set(name, [deletion]);
    this.#byPath.push(deletion);
  }

  sort(): void {
    this.#byPath.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.back - b.back));
  }

  find(written: string, commits: number): string[] {
    const name = written.slice(written.lastIndexOf('/') + 1);
    const named = (this.#byName.get(name) ?? []).filter(
      ({ path }) => path === written || path.endsWith(`/${written}`),
    );
    const found = written.includes('/') ? [...named, ...this.#below(`${written}/`)] : named;
    const last = [...new Set(found.map(({ back }) => back))].sort((a, b) => a - b).slice(0, commits);
    return [...new Set(found.filter(({ back }) => last.includes(back)).map(({ path }) => path))].sort();
  }

  #below(prefix: string): Deletion[] {
    let [low, high] = [0, this.#byPath.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#byPath[middle]?.path ?? '') < prefix) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (this.#byPath[end]?.path.startsWith(prefix)) end += 1;
    return this.#byPath.slice(low, end);
  }
}
