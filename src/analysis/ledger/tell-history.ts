import type { Clone } from '../../clients/git/repository.js';
import { type ClassCounts, type ClassGlobs, totalOf, zeroCounts } from '../../domain/code-class.js';
import type { CommitGraph, LogEntry } from '../../domain/history.js';
import type { Ledger, LedgerEntry } from '../../domain/ledger.js';
import { countVersions, VersionsAt } from '../occurrences-at.js';
import { rememberedClass } from '../remembered-class.js';
import type { VersionTable } from '../version-table.js';
import { commitDeltas, type FileDelta } from './commit-deltas.js';
import { findCopies } from './copied-files.js';
import { balanceMerges, type Vector } from './merge-balance.js';
import { rankRemovals, reintroductionsOf } from './ranking.js';
import { findRenames } from './renamed-files.js';
import { countReplaced } from './replaced-places.js';
import { CLASSES, differenceOf, tallyOf, tallyOfBalance, WIDTH } from './tally.js';

interface TellOptions {
  readonly revision: string;
  readonly graph: CommitGraph;
  readonly classes?: ClassGlobs | undefined;
  readonly since?: string | null | undefined;
  readonly path?: string | null | undefined;
}

/** Turns what was found in each version of each file into the story of a pattern: who added, who removed, what is left. */
export async function tellHistory(
  clone: Clone,
  table: VersionTable,
  patternId: string,
  options: TellOptions,
): Promise<Ledger> {
  const { history } = table;
  const changes = new Map<number, FileDelta[]>();
  const classOf = rememberedClass(history.paths, options.classes);
  for (const { commit, files } of commitDeltas(table, classOf)) changes.set(commit, files);
  const all = await tellEntries(clone, table, changes, options.graph);
  const pathName = (path: number) => history.paths[path] ?? '';
  const index = new Map(history.commits.map((hash, i) => [hash, i]));
  const ranking = await rankRemovals(all, async (entry) => {
    const commit = index.get(entry.commit) ?? -1;
    const parent = history.parents[commit]?.[0];
    if (parent === undefined) return 0;
    const files = changes.get(commit) ?? [];
    return countReplaced(clone, history.commits[parent] ?? '', entry.commit, files, pathName);
  });
  const entries = all.map((entry) => ({ ...entry, replaced: ranking.replaced.get(entry.commit) ?? null }));
  const shown = splitAt(entries, options);
  const isAfterFix = descendantsOf(history.parents, index.get(ranking.commits[0] ?? '') ?? -1);
  const skipped = skippedIn(table);
  const remaining = countVersions(table, new VersionsAt(table).at(history.commits.length - 1), classOf);
  return {
    patternId,
    revision: options.revision,
    scope: { since: options.since ?? null, path: options.path ?? null },
    opening: shown.opening,
    entries: shown.entries,
    first: entries.find((entry) => totalOf(entry.added) > 0)?.commit ?? null,
    peak: peakOf(entries),
    largestRemovals: ranking.commits,
    reintroductions: reintroductionsOf(entries, (hash) => isAfterFix[index.get(hash) ?? -1] === 1),
    remaining: remaining.counts,
    remainingFiles: remaining.files,
    blobs: {
      seen: table.seen,
      parsed: table.parsed,
      missing: table.missing.size,
      unreadable: skipped.length,
      skipped: everyReasonFirst(skipped).slice(0, MOST_SKIPPED),
    },
    evidence: `ledger:${patternId}`,
  };
}

async function tellEntries(
  clone: Clone,
  table: VersionTable,
  changes: ReadonlyMap<number, FileDelta[]>,
  graph: CommitGraph,
): Promise<LedgerEntry[]> {
  const { history } = table;
  const pathName = (path: number) => history.paths[path] ?? '';
  const isMerge = (commit: number) => (history.parents[commit]?.length ?? 0) > 1;
  const renames = new Map(
    [...changes].map(([commit, files]) => [commit, isMerge(commit) ? [] : findRenames(files, pathName)]),
  );
  const added = [...changes].flatMap(([commit, files]) => {
    const renamed = new Set(renames.get(commit)?.map(({ to }) => to));
    const isNew = (file: FileDelta) => file.beforeOid < 0 && file.after !== null && !renamed.has(file);
    return isMerge(commit) ? [] : files.filter(isNew).map((file) => ({ commit, file }));
  });
  const copies = await findCopies(clone, table, added);
  const against = new Map([...changes].map(([commit, files]) => [commit, differenceOf(files)]));
  const totals = totalsOf(history.parents, against, CLASSES.length);
  const inProduction = totalsOf(history.parents, against, 1);
  const deltas = balanceMerges(history.parents, against, WIDTH);
  let [running, production] = [0, 0];
  return [...deltas].flatMap(([commit, delta]) => {
    const tally = isMerge(commit)
      ? tallyOfBalance(delta)
      : tallyOf(changes.get(commit) ?? [], renames.get(commit) ?? [], copies);
    running += CLASSES.reduce((sum, _, column) => sum + (delta[column] ?? 0), 0);
    production += delta[0] ?? 0;
    const about = graph.get(history.commits[commit] ?? '');
    if (!about) return [];
    return [
      {
        ...whoOf(about),
        isMerge: isMerge(commit),
        ...tally,
        replaced: null,
        textOnlyDelta: delta[WIDTH - 1] ?? 0,
        runningTotal: running,
        runningProduction: production,
        total: totals[commit] ?? 0,
        totalProduction: inProduction[commit] ?? 0,
      },
    ];
  });
}

function whoOf(about: LogEntry) {
  return {
    commit: about.hash,
    author: about.author,
    authoredAt: about.authoredAt,
    subject: about.subject,
  };
}

/**
 * Occurrences in each commit's own files: those of its first parent and the difference to it.
 * @param columns how many of the classes to add up, from the first (production) on
 */
function totalsOf(
  parents: readonly (readonly number[])[],
  against: ReadonlyMap<number, Vector>,
  columns: number,
): Int32Array {
  const totals = new Int32Array(parents.length);
  parents.forEach((own, commit) => {
    const difference = against.get(commit) ?? [];
    const change = difference.slice(0, columns).reduce((sum, n) => sum + n, 0);
    totals[commit] = (own[0] === undefined ? 0 : (totals[own[0]] ?? 0)) + change;
  });
  return totals;
}

/** The commit in whose files there were most, the first of several. */
function peakOf(entries: readonly LedgerEntry[]): Ledger['peak'] {
  let peak: LedgerEntry | null = null;
  for (const entry of entries) if (entry.total > (peak?.total ?? 0)) peak = entry;
  return peak && { commit: peak.commit, total: peak.total };
}

/** Entries since a date; those before are added up. */
function splitAt(
  entries: readonly LedgerEntry[],
  { since, graph }: TellOptions,
): { opening: ClassCounts; entries: LedgerEntry[] } {
  const opening = zeroCounts();
  const start = since ? Date.parse(since) : Number.NEGATIVE_INFINITY;
  const isShown = (entry: LedgerEntry) => Date.parse(graph.get(entry.commit)?.committedAt ?? '') >= start;
  const shown = entries.filter((entry) => !since || isShown(entry));
  const kept = new Set(shown);
  for (const entry of entries) {
    if (kept.has(entry)) continue;
    for (const c of CLASSES) opening[c] += entry.added[c] - entry.removed[c] + entry.moved[c];
  }
  return { opening, entries: shown };
}

/** One flag a commit: whether it builds on that one. */
function descendantsOf(parents: readonly (readonly number[])[], commit: number): Uint8Array {
  const flags = new Uint8Array(parents.length);
  parents.forEach((own, i) => {
    if (own.some((parent) => parent === commit || flags[parent] === 1)) flags[i] = 1;
  });
  return flags;
}

/** One file for each reason first: a list that is cut shall not lose a reason. */
function everyReasonFirst(skipped: Ledger['blobs']['skipped']): Ledger['blobs']['skipped'] {
  const reasons = new Set<string>();
  const isNew = skipped.map(({ reason }) => reasons.size < reasons.add(reason).size);
  return [...skipped.filter((_, i) => isNew[i]), ...skipped.filter((_, i) => !isNew[i])];
}

const MOST_SKIPPED = 200;

function skippedIn(table: VersionTable): Ledger['blobs']['skipped'] {
  const { commits, starts, pathOf, after, paths } = table.history;
  const left = new Map(table.problems);
  const skipped: Ledger['blobs']['skipped'] = [];
  for (let commit = 0; commit < commits.length && left.size > 0; commit += 1) {
    for (let row = starts[commit] ?? 0; row < (starts[commit + 1] ?? 0); row += 1) {
      const oid = after[row] ?? -1;
      const path = pathOf[row] ?? 0;
      const reason = left.get(oid);
      if (reason === undefined || !table.covers(path)) continue;
      left.delete(oid);
      skipped.push({ path: paths[path] ?? '', commit: commits[commit] ?? '', reason });
    }
  }
  return skipped;
}
