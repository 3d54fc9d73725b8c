import type { Mention } from '../../domain/commit.js';
import type { LogEntry } from '../../domain/history.js';
import type { Candidate } from './candidate.js';
import { type ChangeShape, isHouseKeeping, saysFix } from './change-shape.js';

/** A commit whose message names the issue. */
export interface NamingCommit {
  readonly entry: LogEntry;
  readonly mentions: readonly Mention[];
  readonly shape: ChangeShape;
  /** It takes another commit back, and what names the issue in it is only the quoted title. */
  readonly isPlainRevert: boolean;
  /** A test named after the issue came in it or right beside it. */
  readonly hasIssueTest: boolean;
  /** It brought that test itself: a fact beyond its message. One that came beside it is only a hint. */
  readonly bringsIssueTest: boolean;
}

export interface MessageLinksInput {
  readonly commits: readonly NamingCommit[];
  /** The number asked about is that of a pull request. */
  readonly isPullRequest: boolean;
  /** Whether `earlier` is built on by any closing commit. */
  readonly isFollowedByClosing: (hash: string, closing: readonly string[]) => boolean;
}

/** Judges the commits that name the issue, all of them together: what a weak mention means depends on the others. */
export function judgeMessages(input: MessageLinksInput): Candidate[] {
  const closing = input.commits.filter(
    (commit) => says(commit, 'closes') && disqualified(commit, input) === null,
  );
  const hashes = closing.map((commit) => commit.entry.hash);
  return input.commits.map((commit) => {
    const reason = disqualified(commit, input);
    if (reason) return rejected(commit, reason);
    if (says(commit, 'closes')) return accepted(commit, 'closes', 0.9, 'a closing keyword names the issue');
    if (says(commit, 'negated')) return rejected(commit, 'its message says that it does not close the issue');
    return closing.length > 0 ? besideClosing(commit, hashes, input) : withoutClosing(commit);
  });
}

/** Whether a commit's own message excludes it, whatever a change log or a test says: it reverts, or it says "does not fix". */
export function speaksAgainst(commit: NamingCommit): boolean {
  return commit.isPlainRevert || (says(commit, 'negated') && !says(commit, 'closes'));
}

/** Why a commit that names the issue cannot be its fix; null when it can. */
function disqualified(commit: NamingCommit, input: MessageLinksInput): string | null {
  const { shape } = commit;
  if (input.isPullRequest) return 'the number is that of a pull request';
  if (commit.isPlainRevert) return 'it takes a commit back that names the issue';
  if (shape.isRelease) return 'a release commit repeats what others did';
  if (shape.isDependencyBump && !says(commit, 'closes', 'subject') && quotesOthers(commit))
    return 'a dependency bump quotes numbers of other projects';
  if (shape.isMergeBack) return 'a merge of branches repeats what others did';
  if (shape.production.length === 0 && !isManifestFix(commit)) {
    if (shape.tests.length > 0) return 'it changes tests only';
    return shape.others.length > 0 ? 'it changes documents or settings only' : 'it changes no file';
  }
  return null;
}

/** Whether a bump repeats the release notes of what it takes in; a person writes a line or two. */
function quotesOthers({ entry }: NamingCommit): boolean {
  return (
    entry.body.length > 600 ||
    /^\s*(?:bumps|updates|[-*+]) /im.test(entry.body) ||
    /<details>|release notes|changelog|commits\b|dependabot|renovate|greenkeeper|\/compare\//i.test(
      entry.body,
    ) ||
    /\b(?:dependabot|renovate|greenkeeper|snyk)\b|\[bot\]/i.test(entry.author)
  );
}

/** Some bugs are fixed by another version of a dependency; a closing keyword by hand says so. */
function isManifestFix(commit: NamingCommit): boolean {
  return commit.shape.manifests.length > 0 && says(commit, 'closes');
}

/** Beside a closing commit, others are parts of the fix only if they come before it and say that they belong to it. */
function besideClosing(
  commit: NamingCommit,
  closing: readonly string[],
  input: MessageLinksInput,
): Candidate {
  const isPart = commit.mentions.some(isPartMention) && !isHouseKeeping(commit.entry.subject);
  if (isPart && input.isFollowedByClosing(commit.entry.hash, closing))
    return accepted(
      commit,
      'refers',
      0.5,
      'it names the issue as a whole, changes production code, and a closing commit follows',
    );
  return rejected(commit, 'another commit closes the issue, and this one only names it');
}

function withoutClosing(commit: NamingCommit): Candidate {
  const { entry, shape } = commit;
  const plain = commit.mentions.filter((mention) => mention.kind === 'refers');
  const fixes = saysFix(entry.subject);
  if (plain.some((mention) => mention.place === 'subject' || mention.place === 'trailer')) {
    if (isHouseKeeping(entry.subject) && !commit.hasIssueTest)
      return rejected(commit, 'its subject says that it is no fix');
    return accepted(
      commit,
      'refers',
      fixes ? 0.7 : 0.6,
      'its subject names the issue and no commit closes it',
    );
  }
  if (plain.length > 0 && (commit.hasIssueTest || (fixes && shape.tests.length > 0)))
    return accepted(
      commit,
      'refers',
      0.6,
      'it names the issue, says that it fixes something, and changes tests too',
    );
  const weak = commit.mentions.some((mention) => mention.kind === 'weak');
  if (weak && commit.hasIssueTest)
    return accepted(
      commit,
      'refers',
      0.6,
      'it points to the issue, and a test named after the issue came with it',
    );
  if (weak && /^fix(?:e[sd])?\s/i.test(entry.subject) && shape.tests.length > 0)
    return accepted(
      commit,
      'refers',
      0.5,
      'it points to the issue, says that it fixes something, and changes tests too',
    );
  return rejected(
    commit,
    says(commit, 'pull-request')
      ? 'the number at the end of its subject may be that of its own pull request'
      : 'it only points to the issue',
  );
}

/** "refs #1", "re #1", "part of #1" in the subject or on a line of its own speak of the whole commit; "see #1" does not. */
function isPartMention(mention: Mention): boolean {
  if (mention.kind === 'refers') return mention.place === 'subject';
  if (mention.kind !== 'weak') return false;
  const speaks =
    /(?:^|[^\w])(?:refs?\.?|references?|re|part(?:ial(?:ly)?)?(?: of)?|towards?|partly)\W{1,3}(?:\w+ ){0,2}[^ ]{0,40}\d/i.test(
      mention.text,
    );
  return speaks && (mention.place !== 'body' || mention.text.length < 40);
}

function says(commit: NamingCommit, kind: Mention['kind'], place?: Mention['place']): boolean {
  return commit.mentions.some(
    (mention) => mention.kind === kind && (place === undefined || mention.place === place),
  );
}

function accepted(commit: NamingCommit, kind: 'closes' | 'refers', score: number, reason: string): Candidate {
  const { shape } = commit;
  const reasons = [reason];
  if (shape.tests.length > 0) reasons.push('tests changed with it');
  if (commit.bringsIssueTest) reasons.push('it brings a test named after the issue');
  else if (commit.hasIssueTest) reasons.push('a test named after the issue came right before or after it');
  const isBacked =
    shape.production.length > 0 && (commit.bringsIssueTest || (kind === 'closes' && shape.tests.length > 0));
  const bonus = (shape.production.length > 0 ? 0.03 : 0) + (shape.tests.length > 0 ? 0.03 : 0);
  return { commit: commit.entry.hash, kind, score: score + bonus, isFix: true, isBacked, reasons };
}

function rejected(commit: NamingCommit, reason: string): Candidate {
  const kind = says(commit, 'closes') ? 'closes' : says(commit, 'pull-request') ? 'pull-request' : 'refers';
  return { commit: commit.entry.hash, kind, score: 0.2, isFix: false, isBacked: false, reasons: [reason] };
}
