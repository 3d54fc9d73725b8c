import { openWholeHistory } from '../../../analysis/code-history.js';
import type { DiskCache } from '../../../clients/cache/disk-cache.js';
import type { Git } from '../../../clients/git/git.js';
import type { Clone } from '../../../clients/git/repository.js';
import type { TrueUntil } from '../../../domain/claim.js';
import type { CommitGraph } from '../../../domain/history.js';
import { day } from '../../../domain/wording.js';
import type { TextStore } from '../look/text-store.js';
import { type Deed, deedOf } from './deed.js';
import { FirstParents, type Version } from './first-parents.js';
import { MergedIn } from './merged-in.js';

/** What a statement is about, at any commit: the text of each of its files; null for one that is not there. */
export type TextsOf = ReadonlyMap<string, string | null>;

/** A statement that can be asked of earlier versions of some files. */
export interface PastQuestion {
  readonly paths: readonly string[];
  isTrue(texts: TextsOf): boolean;
}

/** Versions that are looked at, newest first. */
const MOST_VERSIONS = 400;
/** Commits that are asked which files they deleted. */
const MOST_DELETIONS = 5;
/** Merges that are asked which of the commits that came with them did something to a file. */
const MOST_MERGES = 5;
/** Questions about merges for which git is asked; for more, what all commits changed is read at once. */
const MOST_ASKED = 30;

/** Earlier versions of the files of a revision; what is read is read once for all questions. */
export class PathHistory {
  readonly #clone: Clone;
  readonly #git: Git;
  readonly #graph: CommitGraph;
  readonly #cache: DiskCache | undefined;
  readonly #revision: string;
  readonly #texts: TextStore;
  readonly #oidOf: (path: string) => string | null;
  #firstParents: Promise<FirstParents> | undefined;
  #merged: MergedIn | undefined;
  #asked = 0;

  /** @param parts.oidOf the blob of a path of the revision; null for none */
  constructor(parts: {
    clone: Clone;
    graph: CommitGraph;
    /** Where what commits changed may be kept from another run. */
    cache?: DiskCache | undefined;
    revision: string;
    texts: TextStore;
    oidOf: (path: string) => string | null;
  }) {
    this.#clone = parts.clone;
    this.#git = parts.clone.git;
    this.#graph = parts.graph;
    this.#cache = parts.cache;
    this.#revision = parts.revision;
    this.#texts = parts.texts;
    this.#oidOf = parts.oidOf;
  }

  #open(): Promise<FirstParents> {
    this.#firstParents ??= FirstParents.read(this.#clone, {
      graph: this.#graph,
      cache: this.#cache,
      revision: this.#revision,
    });
    return this.#firstParents;
  }

  /** What commits changed, from so many commits back to so many; less than asked for where the history begins. */
  async changes(from: number, to: number): Promise<Version[]> {
    return (await this.#open()).changes(from, to);
  }

  /**
   * Paths of deleted files that a text may stand for, sorted.
   * @param path from the root, or the end of a path
   */
  async deleted(path: string): Promise<string[]> {
    return (await this.#open()).deleted(path, MOST_DELETIONS);
  }

  /**
   * The commits that added, changed or deleted a file, newest first: those along first parents, and for merges those that came
   * with them.
   * @returns full hashes
   */
  async commitsThat(deed: Deed | 'touched', path: string): Promise<string[]> {
    const versions = (await this.#open()).versionsOf([path], MOST_VERSIONS);
    const isDone = (changes: Version['changes']) => {
      const done = deedOf(changes.get(path));
      return done !== null && (deed === 'touched' || done === deed);
    };
    const found: string[] = [];
    let merges = 0;
    for (const { commit, changes } of versions) {
      if (!isDone(changes)) continue;
      const isMerge = (this.#graph.get(commit)?.parents.length ?? 0) > 1;
      merges += Number(isMerge);
      const inside = isMerge && merges <= MOST_MERGES ? await this.#broughtBy(commit, [path]) : [];
      const own = inside.filter((each) => isDone(each.changes));
      found.push(...(own.length > 0 ? own.map((each) => each.commit) : [commit]));
    }
    return found;
  }

  /**
   * Looks back through the versions of a statement’s files for the last one in which it was true. Only commits that changed
   * those files are looked at, one after the other along first parents: nothing says that a statement is true only once.
   * Where a merge made it false, the commit that came with it is looked for.
   * @returns the commit that made it false; null when it was never true in the versions that could be read
   */
  async trueUntil(question: PastQuestion): Promise<TrueUntil | null> {
    if (question.paths.length === 0) return null;
    const versions = (await this.#open()).versionsOf(question.paths, MOST_VERSIONS);
    const found = await this.#lastTrue(this.#revision, versions, question);
    if (found === null) return null;
    const isMerge = (this.#graph.get(found)?.parents.length ?? 0) > 1;
    // What the merge brought in; its own commits are looked at one by one.
    const inside = isMerge
      ? await this.#lastTrue(found, await this.#broughtBy(found, question.paths), question)
      : null;
    return this.endedBy(inside ?? found);
  }

  /** A commit as the one that ended a time in which something was true. */
  async endedBy(commit: string): Promise<TrueUntil> {
    const date = day(this.#graph.get(commit)?.committedAt ?? '');
    return { commit, date, subject: await this.#subjectOf(commit) };
  }

  /** As git tells it: the first paragraph in one line. */
  async #subjectOf(commit: string): Promise<string> {
    const object = (await this.#texts.content(commit)) ?? '';
    const end = object.indexOf('\n\n');
    if (end >= 0 && !/^encoding /m.test(object.slice(0, end))) return subjectIn(object.slice(end + 2));
    const told = await this.#git.tryRaw('log', '-1', '--no-walk', '--format=%s', commit);
    return (told ?? '').replace(/\n$/, '');
  }

  /** The newest version before which a statement was true; null for none. */
  async #lastTrue(
    start: string,
    versions: readonly Version[],
    question: PastQuestion,
  ): Promise<string | null> {
    if (versions.length === 0) return null;
    const state = new Map<string, string | null>();
    for (const path of question.paths) state.set(path, await this.#contentAt(start, path));
    for (const { commit, changes } of versions) {
      for (const [path, { before }] of changes) {
        const text = before === null ? null : await this.#texts.content(before);
        // A version that this clone does not hold: what was before it cannot be told.
        if (before !== null && text === null) return null;
        state.set(path, text);
      }
      if (question.isTrue(state)) return commit;
    }
    return null;
  }

  async #contentAt(commit: string, path: string): Promise<string | null> {
    if (commit !== this.#revision) return this.#texts.content(`${commit}:${path}`);
    const oid = this.#oidOf(path);
    return oid === null ? null : this.#texts.content(oid);
  }

  async #broughtBy(merge: string, paths: readonly string[]): Promise<Version[]> {
    this.#asked += 1;
    if (this.#asked === MOST_ASKED) {
      await openWholeHistory(this.#clone, { graph: this.#graph, cache: this.#cache });
      this.#firstParents = undefined;
      this.#merged = undefined;
    }
    const { chain, index } = await this.#open();
    this.#merged ??= new MergedIn({
      git: this.#git,
      graph: this.#graph,
      chain,
      known: index,
      contentOf: (object) => this.#texts.content(object),
    });
    return this.#merged.versionsOf(merge, paths);
  }
}

function subjectIn(message: string): string {
  const lines = message.replace(/^(?:[ \t\r]*\n)+/, '').split('\n');
  const end = lines.findIndex((line) => /^[ \t\r]*$/.test(line));
  return lines
    .slice(0, end < 0 ? undefined : end)
    .map((line) => line.replace(/[ \t\r]+$/, ''))
    .join(' ');
}
