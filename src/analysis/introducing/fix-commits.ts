import { readLog } from '../../clients/git/log.js';
import { type Clone, resolveCommit } from '../../clients/git/repository.js';
import { shortHash } from '../../domain/commit.js';
import type { CommitGraph, LogEntry } from '../../domain/history.js';

/** A fix that can be asked about, with the commit before it. */
export interface FixCommit {
  readonly entry: LogEntry;
  readonly parent: string;
}

/** A range may name a whole release; of more commits than this only the newest are taken. */
const MOST_OF_RANGE = 50;

/**
 * The commits that some words name: a commit each, or every non-merge commit of a range (`a..b`).
 * @throws InputError when one names nothing
 */
export async function resolveFixes(
  clone: Clone,
  revisions: readonly string[],
): Promise<{ fixes: string[]; notHandled: string[] }> {
  const fixes = new Set<string>();
  const notHandled: string[] = [];
  for (const revision of revisions) {
    const [from, to] = revision.split(/\.{2,3}/, 2);
    if (from === undefined || to === undefined) {
      fixes.add(await resolveCommit(clone.git, revision));
      continue;
    }
    const start = await resolveCommit(clone.git, from || 'HEAD');
    const end = await resolveCommit(clone.git, to || 'HEAD');
    const text = await clone.git.raw('rev-list', '--no-merges', '--topo-order', `${start}..${end}`, '--');
    const all = text.split('\n').filter((line) => line !== '');
    for (const hash of all.slice(0, MOST_OF_RANGE)) fixes.add(hash);
    if (all.length > MOST_OF_RANGE) {
      notHandled.push(
        `${revision}: of its ${all.length} commits only the newest ${MOST_OF_RANGE} were looked into`,
      );
    }
  }
  return { fixes: [...fixes], notHandled };
}

/** Commits by hash, from the graph where it has them, else from git. Unknown ones are missing in the answer. */
export async function readEntries(
  clone: Clone,
  graph: CommitGraph | null,
  hashes: readonly string[],
): Promise<Map<string, LogEntry>> {
  const found = new Map<string, LogEntry>();
  const missing: string[] = [];
  for (const hash of hashes) {
    const entry = graph?.get(hash);
    if (entry) found.set(hash, entry);
    else missing.push(hash);
  }
  if (missing.length === 0) return found;
  for await (const entry of readLog(clone.git, ['--no-walk=unsorted', ...missing]))
    found.set(entry.hash, entry);
  return found;
}

/** The fixes in the order given, each with its first parent; those without one are named as not handled. */
export function prepareFixes(
  entries: ReadonlyMap<string, LogEntry>,
  hashes: readonly string[],
): { fixes: FixCommit[]; notHandled: string[] } {
  const fixes: FixCommit[] = [];
  const notHandled: string[] = [];
  for (const hash of hashes) {
    const entry = entries.get(hash);
    const parent = entry?.parents[0];
    if (!entry || parent === undefined) {
      notHandled.push(`${shortHash(hash)}: is the first commit here, so nothing came before it`);
      continue;
    }
    if (entry.parents.length > 1) {
      notHandled.push(
        `${shortHash(hash)}: is a merge; it was read as the whole change it brought to its first parent, so commits on the merged side are not candidates`,
      );
    }
    fixes.push({ entry, parent });
  }
  return { fixes, notHandled };
}
