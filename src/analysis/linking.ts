import type { FixLink } from '../domain/causes.js';
import { type Mention, shortHash } from '../domain/commit.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import type { LogEntry } from '../domain/history.js';
import { type Issue, issueName } from '../domain/issue.js';
import { mentionsOf } from '../references/message-index.js';
import { type Candidate, mergeCandidates, withoutStrays } from './linking/candidate.js';
import { landingsOf, linkByChangelogs } from './linking/changelog-links.js';
import type { LinkIndex } from './linking/link-index.js';
import { judgeMessages, type NamingCommit } from './linking/message-links.js';
import { isInForce, revertersOf, silentReverts } from './linking/reverts-in-force.js';
import { type IssueTestOrigin, issueTestOrigins, linkByTests } from './linking/test-name-links.js';
import { groupTwins } from './linking/twins.js';

export interface LinkingInput {
  readonly issue: Issue;
  /** Full hash of the audited commit. */
  readonly revision: string;
  /**
   * `thorough` reads what changes took away and put in, change logs' histories and test titles; `quick` answers from
   * messages, file names and change logs alone, for lists of many issues.
   */
  readonly depth?: 'thorough' | 'quick';
  /** Test files of the revision whose text names the issue, when they were searched for before; saves the search. */
  readonly namingTests?: readonly string[];
}

export interface Linking {
  /** Best first; those that are no fix after those that are. */
  readonly links: FixLink[];
  /** Every commit that the links speak of, sorted. */
  readonly commits: string[];
  readonly evidence: Evidence[];
  readonly notifications: Notification[];
}

/** Commits that only name the issue are listed up to this many. */
const MOST_REJECTED = 40;

/**
 * Finds the commits that fix an issue, wherever they are, and says why. No link means that the clone does not tell.
 * Reverts are judged at the revision.
 */
export async function linkFixes(index: LinkIndex, input: LinkingInput): Promise<Linking> {
  const { issue, revision } = input;
  const thorough = input.depth !== 'quick';
  const keys = [issue.key, ...issue.aliases];
  const isPullRequest = isPull(index, issue.key);
  const mentions = mentionsOf(index.messages, keys);
  await index.prepare(mentions.keys());
  const tests =
    thorough && !isPullRequest
      ? await issueTestOrigins(index, issue, revision, input.namingTests ?? null)
      : [];
  const naming = [...mentions].map(([hash, own]) => namingCommit(index, hash, own, { tests, thorough }));
  const said = judgeMessages({
    commits: naming,
    isPullRequest,
    isFollowedByClosing: (hash, closing) =>
      closing.some((other) => other !== hash && index.order.isBefore(hash, other)),
  });
  const others = isPullRequest
    ? []
    : await otherSources(index, keys, revision, tests, { thorough, naming: new Set(mentions.keys()) });
  const rejected = new Set(
    naming.filter((commit) => commit.isPlainRevert).map((commit) => commit.entry.hash),
  );
  const candidates = withoutStrays(
    mergeCandidates([...said, ...others.filter((candidate) => !rejected.has(candidate.commit))]),
  );
  const fixes = await fixLinks(
    index,
    candidates.filter((c) => c.isFix),
    revision,
    thorough,
  );
  const inGroups = new Set(fixes.flatMap((link) => [link.commit, ...link.twins]));
  const rest = candidates
    .filter((candidate) => !candidate.isFix && !inGroups.has(candidate.commit))
    .slice(0, MOST_REJECTED)
    .map((candidate) => toLink(candidate, [], 'claimed'));
  const links = [...fixes, ...rest];
  return {
    links,
    commits: [...new Set(links.flatMap((link) => [link.commit, ...link.twins, ...link.revertedBy]))].sort(),
    evidence: links.map((link) => evidenceOf(link, index, issue)),
    notifications: isPullRequest ? [pullRequestNotice(issue)] : [],
  };
}

/** Whether the number belongs to a pull request: the clone has its ref, or a merge commit landed it. */
function isPull(index: LinkIndex, key: string): boolean {
  return (
    index.pulls.has(key) ||
    (index.messages.landings.get(key) ?? []).some((landing) => landing.how === 'merge')
  );
}

async function otherSources(
  index: LinkIndex,
  keys: readonly string[],
  revision: string,
  tests: readonly IssueTestOrigin[],
  options: { thorough: boolean; naming: ReadonlySet<string> },
): Promise<Candidate[]> {
  const byChangelog = await linkByChangelogs(index, keys, revision, options);
  return [...byChangelog, ...(await linkByTests(index, tests))];
}

function namingCommit(
  index: LinkIndex,
  hash: string,
  mentions: readonly Mention[],
  known: { tests: readonly IssueTestOrigin[]; thorough: boolean },
): NamingCommit {
  const entry = index.entry(hash);
  if (!entry) throw new Error(`${hash} names the issue and is not in the graph`);
  const own = mentions.map((mention) =>
    isIssueInSquash(index, entry, mention, known.thorough)
      ? { ...mention, kind: 'refers' as const }
      : mention,
  );
  return {
    entry,
    mentions: own,
    shape: index.shapeOf(hash),
    isPlainRevert: isPlainRevert(index, hash) && !own.some((mention) => mention.kind === 'closes'),
    hasIssueTest: known.tests.some((test) => isBeside(index, hash, test.commit)),
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

async function fixLinks(
  index: LinkIndex,
  candidates: readonly Candidate[],
  revision: string,
  thorough: boolean,
): Promise<FixLink[]> {
  const byCommit = new Map(candidates.map((candidate) => [candidate.commit, candidate]));
  const groups = await groupTwins(index, [...byCommit.keys()], { thorough });
  const links = groups.map((group) => {
    const own = group.flatMap((hash) => byCommit.get(hash) ?? []).sort((a, b) => compare(index, a, b));
    const best = own[0] as Candidate;
    const together = mergeCandidates(
      own.map((candidate) => ({ ...candidate, commit: best.commit })),
    )[0] as Candidate;
    return {
      group,
      link: toLink(
        together,
        group.filter((hash) => hash !== best.commit).sort(),
        together.isBacked ? 'supported' : 'claimed',
      ),
    };
  });
  for (const { group, link } of links) {
    const reverts = revertersOf(index, group);
    const here = group.filter((hash) => index.order.isBefore(hash, revision));
    if (thorough && here.length > 0 && reverts.length === 0)
      reverts.push(
        ...(await silentReverts(index, here[0] as string, revision)).filter((hash) => !byCommit.has(hash)),
      );
    const later = (revert: string) =>
      links.filter(
        (other) => other.link !== link && other.group.some((hash) => index.order.isBefore(revert, hash)),
      );
    for (const revert of reverts)
      for (const other of later(revert))
        if (!other.link.relands.includes(link.commit)) other.link.relands.push(link.commit);
    const isLandedAgain = (revert: string) =>
      links.some((other) =>
        other.group.some(
          (hash) =>
            hash !== revert && index.order.isBefore(revert, hash) && index.order.isBefore(hash, revision),
        ),
      );
    if (here.length > 0)
      link.revertedBy.push(
        ...reverts
          .filter((revert) => isInForce(index, revert, revision) && !isLandedAgain(revert))
          .sort((a, b) => index.order.position(b) - index.order.position(a)),
      );
  }
  return links
    .map(({ link }) => link)
    .sort((a, b) => b.score - a.score || index.order.position(b.commit) - index.order.position(a.commit));
}

/** The candidate that stands for its group: the strongest, then the change itself before its merge, then the oldest. */
function compare(index: LinkIndex, a: Candidate, b: Candidate): number {
  const merges = (candidate: Candidate) => (index.entry(candidate.commit)?.parents.length ?? 0) > 1;
  return (
    b.score - a.score ||
    Number(merges(a)) - Number(merges(b)) ||
    index.order.position(b.commit) - index.order.position(a.commit)
  );
}

function toLink(candidate: Candidate, twins: string[], grade: FixLink['grade']): FixLink {
  return {
    commit: candidate.commit,
    kind: candidate.kind,
    score: Math.round(candidate.score * 1000) / 1000,
    isFix: candidate.isFix,
    grade,
    reasons: [...candidate.reasons],
    twins,
    relands: [],
    revertedBy: [],
    evidence: [`link:${shortHash(candidate.commit)}`],
  };
}

function evidenceOf(link: FixLink, index: LinkIndex, issue: Issue): Evidence {
  const subject = index.entry(link.commit)?.subject ?? '';
  const role = link.isFix ? 'is taken for a fix of' : 'names, and is not taken for a fix of,';
  return {
    id: `link:${shortHash(link.commit)}`,
    kind: 'link',
    summary: `${shortHash(link.commit)} ("${subject}") ${role} ${issueName(issue)}: ${link.reasons.join('; ')}.`,
    data: {
      commit: link.commit,
      kind: link.kind,
      score: link.score,
      isFix: link.isFix,
      reasons: link.reasons,
      twins: link.twins,
      revertedBy: link.revertedBy,
    },
    provenance: {
      collector: 'linking',
      source: 'git objects',
      revision: link.commit,
      command: `git show ${link.commit}`,
    },
    location: null,
  };
}

function pullRequestNotice(issue: Issue): Notification {
  return {
    code: 'issue-is-pull-request',
    message: `${issueName(issue)} is the number of a pull request, not of an issue.`,
    weakens: 'What fixes it cannot be asked; ask for the issue that it was made for.',
    remedy: null,
  };
}
