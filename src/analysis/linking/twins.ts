import { createHash } from 'node:crypto';
import { type ChangedLines, readChangedLines } from '../../clients/git/changed-lines.js';
import type { LinkIndex } from './link-index.js';

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
    const compared = [...new Set([...commits, ...alike])];
    if (compared.length > 1) await joinEqualPatches(index, compared, groups);
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

async function joinEqualPatches(index: LinkIndex, commits: readonly string[], groups: Groups): Promise<void> {
  const unread = commits.filter((hash) => !index.signatures.has(hash));
  const lines = await readChangedLines(index.clone.git, unread);
  for (const hash of unread) {
    const changed = lines.get(hash);
    index.signatures.set(hash, changed ? productionSignature(index, changed) : '');
  }
  const bySignature = new Map<string, string>();
  for (const hash of commits) {
    const signature = index.signatures.get(hash) ?? '';
    if (signature === '') continue;
    const known = bySignature.get(signature);
    // Candidates come first, so what joins is one of them or a copy of one.
    if (known) groups.join(known, hash);
    else bySignature.set(signature, hash);
  }
}

/** A digest of all changed lines of production files without their white space, as `git patch-id` compares them. */
function productionSignature(index: LinkIndex, changed: ChangedLines): string {
  const parts: string[] = [];
  for (const [path, file] of [...changed].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (index.classOf(path) !== 'production') continue;
    const strip = (line: string) => line.replace(/\s+/g, '');
    parts.push(
      path,
      ...file.removed.map((line) => `-${strip(line)}`),
      ...file.added.map((line) => `+${strip(line)}`),
    );
  }
  return parts.length === 0 ? '' : createHash('sha256').update(parts.join('\n')).digest('hex');
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
