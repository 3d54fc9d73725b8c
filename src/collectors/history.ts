import { readCloneState } from '../clients/git/clone-state.js';
import type { KeptBytes } from '../clients/git/kept-bytes.js';
import { readWholeLog } from '../clients/git/log.js';
import { currentBranch, type Ref, readRefs } from '../clients/git/refs.js';
import { type Remote, readRemote } from '../clients/git/remote.js';
import { type Clone, resolveCommit } from '../clients/git/repository.js';
import type { Repository, Revision } from '../domain/audit.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import { CommitGraph, type HistoryState, type LogEntry } from '../domain/history.js';
import { count } from '../domain/wording.js';

/** The clone’s history, read once and shared by everything that asks about commits. */
export interface CollectedHistory {
  readonly revision: Revision;
  readonly repository: Repository;
  readonly remote: Remote | null;
  readonly state: HistoryState;
  /** Every commit that a branch, a tag or the revision reaches. */
  readonly graph: CommitGraph;
  readonly refs: readonly Ref[];
  readonly evidence: Evidence[];
  readonly notifications: Notification[];
}

/**
 * Reads the commits of all branches and tags and of the audited revision, and notices what the clone lacks.
 * @param kept where what git tells of the commits is kept between runs
 * @throws InputError when the revision names no commit
 */
export async function collectHistory(
  clone: Clone,
  revisionName: string,
  kept?: KeptBytes,
): Promise<CollectedHistory> {
  const { git } = clone;
  const commit = await resolveCommit(git, revisionName);
  const [refs, remote, branch, cloneState, graph] = await Promise.all([
    readRefs(git),
    readRemote(git),
    currentBranch(git),
    readCloneState(clone),
    readGraph(clone, commit, kept),
  ]);
  const tip = graph.get(commit) as LogEntry;
  const ancestors = graph.ancestorsOf(commit);
  const state: HistoryState = {
    ...cloneState,
    commits: ancestors.size,
    firstCommitAt: oldest(graph, ancestors),
  };
  return {
    revision: {
      name: revisionName,
      commit,
      committedAt: tip.committedAt,
      author: tip.author,
      subject: tip.subject,
      branch: revisionName === 'HEAD' ? branch : null,
    },
    repository: { name: remote?.repository ?? null, webUrl: remote?.webUrl ?? null },
    remote,
    state,
    graph,
    refs,
    evidence: [historyEvidence(state, commit)],
    notifications: notices(state),
  };
}

async function readGraph(clone: Clone, commit: string, kept: KeptBytes | undefined): Promise<CommitGraph> {
  return new CommitGraph(await readWholeLog(clone.git, [commit, '--branches', '--tags', '--remotes'], kept));
}

function oldest(graph: CommitGraph, hashes: ReadonlySet<string>): string | null {
  let found: { at: number; text: string } | null = null;
  for (const hash of hashes) {
    const text = graph.get(hash)?.committedAt;
    const at = text ? Date.parse(text) : Number.NaN;
    if (text && (!found || at < found.at)) found = { at, text };
  }
  return found?.text ?? null;
}

function historyEvidence(state: HistoryState, commit: string): Evidence {
  const since = state.firstCommitAt ? ` since ${state.firstCommitAt.slice(0, 10)}` : '';
  return {
    id: 'history',
    kind: 'history',
    summary: `The revision builds on ${count(state.commits, 'commit')}${since}.`,
    data: { ...state },
    provenance: {
      collector: 'history',
      source: 'git objects',
      revision: commit,
      command: `git rev-list --count ${commit}`,
    },
    location: null,
  };
}

function notices(state: HistoryState): Notification[] {
  const found: Notification[] = [];
  if (state.shallow) {
    found.push({
      code: 'shallow-clone',
      message: `The clone is shallow: it holds ${count(state.commits, 'commit')} of the history.`,
      weakens: 'A fix, a cause or a revert before that point cannot be seen.',
      remedy: 'git fetch --unshallow',
    });
  }
  if (state.grafted) {
    found.push({
      code: 'grafted-history',
      message: 'The clone has grafts or replace refs; they are ignored.',
      weakens:
        'History is read as the commits themselves tell it, which may be less than what `git log` shows there.',
      remedy: null,
    });
  }
  if (state.borrowed) {
    found.push({
      code: 'borrowed-objects',
      message: 'The clone borrows objects from another repository of this machine (objects/info/alternates).',
      weakens:
        'What is shown here may come from there; look at it before you publish it, if the clone is not your own.',
      remedy: 'git repack -a -d, then remove objects/info/alternates',
    });
  }
  if (state.partial) {
    found.push({
      code: 'partial-clone',
      message: 'The clone is partial: some file contents were left out and are not fetched behind your back.',
      weakens: 'Files whose content is missing could not be searched; they are named where that happened.',
      remedy: 'git fetch --refetch --no-filter',
    });
  }
  return found;
}
