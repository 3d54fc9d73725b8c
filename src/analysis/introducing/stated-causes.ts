import type { Clone } from '../../clients/git/repository.js';
import { shortHash } from '../../domain/commit.js';
import type { CommitGraph, LogEntry } from '../../domain/history.js';
import type { FixCommit } from './fix-commits.js';
import { readStatements, type Statement } from './text-evidence.js';

/** A commit that a fix's message names as the cause. */
export interface StatedCause {
  readonly commit: string;
  /** In words; holds foreign text, not escaped. */
  readonly reason: string;
}

/**
 * Finds the commits that the messages of the fixes name as the cause. It is what somebody wrote, no more.
 * @param graph needed for pull request numbers, subjects and cherry-picks; without it only hashes are resolved
 */
export async function findStatedCauses(
  clone: Clone,
  graph: CommitGraph | null,
  fixes: readonly FixCommit[],
): Promise<{ causes: StatedCause[]; notHandled: string[] }> {
  const causes: StatedCause[] = [];
  const notHandled: string[] = [];
  for (const fix of fixes) {
    for (const statement of readStatements(`${fix.entry.subject}\n${fix.entry.body}`)) {
      const commits = await resolveStatement(clone, graph, statement, fix);
      const said = `the message of ${shortHash(fix.entry.hash)} says "${statement.words}"`;
      if (commits.length === 0) notHandled.push(`${said}, but no earlier commit of this clone is that`);
      for (const { commit, how } of commits) causes.push({ commit, reason: how ? `${said}; ${how}` : said });
    }
  }
  return { causes, notHandled };
}

type Resolved = { commit: string; how: string | null };

async function resolveStatement(
  clone: Clone,
  graph: CommitGraph | null,
  statement: Statement,
  fix: FixCommit,
): Promise<Resolved[]> {
  const earlier = (entry: LogEntry) => graph?.isAncestor(entry.hash, fix.parent) ?? false;
  if (statement.names === 'hash') return resolveHash(clone, graph, statement.value.toLowerCase(), fix);
  const entries = graph ? [...graph.all()].filter(earlier) : [];
  const matches =
    statement.names === 'number'
      ? entries.filter((entry) => isOfPullRequest(entry.subject, statement.value))
      : entries.filter((entry) => entry.subject === statement.value);
  const newest = matches[0];
  return newest ? [{ commit: newest.hash, how: null }] : [];
}

/** `Subject (#12)` of a squashed, `Merge pull request #12 from …` of a merged pull request. */
function isOfPullRequest(subject: string, number: string): boolean {
  return subject.endsWith(`(#${number})`) || subject.startsWith(`Merge pull request #${number} `);
}

async function resolveHash(
  clone: Clone,
  graph: CommitGraph | null,
  prefix: string,
  fix: FixCommit,
): Promise<Resolved[]> {
  const answer = await clone.git.tryRaw('rev-parse', '--verify', '--quiet', `${prefix}^{commit}`);
  const hash = answer?.trim() ?? '';
  if (hash !== '' && (await isEarlier(clone, graph, hash, fix.parent))) return [{ commit: hash, how: null }];
  // Named as it was on another branch: look for its copy on this one.
  for (const entry of graph?.all() ?? []) {
    const isCopy = cherryPickedFrom(entry).some((original) => original.startsWith(prefix));
    if (isCopy && graph?.isAncestor(entry.hash, fix.parent)) {
      return [{ commit: entry.hash, how: `${shortHash(entry.hash)} is the cherry-pick of it here` }];
    }
  }
  return [];
}

/** Whether a commit is before another, by the graph where it knows both. */
export async function isEarlier(
  clone: Clone,
  graph: CommitGraph | null,
  hash: string,
  than: string,
): Promise<boolean> {
  if (graph?.get(hash) && graph.get(than)) return graph.isAncestor(hash, than);
  return (await clone.git.tryRaw('merge-base', '--is-ancestor', hash, than)) !== null;
}

/** The hashes that a commit's cherry-pick footers name. */
export function cherryPickedFrom(entry: LogEntry): string[] {
  return [...entry.body.matchAll(/^\(cherry picked from commit ([0-9a-f]{7,64})\)$/gm)].map(
    (match) => match[1] ?? '',
  );
}
