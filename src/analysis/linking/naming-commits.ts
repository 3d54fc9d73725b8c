import type { Mention } from '../../domain/commit.js';
import type { LogEntry } from '../../domain/history.js';
import { landingsOf } from './changelog-links.js';
import type { IssueTestOrigin } from './issue-test-origins.js';
import type { LinkIndex } from './link-index.js';
import type { NamingCommit } from './message-links.js';

/**
 * What is known of a commit that names the issue.
 * @param known.tests tests named after the issue
 * @param known.isAsked a person asked about this one issue
 */
export function namingCommit(
  index: LinkIndex,
  hash: string,
  mentions: readonly Mention[],
  known: { tests: readonly IssueTestOrigin[]; isAsked: boolean },
): NamingCommit {
  const entry = index.entry(hash);
  if (!entry) throw new Error(`${hash} names the issue and is not in the graph`);
  const own = mentions.map((mention) =>
    isIssueInSquash(index, entry, mention, known.isAsked) ? { ...mention, kind: 'refers' as const } : mention,
  );
  return {
    entry,
    mentions: own,
    shape: index.shapeOf(hash),
    isPlainRevert: isPlainRevert(index, hash) && !own.some((mention) => mention.kind === 'closes'),
    hasIssueTest: known.tests.some((test) => isBeside(index, hash, test.commit)),
    bringsIssueTest: known.tests.some((test) => test.commit === hash),
  };
}

/** Whether a commit takes a change back, and not a revert: that would land the change again. */
function isPlainRevert(index: LinkIndex, hash: string): boolean {
  const claim = index.messages.reverts.get(hash);
  const targets = index.reverts.targets.get(hash) ?? [];
  if (!claim || (targets.length === 0 && !claim.inSubject)) return false;
  if (targets.length > 0) return targets.some((target) => !index.reverts.targets.has(target));
  return !claim.subjects.some((title) => /^(?:revert|reapply)\b/i.test(title));
}

/**
 * Whether "(#12)" at the end of a subject is an issue's number: where pull requests have refs, when this one has none; else
 * when it stands there more than once. One issue asked about by a person is taken for one, unless another number in the
 * subject shows that this is the pull request's.
 */
function isIssueInSquash(index: LinkIndex, entry: LogEntry, mention: Mention, isAsked: boolean): boolean {
  if (mention.kind !== 'pull-request' || mention.place !== 'subject' || mention.form !== 'hash') return false;
  if (index.pulls.size > 0) return !index.pulls.has(mention.key);
  if (landingsOf(index, mention.key).length > 1) return true;
  return isAsked && (entry.subject.match(/#\d/g) ?? []).length === 1;
}

/** The same commit, or one of the next few of the same line. */
function isBeside(index: LinkIndex, a: string, b: string): boolean {
  const reaches = (from: string, to: string) => {
    let at: string | undefined = from;
    for (let step = 0; at !== undefined && step <= 4; step += 1) {
      if (at === to) return true;
      at = index.entry(at)?.parents[0];
    }
    return false;
  };
  return reaches(a, b) || reaches(b, a);
}
