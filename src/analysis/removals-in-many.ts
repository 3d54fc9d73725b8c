import type { DiskCache } from '../clients/cache/disk-cache.js';
import type { Matcher } from '../clients/code/matcher.js';
import { selectCommits } from '../clients/git/blob-history-parts.js';
import type { Clone } from '../clients/git/repository.js';
import { type ClassGlobs, totalOf } from '../domain/code-class.js';
import type { CommitGraph } from '../domain/history.js';
import { type CodeHistory, openCodeHistory } from './code-history.js';
import { commitDeltas } from './ledger/commit-deltas.js';
import { findRenames } from './ledger/renamed-files.js';
import { tallyOf } from './ledger/tally.js';
import { rememberedClass } from './remembered-class.js';
import { scanVersions } from './scan-versions.js';
import { patternFinder } from './version-finder.js';

/** What a commit took away of a pattern. */
export interface Removal {
  /** Full hash. */
  readonly commit: string;
  readonly subject: string;
  readonly removed: number;
  readonly files: number;
}

/**
 * Commits that removed a pattern from at least so many files, as its ledger tells them, oldest first. Of the history only
 * what commits of about that size changed is read, where a ledger needs every version of every file: not all that there are
 * are found. Merges, which bring no change of their own to files, are left out.
 * @throws TooManyVersions where more than `mostVersions` of the files may hold it
 */
export async function removalsInMany(
  clone: Clone,
  input: {
    readonly revision: string;
    readonly graph: CommitGraph;
    readonly matcher: Matcher;
    readonly classes?: ClassGlobs | undefined;
    readonly cache?: DiskCache | undefined;
    readonly leastFiles: number;
    readonly mostVersions?: number | undefined;
  },
): Promise<Removal[]> {
  const { matcher, leastFiles, graph } = input;
  const whole = await openCodeHistory(clone, input);
  const history = largeCommits(whole, matcher, leastFiles);
  const finder = patternFinder(matcher);
  const reading = { finders: [finder], cache: input.cache, isInScope: () => true, most: input.mostVersions };
  const [table] = await scanVersions(clone, history, reading);
  if (!table) return [];
  const removals: Removal[] = [];
  for (const { commit, files } of commitDeltas(table, rememberedClass(history.paths, input.classes))) {
    const renames = findRenames(files, (path) => history.paths[path] ?? '');
    const { removed, filesRemoved } = tallyOf(files, renames, new Map());
    const about = graph.get(history.commits[commit] ?? '');
    if (!about || filesRemoved < leastFiles) continue;
    removals.push({
      commit: about.hash,
      subject: about.subject,
      removed: totalOf(removed),
      files: filesRemoved,
    });
  }
  return removals;
}

/** Files of commits that are looked at; a commit that changed more of them moved or formatted all there is. */
const MOST_FILES = 8000;

/**
 * The commits without a second parent that changed or deleted so many files in which the pattern may be; as many of the
 * smaller ones as can be read soon.
 */
function largeCommits(history: CodeHistory, matcher: Matcher, least: number): CodeHistory {
  const { commits, paths, pathOf, starts, before, parents } = history;
  const isCandidate = Uint8Array.from(paths, (path) => (matcher.isCandidatePath(path) ? 1 : 0));
  const sizes = commits.map((_, commit) => {
    if ((parents[commit]?.length ?? 0) > 1) return 0;
    let files = 0;
    for (let row = starts[commit] ?? 0; row < (starts[commit + 1] ?? 0); row += 1)
      if ((before[row] ?? -1) >= 0) files += isCandidate[pathOf[row] ?? 0] ?? 0;
    return files;
  });
  const smallestFirst = [...sizes.entries()]
    .filter(([, size]) => size >= least)
    .sort(([a, one], [b, other]) => one - other || a - b);
  let files = 0;
  const taken = new Set<number>();
  for (const [commit, size] of smallestFirst) {
    files += size;
    if (files > MOST_FILES) break;
    taken.add(commit);
  }
  const large = commits.filter((_, commit) => taken.has(commit));
  return { ...selectCommits(history, large), revision: history.revision, parents: large.map(() => []) };
}
