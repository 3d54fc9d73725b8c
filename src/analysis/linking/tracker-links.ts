import { shortHash } from '../../domain/commit.js';
import type { LinkedPullRequest, TimelineEvent, TrackedIssue } from '../../domain/tracker.js';
import { findMentions } from '../../references/find-mentions.js';
import type { Candidate } from './candidate.js';
import { landingsOf } from './changelog-links.js';
import type { LinkIndex } from './link-index.js';

/** What one of the tracker’s statements is worth. */
interface Statement {
  readonly score: number;
  /** It is a fact beside the message: people merged a pull request that closes the issue. */
  readonly isBacked: boolean;
  readonly reason: string;
}

/**
 * Commits that the issue tracker itself ties to the issue: merged pull requests that close it, the commit that closed it, and
 * pull requests whose text says that they close it. What the clone does not hold, or what changes no code, is no fix.
 */
export async function linkByTracker(
  index: LinkIndex,
  told: TrackedIssue,
  keys: readonly string[],
): Promise<Candidate[]> {
  const said = new Map<string, Statement[]>();
  const note = (commits: readonly string[], statement: Statement) => {
    for (const hash of commits) if (index.entry(hash)) said.set(hash, [...(said.get(hash) ?? []), statement]);
  };
  for (const pull of told.pullRequests ?? []) {
    const statement = isOwn(index, pull.repository) ? ofPullRequest(index, pull, told, keys) : null;
    if (statement) note(landedCommits(index, pull), statement);
  }
  for (const event of told.timeline ?? []) {
    const statement = ofEvent(event, told);
    if (statement && isOwn(index, event.commitRepository)) note([event.commit ?? ''], statement);
  }
  await index.prepare(said.keys());
  return [...said].flatMap(([commit, statements]) => candidateOf(index, commit, statements));
}

function isOwn(index: LinkIndex, repository: string | null): boolean {
  const own = index.rules.repositories[0];
  return repository === null || own === undefined || repository.toLowerCase() === own.toLowerCase();
}

/** What a pull request that is tied to the issue says; null when it was not merged or only mentions the issue. */
function ofPullRequest(
  index: LinkIndex,
  pull: LinkedPullRequest,
  { source, timeline }: TrackedIssue,
  keys: readonly string[],
): Statement | null {
  const name = `#${pull.key}`;
  const isMerged = pull.mergedAt !== null || pull.mergeCommit !== null;
  if (isMerged && pull.closes)
    return {
      score: 0.94,
      isBacked: true,
      reason: `${source} says that the merged pull request ${name} closes the issue`,
    };
  if (pull.state === 'open' || (pull.state === 'closed' && !isMerged)) return null;
  if (isMerged && isConnected(pull.key, timeline ?? []))
    return {
      score: 0.85,
      isBacked: true,
      reason: `${source} has the merged ${name} tied to the issue by hand`,
    };
  const own = new Set(keys.map((key) => key.toUpperCase()));
  const mentions = findMentions({ subject: pull.title ?? '', body: pull.body ?? '' }, index.rules);
  const closes = mentions.some(({ key, kind }) => kind === 'closes' && own.has(key.toUpperCase()));
  if (!closes) return null;
  return {
    score: 0.8,
    isBacked: false,
    reason: `the text of pull request ${name} says that it closes the issue`,
  };
}

/** Whether the last thing somebody did to a tie by hand was to make it. */
function isConnected(key: string, timeline: readonly TimelineEvent[]): boolean {
  const ties = timeline.filter(
    ({ kind, source }) => (kind === 'connected' || kind === 'disconnected') && source?.key === key,
  );
  return ties.at(-1)?.kind === 'connected';
}

/** The commit that closed the issue, unless it was re-opened since: the host acted on its message. */
function ofEvent(event: TimelineEvent, { source, timeline }: TrackedIssue): Statement | null {
  if (event.kind !== 'closed' || event.commit === null) return null;
  const again = (timeline ?? []).some(
    ({ kind, at }) => kind === 'reopened' && Date.parse(at) > Date.parse(event.at),
  );
  return {
    score: again ? 0.7 : 0.9,
    isBacked: false,
    reason: `${source} says that ${shortHash(event.commit)} closed the issue${again ? ', which was re-opened later' : ''}`,
  };
}

/** By the hash that the tracker gives, else by what the messages of the clone say of the number, else by its head. */
function landedCommits(index: LinkIndex, pull: LinkedPullRequest): string[] {
  const merge = pull.mergeCommit;
  if (merge !== null && index.entry(merge)) return [merge];
  const landed = landingsOf(index, pull.key);
  return landed.length > 0 ? landed : [pull.headCommit ?? ''];
}

function candidateOf(index: LinkIndex, commit: string, statements: readonly Statement[]): Candidate[] {
  const shape = index.shapeOf(commit);
  const isCode = shape.production.length > 0 || shape.manifests.length > 0;
  const best = [...statements].sort((a, b) => b.score - a.score)[0];
  if (best === undefined) return [];
  const isFix = isCode && !shape.isRelease && !shape.isMergeBack;
  return [
    {
      commit,
      kind: 'tracker',
      score: isFix ? best.score : 0.2,
      isFix,
      isBacked: isFix && shape.production.length > 0 && statements.some(({ isBacked }) => isBacked),
      reasons: [
        ...statements.map(({ reason }) => reason),
        ...(isFix ? [] : ['it changes no production code']),
      ],
    },
  ];
}
