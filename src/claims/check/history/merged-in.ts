import { readBlobHistory } from '../../../clients/git/blob-history.js';
import type { Git } from '../../../clients/git/git.js';
import type { CommitGraph } from '../../../domain/history.js';
import { ChangeIndex } from './change-index.js';
import type { Version } from './first-parents.js';

/** Of commits that changed some paths: what each did to them. */
type Changes = ReadonlyMap<string, ReadonlyMap<string, { before: string | null; after: string | null }>>;

interface Asked {
  readonly merge: string;
  readonly paths: readonly string[];
  readonly changes: Changes;
}

/** The blob of a path at a commit: its id, null for none, or that of a commit that no merge here brought in. */
type State = string | null | { readonly asIn: string };

/**
 * What the merges along a revision’s first parents brought in. git tells it with `git log merge^1..merge -- path`; that is a
 * process for each question, and a document asks hundreds.
 */
export class MergedIn {
  readonly #git: Git;
  readonly #graph: CommitGraph;
  readonly #known: ChangeIndex;
  readonly #contentOf: (object: string) => Promise<string | null>;
  /** The merge that brought in each commit; commits along first parents brought in themselves. */
  readonly #broughtBy = new Map<string, string>();
  readonly #sides = new Map<string, string[]>();

  /**
   * @param parts.chain hashes along first parents, newest first
   * @param parts.known what at least the commits of the chain changed
   * @param parts.contentOf what an object holds, by `commit:path` or id
   */
  constructor(parts: {
    git: Git;
    graph: CommitGraph;
    chain: readonly string[];
    known: ChangeIndex;
    contentOf: (object: string) => Promise<string | null>;
  }) {
    this.#git = parts.git;
    this.#graph = parts.graph;
    this.#known = parts.known;
    this.#contentOf = parts.contentOf;
    // Whatever an older commit of the chain builds on, a newer one does not bring in.
    for (const commit of [...parts.chain].reverse()) this.#sides.set(commit, this.#takeSide(commit));
  }

  #takeSide(merge: string): string[] {
    const side: string[] = [];
    const todo = [merge];
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
      const entry = this.#broughtBy.has(next) ? undefined : this.#graph.get(next);
      if (!entry) continue;
      this.#broughtBy.set(next, merge);
      side.push(next);
      todo.push(...entry.parents);
    }
    return side;
  }

  /**
   * The commits that a merge brought in and that changed the paths, newest first, as git simplifies such a history: where a
   * merge has the paths as one of its parents has them, only that parent is followed.
   * @param merge one of the chain
   */
  async versionsOf(merge: string, paths: readonly string[]): Promise<Version[]> {
    const side = this.#sides.get(merge) ?? [];
    const changes = await this.#changesOf(merge, side, paths);
    const parents = await this.#simplified({ merge, paths, changes });
    return inOrder(merge, parents).flatMap((commit) => {
      const own = changes.get(commit);
      const isMerge = (this.#graph.get(commit)?.parents.length ?? 0) > 1;
      return own && !isMerge ? [{ commit, changes: own }] : [];
    });
  }

  async #changesOf(merge: string, side: readonly string[], paths: readonly string[]): Promise<Changes> {
    const indices = [this.#known];
    const rest = side.filter((commit) => this.#known.indexOf(commit) === undefined);
    if (rest.length > 0) indices.push(new ChangeIndex(await readBlobHistory(this.#git, rest, paths)));
    const changes = new Map<string, Map<string, { before: string | null; after: string | null }>>();
    for (const index of indices)
      for (const path of paths)
        for (const { commit, before, after } of index.changesOf(path)) {
          const hash = index.hashOf(commit);
          if (this.#broughtBy.get(hash) !== merge) continue;
          const own = changes.get(hash) ?? new Map();
          changes.set(hash, own.set(path, { before, after }));
        }
    return changes;
  }

  /** The parents that are followed, of each commit that is reached; none of those is reached from the merge’s first parent. */
  async #simplified(asked: Asked): Promise<Map<string, readonly string[]>> {
    const found = new Map<string, readonly string[]>();
    const todo = [asked.merge];
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
      if (found.has(next)) continue;
      const parents = this.#graph.get(next)?.parents ?? [];
      const same = parents.length > 1 ? await this.#parentWithTheSame(next, parents, asked) : null;
      const followed = (same === null ? parents : [same]).filter((parent) => this.#isWithin(parent, asked));
      found.set(next, followed);
      todo.push(...followed);
    }
    return found;
  }

  /** The first parent of a merge that has the paths as it has them; one that was there before it is not asked. */
  async #parentWithTheSame(commit: string, parents: readonly string[], asked: Asked): Promise<string | null> {
    const base = this.#graph.get(asked.merge)?.parents[0];
    for (const [i, parent] of parents.entries()) {
      if (!this.#isWithin(parent, asked) && parent !== base) continue;
      const isSame = i === 0 ? !asked.changes.has(commit) : await this.#isSame(commit, parent, asked);
      if (isSame) return parent;
    }
    return null;
  }

  #isWithin(commit: string, { merge }: Asked): boolean {
    return this.#broughtBy.get(commit) === merge;
  }

  /** Whether two commits have the same in all paths. */
  async #isSame(one: string, other: string, asked: Asked): Promise<boolean> {
    for (const path of asked.paths) {
      const a = this.#stateOf(one, path, asked);
      const b = this.#stateOf(other, path, asked);
      if (keyOf(a) === keyOf(b)) continue;
      if (!isElsewhere(a) && !isElsewhere(b)) return false;
      const [was, is] = [await this.#textOf(a, path), await this.#textOf(b, path)];
      if (was !== is) return false;
    }
    return true;
  }

  /** As the last commit that changed the path left it, along first parents. */
  #stateOf(commit: string, path: string, asked: Asked): State {
    for (let at: string | undefined = commit; at !== undefined; at = this.#graph.get(at)?.parents[0]) {
      if (!this.#isWithin(at, asked)) return { asIn: at };
      const change = asked.changes.get(at)?.get(path);
      if (change) return change.after;
    }
    return null;
  }

  #textOf(state: State, path: string): Promise<string | null> | null {
    if (state === null) return null;
    return this.#contentOf(typeof state === 'string' ? state : `${state.asIn}:${path}`);
  }
}

function isElsewhere(state: State): state is { readonly asIn: string } {
  return state !== null && typeof state === 'object';
}

function keyOf(state: State): string {
  return state !== null && typeof state === 'object' ? `as in ${state.asIn}` : `${state}`;
}

/** Children before parents; what a later parent brought in before what an earlier one did, as git orders them. */
function inOrder(tip: string, parents: ReadonlyMap<string, readonly string[]>): string[] {
  const children = new Map<string, number>();
  for (const own of parents.values())
    for (const parent of own) children.set(parent, (children.get(parent) ?? 0) + 1);
  const order: string[] = [];
  const todo = [tip];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    order.push(next);
    for (const parent of parents.get(next) ?? []) {
      const left = (children.get(parent) ?? 0) - 1;
      children.set(parent, left);
      if (left === 0) todo.push(parent);
    }
  }
  return order;
}
