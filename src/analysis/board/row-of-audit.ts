import type { Audit } from '../../domain/audit.js';
import type { BoardRelease, BoardRow } from '../../domain/board.js';
import type { Facts } from '../../domain/facts.js';
import { fixesInForce, fixesOf } from '../fixes.js';
import { releasesWith } from '../releases.js';
import { blockOf, foldOf, needsDecision, type Standing } from './block-of.js';

/** Code of the notification of an audit for which commits were weighed, and nothing else. */
export const HISTORY_ONLY = 'history-only';

/** A row before it is compared with earlier runs. */
export type BoardEntry = Omit<BoardRow, 'change' | 'since'>;

/**
 * One issue of the board, from its audit.
 * @param from.repository the name for a clone that has none, such as its folder’s
 * @param from.page its page, from the board’s folder
 */
export function entryOf(audit: Audit, from: { repository: string | null; page: string | null }): BoardEntry {
  const { issue, verdict, decision } = audit;
  const repository = audit.repository.name ?? issue.repository ?? from.repository;
  const release = releaseOf(audit);
  const tracker = audit.tracker?.state ?? null;
  const standing: Standing = { verdict, action: decision.action, tracker, release: release.state };
  const fix = fixesOf(audit)[0]?.commit;
  return {
    id: `${repository ?? ''}#${issue.key}`,
    repository,
    key: issue.key,
    title: issue.title,
    url: issue.url,
    labels: [...(audit.tracker?.labels ?? [])].sort(),
    tracker,
    block: blockOf(standing),
    status: verdict.status,
    grade: verdict.grade,
    sentence: verdict.sentence,
    reason: verdict.reason,
    reasonCode: verdict.reasonCode,
    action: decision.action,
    nextStep: decision.nextStep,
    ask: decision.ask,
    needsDecision: needsDecision(standing),
    fold: foldOf(standing),
    release,
    fix: fix ? { commit: fix.hash, committedAt: fix.committedAt, subject: fix.subject } : null,
    lastNamedAt: lastNamedAt(audit),
    looked: audit.notifications.some(({ code }) => code === HISTORY_ONLY) ? 'history' : 'audit',
    revision: audit.revision,
    date: audit.date,
    page: from.page,
  };
}

/** Whether users have the fix, by the tags of the clone. */
export function releaseOf(audit: Facts): BoardRelease {
  const [fix] = fixesInForce(audit);
  const without = (state: BoardRelease['state']): BoardRelease => ({ state, name: null, date: null });
  if (!fix) return without('no-fix');
  if (audit.releases.policy === 'none') return without('continuous');
  if (audit.releases.tags.length === 0) return without('not-known');
  const [first] = releasesWith(audit, fix);
  return first ? { state: 'released', name: first.name, date: first.date } : without('not-released');
}

/** When a commit last named the issue; where none does, when one last concerned it. */
function lastNamedAt({ commits }: Audit): string | null {
  const naming = commits.filter((commit) => commit.mentions.length > 0);
  let latest: string | null = null;
  for (const { committedAt } of naming.length > 0 ? naming : commits)
    if (latest === null || Date.parse(committedAt) > Date.parse(latest)) latest = committedAt;
  return latest;
}
