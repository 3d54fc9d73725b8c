import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type ScriptedCommit, type Signature, signatureText } from './commit-object.js';
import { pathBytes } from './object-hash.js';
import { runGit } from './run-git.js';
import type { Leaf } from './snapshot.js';

/** A tag of the story; a message makes it an annotated one. */
export interface ScriptedTag {
  readonly name: string;
  readonly target: ScriptedCommit;
  readonly message: string | null;
  readonly tagger: Signature;
}

/**
 * Writes commits (parents first), branches and tags into an empty repository with one `git fast-import`.
 * @param gitDir the repository's git directory
 * @throws Error when git comes to another hash than the story did
 */
export async function importStory(
  gitDir: string,
  commits: readonly ScriptedCommit[],
  branches: ReadonlyMap<string, ScriptedCommit>,
  tags: readonly ScriptedTag[],
): Promise<void> {
  const marks = join(gitDir, 'scripted-marks');
  const stream = new ImportStream();
  for (const commit of commits) stream.commit(commit);
  stream.refs(commits, branches);
  for (const tag of tags) stream.tag(tag);
  const input = Buffer.concat([...stream.parts, Buffer.from('done\n')]);
  await runGit(gitDir, ['fast-import', '--quiet', '--done', `--export-marks=${marks}`], input);
  const written = new Set((await readFile(marks, 'utf8')).split(/[ \n]/));
  await rm(marks);
  for (const commit of commits) {
    if (!written.has(commit.hash)) throw new Error(`git wrote another commit than ${commit.hash}`);
  }
}

class ImportStream {
  readonly parts: Buffer[] = [];
  readonly #marks = new Map<string, number>();

  commit(commit: ScriptedCommit): void {
    const [first, ...others] = commit.parents;
    const changes = first ? first.snapshot.changesTo(commit.snapshot) : new Map(commit.snapshot.files());
    for (const leaf of changes.values()) if (leaf) this.#blob(leaf);
    const ref = `refs/heads/${commit.branch}`;
    // Without this a root commit on a known branch would get that branch's tip as its parent.
    if (!first) this.#line(`reset ${ref}\n`);
    this.#line(`commit ${ref}`);
    this.#line(`mark :${this.#mark(commit.hash)}`);
    this.#line(`author ${signatureText(commit.author)}`);
    this.#line(`committer ${signatureText(commit.committer)}`);
    if (commit.encoding) this.#line(`encoding ${commit.encoding}`);
    this.#data(commit.message);
    if (first) this.#line(`from :${this.#mark(first.hash)}`);
    for (const parent of others) this.#line(`merge :${this.#mark(parent.hash)}`);
    // Deletions first: a file may give way to a folder of its name.
    for (const [path, leaf] of changes) if (!leaf) this.#line(`D ${quotePath(path)}`);
    for (const [path, leaf] of changes) {
      if (leaf) this.#line(`M ${leaf.mode} ${this.#reference(leaf)} ${quotePath(path)}`);
    }
    this.#line('');
  }

  /** Points every branch at its tip, and removes those that no longer exist. */
  refs(commits: readonly ScriptedCommit[], branches: ReadonlyMap<string, ScriptedCommit>): void {
    const used = new Set(commits.map((commit) => commit.branch));
    for (const [name, tip] of branches)
      this.#line(`reset refs/heads/${name}\nfrom :${this.#mark(tip.hash)}\n`);
    const zeros = '0'.repeat(commits[0]?.hash.length ?? 40);
    for (const name of used) if (!branches.has(name)) this.#line(`reset refs/heads/${name}\nfrom ${zeros}\n`);
  }

  tag(tag: ScriptedTag): void {
    const mark = this.#mark(tag.target.hash);
    if (tag.message === null) {
      this.#line(`reset refs/tags/${tag.name}\nfrom :${mark}\n`);
      return;
    }
    this.#line(`tag ${tag.name}\nfrom :${mark}\ntagger ${signatureText(tag.tagger)}`);
    this.#data(Buffer.from(`${tag.message}\n`));
  }

  #blob(leaf: Leaf): void {
    if (leaf.content === null || this.#marks.has(leaf.oid)) return;
    this.#line(`blob\nmark :${this.#mark(leaf.oid)}`);
    this.#data(leaf.content);
  }

  #reference(leaf: Leaf): string {
    return leaf.content === null ? leaf.oid : `:${this.#mark(leaf.oid)}`;
  }

  #mark(oid: string): number {
    const known = this.#marks.get(oid);
    if (known !== undefined) return known;
    this.#marks.set(oid, this.#marks.size + 1);
    return this.#marks.size;
  }

  #data(content: Buffer): void {
    this.parts.push(Buffer.from(`data ${content.length}\n`), content, Buffer.from('\n'));
  }

  #line(text: string): void {
    this.parts.push(Buffer.from(`${text}\n`));
  }
}

/** A path in fast-import's C style, whatever bytes it holds. */
function quotePath(path: string): string {
  const escaped = [...pathBytes(path)].map((byte) => {
    const plain = byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c;
    return plain ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`;
  });
  return `"${escaped.join('')}"`;
}
