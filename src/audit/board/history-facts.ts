import { createHash } from 'node:crypto';
import { HISTORY_ONLY, releaseOf } from '../../analysis/board/row-of-audit.js';
import { fixesOf } from '../../analysis/fixes.js';
import type { CollectedIssue } from '../../collectors/issue.js';
import { collectNotes } from '../../collectors/notes.js';
import { issueBlock } from '../../config/config.js';
import type { Notification } from '../../domain/evidence.js';
import type { Facts } from '../../domain/facts.js';
import { type Issue, issueName } from '../../domain/issue.js';
import { quoted } from '../../domain/shell-word.js';
import type { Judge } from '../judge-at.js';
import type { OpenedRepository } from '../open-repository.js';
import { releasesOf } from '../releases.js';

/** An issue to be judged, and what the tracker or the configuration says of it. */
export interface AskedIssue {
  readonly issue: Issue;
  readonly told: CollectedIssue;
}

/**
 * The facts of one issue that the history alone tells, in the form of an audit’s, with a notification that says what was left
 * out. Null for the number of a pull request.
 */
export async function historyFacts(
  judge: Judge,
  repository: OpenedRepository,
  { issue, told }: AskedIssue,
): Promise<Facts | null> {
  const { config, configSource, revision } = repository;
  const { refs, revision: at } = judge.history;
  const asked = { issue, revision, tracker: told.tracker, depth: 'quick', withRefs: true } as const;
  const { facts, linking } = await judge.factsAt(asked);
  if (linking.notifications.some(({ code }) => code === 'issue-is-pull-request')) return null;
  const block = issueBlock(config, issue.key);
  const stated = block ?? { impact: [], whys: {}, decisions: [] };
  const { notes, evidence } = collectNotes({ ...stated, source: block ? configSource : null });
  return {
    ...facts,
    at,
    releases: releasesOf(refs, config.releases, changedByFix(facts)),
    notes,
    evidence: [...told.evidence, ...facts.evidence, ...evidence],
    notifications: [historyOnly(issue), ...told.notifications, ...facts.notifications],
  };
}

/**
 * A mark of what the history says of an issue. It stays when the revision moves on and nothing about the issue changes: a
 * later commit elsewhere, a new branch or release that changes no answer.
 */
export function markOfFacts(facts: Facts): string {
  const { issue, tracker, links, notes, notifications, repository } = facts;
  const commits = facts.commits.map((commit) => ({
    ...commit,
    // Which branches hold a fix matters only where the revision lacks it.
    branches: commit.isAncestor ? [] : commit.branches,
    tags: [],
  }));
  const release = releaseOf(facts);
  const said = { issue, tracker, repository, commits, links, notes, notifications, release };
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32);
}

/** Production files of the best fix. */
function changedByFix(facts: Facts): string[] {
  const changes = fixesOf(facts)[0]?.commit.changes ?? [];
  return changes.filter((change) => change.class === 'production').map((change) => change.path);
}

function historyOnly(issue: Issue): Notification {
  return {
    code: HISTORY_ONLY,
    message: `${issueName(issue)} was judged from commits alone; code, tests and files of the revision were not looked at.`,
    weakens: 'What remains in the code, why it happened and whether its tests pass is not known.',
    remedy: `issue-audit ${quoted(issue.key)}`,
  };
}
