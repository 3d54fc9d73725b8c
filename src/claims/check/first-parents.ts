import { openedHistory } from '../../analysis/code-history.js';
import { type BlobHistory, readBlobHistory } from '../../clients/git/blob-history.js';
import type { Git } from '../../clients/git/git.js';
import type { CommitGraph } from '../../domain/history.js';

/** A commit that changed some files, against its first parent. */
export interface Version {
  readonly commit: string;
  /** The blob of each of the paths that it changed, before it; null where the path was not there. */
  readonly changes: ReadonlyMap<string, { readonly before: string | null }>;
}

/** What the commits along a revision’s first parents did to its files, newest first; read once for all who ask. */
export class FirstParents {
  readonly #history: BlobHistory;
  /** Commits from the revision back, as indices into the history’s. */
  readonly #chain: readonly number[];
  /** By the index of a path: its rows, and how far back along the chain the commit of each stands. */
  readonly #rows = new Map<number, { readonly row: number; readonly back: number }[]>();
  readonly #pathIndex: ReadonlyMap<string, number>;
  readonly #deletions = new Deletions();

  private constructor(history: BlobHistory, chain: readonly number[]) {
    this.#history = history;
    this.#chain = chain;
    this.#pathIndex = new Map(history.paths.map((path, i) => [path, i]));
    for (const [back, commit] of chain.entries())
      for (let row = history.starts[commit] as number; row < (history.starts[commit + 1] as number); row += 1)
        this.#take(row, back);
    this.#deletions.sort();
  }

  #take(row: number, back: number): void {
    const { pathOf, before, after, paths } = this.#history;
    const path = pathOf[row] as number;
    const known = this.#rows.get(path);
    if (known) known.push({ row, back });
    else this.#rows.set(path, [{ row, back }]);
    if ((before[row] as number) >= 0 && (after[row] as number) < 0)
      this.#deletions.add(paths[path] as string, back);
  }

  /** Takes the history that was read for something else in this run, or reads what the commits of the chain changed. */
  static async read(git: Git, graph: CommitGraph, revision: string): Promise<FirstParents> {
    const hashes = chainOf(graph, revision);
    const history = (await openedHistory(graph)) ?? (await readBlobHistory(git, hashes));
    const indexOf = new Map(history.commits.map((hash, i) => [hash, i]));
    return new FirstParents(
      history,
      hashes.flatMap((hash) => indexOf.get(hash) ?? []),
    );
  }

  /** The commits that changed one of the paths, newest first. */
  versionsOf(paths: readonly string[], most: number): Version[] {
    const rows = paths.flatMap((path) => this.#rows.get(this.#pathIndex.get(path) ?? -1) ?? []);
    rows.sort((a, b) => a.back - b.back);
    const versions: (Version & { changes: Map<string, { before: string | null }> })[] = [];
    let last = -1;
    for (const { row, back } of rows) {
      if (back !== last) {
        if (versions.length === most) break;
        versions.push({ commit: this.#commitAt(back), changes: new Map() });
        last = back;
      }
      const { paths: names, pathOf, oids, before } = this.#history;
      const path = names[pathOf[row] as number] as string;
      versions.at(-1)?.changes.set(path, { before: oids[before[row] as number] ?? null });
    }
    return versions;
  }

  /** What commits changed, from so many commits back to so many; less than asked for where the history begins. */
  changes(from: number, to: number): Version[] {
    const { paths, pathOf, oids, before, starts } = this.#history;
    return this.#chain.slice(from, to).map((commit, i) => {
      const changes = new Map<string, { before: string | null }>();
      for (let row = starts[commit] as number; row < (starts[commit + 1] as number); row += 1)
        changes.set(paths[pathOf[row] as number] as string, {
          before: oids[before[row] as number] ?? null,
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
