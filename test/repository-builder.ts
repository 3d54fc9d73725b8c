/**
 * Scripted git repositories for tests: the same script gives the same hashes on every run and machine.
 *
 *     const repo = new RepositoryBuilder();
 *     const bug = repo.commit({ message: 'Add the login', files: { 'src/login.py': 'await login()\n' } });
 *     const fix = repo.commit({ message: 'Fix #7', files: { 'src/login.py': 'login()\n' } });
 *     repo.revert(fix);
 *     const built = await repo.build();          // in a temporary folder; built.folder is a clone to audit
 *
 * `bug.hash` is known at once, so messages can quote it. Commits go to the current branch (`main` at first) one hour
 * after the one before, unless they say otherwise.
 */
import { type BuildOptions, BuiltRepository, buildInto } from './repository-builder/built-repository.js';
import {
  completeCommit,
  parseDate,
  parsePerson,
  type ScriptedCommit,
  type Signature,
} from './repository-builder/commit-object.js';
import type { ScriptedTag } from './repository-builder/fast-import.js';
import { type Files, toLeaf } from './repository-builder/files.js';
import { mergedSnapshot } from './repository-builder/merge.js';
import type { ObjectFormat } from './repository-builder/object-hash.js';
import { Snapshot, sameLeaf } from './repository-builder/snapshot.js';

export { runGit } from './repository-builder/run-git.js';
export { temporaryFolder } from './repository-builder/temporary-folder.js';
export { BuiltRepository, type ScriptedCommit };

/** What a commit says and changes. Everything but the message may be left out. */
export interface CommitSpec {
  /** A final newline is added to text that lacks one; bytes are taken as they are. */
  readonly message: string | Buffer;
  /** Name of the message's encoding, for the commit's `encoding` header. */
  readonly encoding?: string;
  /** Path → content; null deletes. */
  readonly files?: Files;
  /** Old path → new path; content stays, unless `files` gives the new path another. */
  readonly rename?: Readonly<Record<string, string>>;
  /** `Ada Example <ada@example.com>`, or a name alone. */
  readonly author?: string;
  /** ISO 8601 with offset. */
  readonly date?: string;
  readonly committer?: string;
  readonly committerDate?: string;
  /** The branch it goes to; a new name starts at the first parent, or at the current branch's tip. */
  readonly branch?: string;
  /** Instead of the branch's tip; none makes a root commit. */
  readonly parents?: readonly ScriptedCommit[];
}

export class RepositoryBuilder {
  readonly #format: ObjectFormat;
  readonly #author: string;
  readonly #commits: ScriptedCommit[] = [];
  readonly #branches = new Map<string, ScriptedCommit>();
  readonly #tags: ScriptedTag[] = [];
  #branch: string;
  #clock: string;

  constructor(
    options: { objectFormat?: ObjectFormat; branch?: string; author?: string; start?: string } = {},
  ) {
    this.#format = options.objectFormat ?? 'sha1';
    this.#author = options.author ?? 'Ada Example';
    this.#branch = options.branch ?? 'main';
    this.#clock = parseDate(options.start ?? '2025-01-06T08:00:00Z');
  }

  /** The tip of a branch (the current one, if none is named). */
  tip(branch: string = this.#branch): ScriptedCommit {
    const tip = this.#branches.get(branch);
    if (!tip) throw new Error(`there is no branch ${branch} yet`);
    return tip;
  }

  /** Makes `branch` the current one; a new one starts at `from`, or at the current branch's tip. */
  switchTo(branch: string, from?: ScriptedCommit): this {
    if (from || !this.#branches.has(branch)) this.#branches.set(branch, from ?? this.tip());
    this.#branch = branch;
    return this;
  }

  /** Points a branch at a commit, as `git branch --force` does. */
  setBranch(branch: string, commit: ScriptedCommit): this {
    this.#branches.set(branch, commit);
    return this;
  }

  /** Removes a branch; its commits stay in the repository where something else holds them. */
  deleteBranch(branch: string): this {
    this.#branches.delete(branch);
    return this;
  }

  commit(spec: CommitSpec): ScriptedCommit {
    const branch = spec.branch ?? this.#branch;
    const tip = this.#branches.get(branch) ?? this.#branches.get(this.#branch);
    const parents = spec.parents ?? (tip ? [tip] : []);
    return this.#add(spec, branch, parents, parents[0]?.snapshot ?? new Snapshot(this.#format));
  }

  /**
   * Merges a branch or commit into the current branch, never fast-forward. Files that only one side changed are taken from
   * it; a file that both changed must be given in `files`.
   */
  merge(other: string | ScriptedCommit, spec: Partial<CommitSpec> = {}): ScriptedCommit {
    const theirs = typeof other === 'string' ? this.tip(other) : other;
    const branch = spec.branch ?? this.#branch;
    const ours = this.tip(branch);
    const message = spec.message ?? `Merge ${typeof other === 'string' ? `branch '${other}'` : other.short}`;
    const snapshot = mergedSnapshot(ours, theirs, new Set(Object.keys(spec.files ?? {})));
    return this.#add({ ...spec, message }, branch, [ours, theirs], snapshot);
  }

  /** Takes back what a commit changed against its first parent, with git's own message. */
  revert(commit: ScriptedCommit, spec: Partial<CommitSpec> = {}): ScriptedCommit {
    const subject = subjectOf(commit);
    const message = spec.message ?? `Revert "${subject}"\n\nThis reverts commit ${commit.hash}.`;
    const before = commit.parents[0]?.snapshot ?? new Snapshot(this.#format);
    return this.#apply(commit.snapshot, before, { ...spec, message });
  }

  /** Applies a commit's changes on the current branch, with its author, date and message, and `-x`'s footer. */
  cherryPick(commit: ScriptedCommit, spec: Partial<CommitSpec> & { footer?: boolean } = {}): ScriptedCommit {
    const footer = spec.footer === false ? '' : `\n\n(cherry picked from commit ${commit.hash})`;
    const message = spec.message ?? commit.message.toString().trimEnd() + footer;
    const before = commit.parents[0]?.snapshot ?? new Snapshot(this.#format);
    const author = spec.author ?? `${commit.author.name} <${commit.author.email}>`;
    return this.#apply(before, commit.snapshot, { ...spec, message, author });
  }

  /** A light tag, or an annotated one when it has a message. */
  tag(name: string, target: ScriptedCommit = this.tip(), options: { message?: string } = {}): this {
    const tagger = { ...target.committer };
    this.#tags.push({ name, target, message: options.message ?? null, tagger });
    return this;
  }

  /** Writes everything into a new repository and checks the current branch out there. */
  build(options: BuildOptions = {}): Promise<BuiltRepository> {
    return buildInto(
      { format: this.#format, commits: this.#commits, branches: this.#branches, tags: this.#tags },
      { head: this.#branch, ...options },
    );
  }

  /** The changes between two snapshots, made once more on top of a branch. */
  #apply(from: Snapshot, to: Snapshot, spec: CommitSpec): ScriptedCommit {
    const branch = spec.branch ?? this.#branch;
    const parent = this.tip(branch);
    let snapshot = parent.snapshot;
    for (const [path, leaf] of from.changesTo(to)) {
      if (spec.files && path in spec.files) continue;
      if (!sameLeaf(snapshot.get(path), from.get(path))) {
        throw new Error(`${path} has changed since; say in "files" what it becomes`);
      }
      snapshot = snapshot.with(path, leaf);
    }
    return this.#add(spec, branch, [parent], snapshot);
  }

  #add(spec: CommitSpec, branch: string, parents: readonly ScriptedCommit[], base: Snapshot): ScriptedCommit {
    const author = this.#signature(spec.author ?? this.#author, spec.date);
    const committer = spec.committer ?? `${author.name} <${author.email}>`;
    const commit = completeCommit(this.#format, {
      parents,
      snapshot: this.#changed(base, spec),
      author,
      committer: {
        ...parsePerson(committer),
        when: spec.committerDate ? parseDate(spec.committerDate) : author.when,
      },
      message: messageBytes(spec.message),
      encoding: spec.encoding ?? null,
      branch,
    });
    this.#commits.push(commit);
    this.#branches.set(branch, commit);
    return commit;
  }

  #changed(base: Snapshot, spec: CommitSpec): Snapshot {
    let snapshot = base;
    for (const [from, to] of Object.entries(spec.rename ?? {})) {
      const leaf = snapshot.get(from);
      if (!leaf) throw new Error(`there is no file ${from} to rename`);
      snapshot = snapshot.with(from, null).with(to, leaf);
    }
    for (const [path, content] of Object.entries(spec.files ?? {})) {
      snapshot = snapshot.with(path, content === null ? null : toLeaf(this.#format, content));
    }
    return snapshot;
  }

  #signature(person: string, date: string | undefined): Signature {
    const [seconds = '0', offset = '+0000'] = this.#clock.split(' ');
    const when = date ? parseDate(date) : `${Number(seconds) + 3600} ${offset}`;
    this.#clock = when;
    return { ...parsePerson(person), when };
  }
}

function messageBytes(message: string | Buffer): Buffer {
  if (typeof message !== 'string') return message;
  return Buffer.from(message === '' || message.endsWith('\n') ? message : `${message}\n`);
}

function subjectOf(commit: ScriptedCommit): string {
  return commit.message.toString().split('\n')[0] ?? '';
}
