import type { LineCounts } from '../clients/git/changes.js';
import { type RawChange, readChanges } from '../clients/git/changes.js';
import { readLineCountsOf } from '../clients/git/line-counts.js';
import type { Ref } from '../clients/git/refs.js';
import type { Clone } from '../clients/git/repository.js';
import type { ClassGlobs } from '../domain/code-class.js';
import { type Commit, type FileChange, shortHash } from '../domain/commit.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import type { CommitGraph, LogEntry } from '../domain/history.js';
import { type Issue, issueName } from '../domain/issue.js';
import { count } from '../domain/wording.js';
import { classifyPath } from '../languages/classify.js';
import { CommitOrder } from '../references/commit-order.js';
import { compileKeys, type ReferenceRules } from '../references/find-mentions.js';
import { indexMessages, type MessageIndex, mentionsOf } from '../references/message-index.js';
import { type RevertMap, resolveReverts } from '../references/resolve-reverts.js';
import { Containment } from './containment.js';

/** About which issue, in which history. */
export interface CommitsInput {
  readonly issue: Issue;
  /** Full hash of the audited commit. */
  readonly revision: string;
  readonly graph: CommitGraph;
  readonly refs: readonly Ref[];
  /** Configured forms of reference, already checked to be simple. */
  readonly references?: readonly string[];
  readonly classes?: ClassGlobs;
  /** Further commits to include, e.g. those of a ledger or of links; full hashes. */
  readonly also?: readonly string[];
  /** What the messages say, when it was read before. */
  readonly messages?: MessageIndex;
}

/** Counting the lines of larger commits takes seconds each; they are imports and merges of long branches. */
const MOST_COUNTED_FILES = 1500;

/** What counts as a reference to an issue’s repository. */
export function referenceRules(issue: Issue, references: readonly string[] = []): ReferenceRules {
  return {
    repositories: issue.repository ? [issue.repository] : [],
    hosts: issue.host ? [issue.host, `www.${issue.host}`] : [],
    keys: compileKeys(references, [issue.key, ...issue.aliases]),
  };
}

/**
 * The commits of the whole history that concern an issue: those that name it, reverts of those, reverts of reverts, and
 * cherry-picks. Newest first. A clone that lacks objects gives fewer line counts, never an error.
 */
export async function collectCommits(
  clone: Clone,
  input: CommitsInput,
): Promise<{ commits: Commit[]; evidence: Evidence[]; notifications: Notification[] }> {
  const { graph, issue, revision } = input;
  const messages = input.messages ?? indexMessages(graph, referenceRules(issue, input.references));
  const reverts = resolveReverts(graph, messages);
  const mentions = mentionsOf(messages, [issue.key, ...issue.aliases]);
  const order = new CommitOrder(graph);
  const wanted = commitsConcerned(reverts, messages, order)([...mentions.keys(), ...(input.also ?? [])]);
  const hashes = [...wanted]
    .filter((hash) => graph.get(hash))
    .sort((a, b) => order.position(a) - order.position(b));
  const changes = await readChanges(clone.git, hashes);
  const isCounted = (hash: string) => (changes.get(hash)?.length ?? 0) <= MOST_COUNTED_FILES;
  const lineCounts = await readLineCountsOf(clone.git, hashes.filter(isCounted));
  const containment = new Containment(graph, [...hashes, revision]);
  const commits = hashes.map((hash): Commit => {
    const entry = graph.get(hash) as LogEntry;
    const holders = input.refs.filter((ref) => containment.contains(ref.commit, hash));
    const namesOf = (kind: Ref['kind']) => holders.filter((ref) => ref.kind === kind).map((ref) => ref.name);
    return {
      ...entry,
      parents: [...entry.parents],
      mentions: mentions.get(hash) ?? [],
      changes: (changes.get(hash) ?? []).map((change) =>
        withCounts(change, lineCounts.get(hash) ?? null, input.classes),
      ),
      reverts: [...(reverts.targets.get(hash) ?? [])],
      cherryPickOf: [...(messages.cherryPicks.get(hash) ?? [])],
      branches: namesOf('branch'),
      tags: namesOf('tag'),
      isAncestor: containment.contains(revision, hash),
      isDescendant: hash !== revision && containment.contains(hash, revision),
      evidence: `commit:${shortHash(hash)}`,
    };
  });
  return {
    commits,
    evidence: commits.map((commit) => commitEvidence(commit, issue)),
    // That the lines of a huge commit were not counted stands beside it, as "not counted"; it weakens nothing.
    notifications: missingCounts(
      [...lineCounts].filter(([, counts]) => counts === null).map(([hash]) => hash),
    ),
  };
}

/** A function that adds to some commits what takes them back, what takes that back, and what carries them elsewhere. */
export function commitsConcerned(
  reverts: RevertMap,
  messages: MessageIndex,
  order: CommitOrder,
): (start: Iterable<string>) => Set<string> {
  const copies = new Map<string, string[]>();
  for (const [copy, sources] of messages.cherryPicks) {
    for (const source of sources) {
      const full = order.resolve(source);
      if (full) copies.set(full, [...(copies.get(full) ?? []), copy]);
    }
  }
  return (start) => {
    const found = new Set<string>();
    const todo = [...start];
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      todo.push(...(reverts.reverters.get(next) ?? []), ...(copies.get(next) ?? []));
    }
    return found;
  };
}

function withCounts(
  change: RawChange,
  counts: LineCounts | null,
  classes: ClassGlobs | undefined,
): FileChange {
  const own = counts?.get(change.path);
  return {
    path: change.path,
    oldPath: change.oldPath,
    status: change.status,
    added: own?.added ?? null,
    deleted: own?.deleted ?? null,
    class: classifyPath(change.path, classes),
  };
}

/** The evidence item of a commit that concerns an issue. */
export function commitEvidence(commit: Commit, issue: Issue): Evidence {
  const kinds = [...new Set(commit.mentions.map((mention) => mention.kind))].sort();
  const said = kinds.length > 0 ? ` and names ${issueName(issue)} (${kinds.join(', ')})` : '';
  const files = commit.changes.length;
  return {
    id: commit.evidence,
    kind: 'commit',
    summary: `${shortHash(commit.hash)} (${commit.authoredAt.slice(0, 10)}, "${commit.subject}") changes ${count(files, 'file')}${said}.`,
    data: {
      hash: commit.hash,
      subject: commit.subject,
      authoredAt: commit.authoredAt,
      mentions: kinds,
      files,
      production: commit.changes.filter((change) => change.class === 'production').length,
      reverts: commit.reverts,
    },
    provenance: {
      collector: 'commits',
      source: 'git objects',
      revision: commit.hash,
      command: `git show --stat ${commit.hash}`,
    },
    location: null,
  };
}

function missingCounts(uncounted: readonly string[]): Notification[] {
  if (uncounted.length === 0) return [];
  return [
    {
      code: 'line-counts-missing',
      message: `The clone lacks file contents of ${commitCount(uncounted)}.`,
      weakens: 'How many lines they changed is not known; which files they changed is.',
      remedy: 'git fetch --refetch',
    },
  ];
}

function commitCount(hashes: readonly string[]): string {
  const names = `${hashes.slice(0, 5).map(shortHash).join(', ')}${hashes.length > 5 ? ', …' : ''}`;
  return `${hashes.length} commit${hashes.length === 1 ? '' : 's'} that concern the issue (${names})`;
}
