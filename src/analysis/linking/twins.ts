import { createHash } from 'node:crypto';
import { type ChangedLines, MOST_LINES, readChangedLines } from '../../clients/git/changed-lines.js';
import type { LinkIndex, ProductionSignature } from './link-index.js';

/** More commits than this are not compared line by line. */
const MOST_COMPARED = 40;

/**
 * Groups commits that are one change: cherry-picks by footer or by author, date and title; a pull request's merge and the
 * commits it brought in; commits that change the same lines of production code in the same way, whatever their messages say.
 * @param commits accepted candidates
 * @returns for each commit the commits of its group, itself among them; copies that were no candidates are added
 */
export async function groupTwins(
  index: LinkIndex,
  commits: readonly string[],
  options: { thorough: boolean; revision: string },
): Promise<string[][]> {
  const groups = new Groups();
  for (const hash of commits) {
    groups.add(hash);
    for (const copy of [...index.copiesOf(hash), ...sourcesOf(index, hash)]) groups.join(hash, copy);
  }
  joinCopies(index, groups);
  for (const merge of commits.filter((hash) => (index.entry(hash)?.parents.length ?? 0) > 1)) {
    for (const inner of commits)
      if (inner !== merge && index.order.isMergeOf(merge, inner)) groups.join(merge, inner);
  }
  if (options.thorough && commits.length <= MOST_COMPARED) {
    const alike = await alikeInRevision(index, commits, options.revision);
    if (new Set([...commits, ...alike]).size > 1) await joinEqualPatches(index, commits, alike, groups);
  }
  // Two commits of the revision that are alike, and like no candidate, are no matter of this issue.
  const asked = new Set(commits);
  return groups.all().filter((group) => group.some((hash) => asked.has(hash)));
}

/** More commits of the revision than this are not compared with a fix that lies elsewhere. */
const MOST_ALIKE = 100;

/** For fixes that the revision does not contain: its commits to the same production files, any of which may be a copy. */
async function alikeInRevision(
  index: LinkIndex,
  commits: readonly string[],
  revision: string,
): Promise<string[]> {
  const here = index.placeOf(revision);
  const elsewhere = commits
    .filter((commit) => !here.contains(commit))
    .map((commit) => ({ commit, files: productionOf(index, commit).slice(0, MOST_COMPARED) }));
  if (elsewhere.every(({ files }) => files.length === 0)) return [];
  const touched = await index.touched();
  const found = new Set<string>();
  for (const { commit, files } of elsewhere) {
    const before = index.placeOf(commit);
    const near = new Set(files.flatMap((path) => touched.stepsOf(path).map((step) => step.commit)));
    [...near]
      .filter((hash) => here.contains(hash) && !before.contains(hash))
      .sort((a, b) => index.order.position(a) - index.order.position(b))
      .slice(0, MOST_ALIKE)
      .forEach((hash) => {
        found.add(hash);
      });
  }
  return [...found];
}

function productionOf(index: LinkIndex, commit: string): string[] {
  const files = index.changesOf(commit).map((change) => change.path);
  return files.filter((path) => index.classOf(path) === 'production');
}

/** Commits whose cherry-pick footers name one of the group. */
function joinCopies(index: LinkIndex, groups: Groups): void {
  for (const [copy, sources] of index.messages.cherryPicks) {
    for (const source of sources) {
      const full = index.order.resolve(source);
      if (full && groups.has(full)) groups.join(full, copy);
    }
  }
}

function sourcesOf(index: LinkIndex, hash: string): string[] {
  return (index.messages.cherryPicks.get(hash) ?? []).flatMap((source) => index.order.resolve(source) ?? []);
}

/** Joins the candidates, and what is known to be a copy of one, with one another and with what is like one of them. */
async function joinEqualPatches(
  index: LinkIndex,
  commits: readonly string[],
  alike: readonly string[],
  groups: Groups,
): Promise<void> {
  const sought = [...new Set([...commits, ...alike.filter((hash) => groups.has(hash))])];
  await readSignatures(index, sought);
  const bySignature = new Map<string, string>();
  const join = (hash: string) => {
    const digest = index.signatures.get(hash)?.digest ?? '';
    if (digest === '') return;
    const known = bySignature.get(digest);
    // Candidates come first, so what joins is one of them or a copy of one.
    if (known) groups.join(known, hash);
    else bySignature.set(digest, hash);
  };
  sought.forEach(join);
  const others = await thatMayBeLike(
    index,
    sought,
    alike.filter((hash) => !sought.includes(hash)),
  );
  await readSignatures(index, others);
  others.forEach(join);
}

/** Of commits that change more files than this, only those of production are read. */
const MANY_FILES = 100;

async function readSignatures(index: LinkIndex, commits: readonly string[]): Promise<void> {
  const unread = commits.filter((hash) => !index.signatures.has(hash));
  await index.prepare(unread);
  const large = unread.filter(
    (hash) => index.changesOf(hash).length > MANY_FILES && pathsOf(index, hash).length <= MOST_PATHS,
  );
  const small = unread.filter((hash) => !large.includes(hash));
  const lines = await readChangedLines(index.clone.git, small);
  for (const hash of small) index.signatures.set(hash, signatureOf(index, lines.get(hash) ?? new Map()));
  for (const hash of large) {
    const paths = pathsOf(index, hash);
    const own = paths.length === 0 ? null : await readChangedLines(index.clone.git, [hash], paths);
    index.signatures.set(hash, signatureOf(index, own?.get(hash) ?? new Map()));
  }
}

/** Files of production that a commit changed, under their old names, too. */
function pathsOf(index: LinkIndex, commit: string): string[] {
  const paths = index
    .changesOf(commit)
    .flatMap(({ path, oldPath }) => (oldPath === null ? [path] : [path, oldPath]));
  return [...new Set(paths)].filter((path) => index.classOf(path) === 'production');
}

/** With more files than this, git is not told which to read. */
const MOST_PATHS = 500;

/**
 * Without the commits that cannot be like any of some: those that leave out a file that it changed, or change those files in
 * another way. Such commits are often large ones, and most of what they change lies elsewhere; it is not read.
 */
async function thatMayBeLike(
  index: LinkIndex,
  sought: readonly string[],
  others: readonly string[],
): Promise<string[]> {
  const wanted = sought
    .flatMap((hash) => index.signatures.get(hash) ?? [])
    .filter(({ paths }) => paths.length > 0);
  if (others.length === 0 || wanted.length === 0) return [];
  const touched = await index.touched();
  const near = new Set<string>();
  const paths = new Set<string>();
  let isSure = true;
  for (const each of wanted) {
    const touching = each.paths.map((path) => new Set(touched.stepsOf(path).map(({ commit }) => commit)));
    const own = others.filter((hash) => touching.every((commits) => commits.has(hash)));
    for (const hash of own) near.add(hash);
    isSure &&= own.length === 0 || !each.isCut;
    if (own.length > 0) for (const path of each.paths) paths.add(path);
  }
  const kept = others.filter((hash) => near.has(hash));
  const unread = kept.filter((hash) => !index.signatures.has(hash));
  if (unread.length === 0 || paths.size > MOST_PATHS || !isSure) return kept;
  const lines = await readChangedLines(index.clone.git, unread, [...paths]);
  return kept.filter((hash) => {
    const changed = lines.get(hash);
    if (!changed || isCut(changed)) return true;
    return wanted.some((each) => {
      const same = new Map([...changed].filter(([path]) => each.paths.includes(path)));
      return signatureOf(index, same).digest === each.digest;
    });
  });
}

/** What a change did to production files, as `git patch-id` compares it: by all changed lines without their white space. */
function signatureOf(index: LinkIndex, changed: ChangedLines): ProductionSignature {
  const production = [...changed].filter(([path]) => index.classOf(path) === 'production');
  const parts: string[] = [];
  const strip = (line: string) => line.replace(/\s+/g, '');
  for (const [path, file] of production.sort(([a], [b]) => (a < b ? -1 : 1)))
    parts.push(
      path,
      ...file.removed.map((line) => `-${strip(line)}`),
      ...file.added.map((line) => `+${strip(line)}`),
    );
  return {
    digest: parts.length === 0 ? '' : createHash('sha256').update(parts.join('\n')).digest('hex'),
    paths: production.map(([path]) => path),
    isCut: isCut(changed),
  };
}

function isCut(changed: ChangedLines): boolean {
  let lines = 0;
  for (const { added, removed } of changed.values()) lines += added.length + removed.length;
  return lines >= MOST_LINES;
}

/** Sets that are joined when two of their members turn out to be the same. */
class Groups {
  readonly #groupOf = new Map<string, Set<string>>();

  has(hash: string): boolean {
    return this.#groupOf.has(hash);
  }

  add(hash: string): Set<string> {
    const known = this.#groupOf.get(hash);
    if (known) return known;
    const made = new Set([hash]);
    this.#groupOf.set(hash, made);
    return made;
  }

  join(a: string, b: string): void {
    const [left, right] = [this.add(a), this.add(b)];
    if (left === right) return;
    for (const hash of right) {
      left.add(hash);
      this.#groupOf.set(hash, left);
    }
  }

  all(): string[][] {
    return [...new Set(this.#groupOf.values())].map((group) => [...group]);
  }
}
