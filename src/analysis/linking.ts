import type { FixLink } from '../domain/causes.js';
import { shortHash } from '../domain/commit.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import { type Issue, issueName } from '../domain/issue.js';
import type { TrackedIssue } from '../domain/tracker.js';
import { listing } from '../domain/wording.js';
import { mentionsOf } from '../references/message-index.js';
import { type Candidate, mergeCandidates, withoutStrays } from './linking/candidate.js';
import { linkByChangelogs } from './linking/changelog-links.js';
import { fixLinks, toLink } from './linking/fix-links.js';
import { type IssueTestOrigin, issueTestOrigins } from './linking/issue-test-origins.js';
import { linkEvidence } from './linking/link-evidence.js';
import type { LinkIndex } from './linking/link-index.js';
import { judgeMessages, speaksAgainst } from './linking/message-links.js';
import { namingCommit } from './linking/naming-commits.js';
import { linkBySimilarity } from './linking/similar-texts.js';
import { linkByTests } from './linking/test-name-links.js';
import { linkByTracker } from './linking/tracker-links.js';

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
  /** What the issue tracker says; null or missing: it was not asked. */
  readonly told?: TrackedIssue | null;
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
  const isPullRequest = input.told?.isPullRequest === true || isPull(index, issue.key);
  const mentions = mentionsOf(index.messages, keys);
  await index.prepare(mentions.keys());
  const tests =
    thorough && !isPullRequest
      ? await issueTestOrigins(index, issue, revision, input.namingTests ?? null)
      : [];
  const naming = [...mentions].map(([hash, own]) =>
    namingCommit(index, hash, own, { tests, isAsked: thorough }),
  );
  const said = judgeMessages({
    commits: naming,
    isPullRequest,
    isFollowedByClosing: (hash, closing) =>
      closing.some((other) => other !== hash && index.order.isBefore(hash, other)),
  });
  const others = isPullRequest
    ? []
    : await otherSources(index, input, tests, { thorough, naming: new Set(mentions.keys()) });
  const vetoed = new Set(naming.filter(speaksAgainst).map((commit) => commit.entry.hash));
  const candidates = withoutStrays(
    mergeCandidates([...said, ...others.filter((candidate) => !vetoed.has(candidate.commit))]),
  );
  const accepted = candidates.filter((candidate) => candidate.isFix);
  const fixes = await fixLinks(index, accepted, revision, { thorough });
  const inGroups = new Set(fixes.flatMap((link) => [link.commit, ...link.twins]));
  const alike = thorough && fixes.length === 0 && !isPullRequest ? await alikeTo(index, input) : [];
  const likenesses = alike.filter(({ commit }) => !candidates.some((known) => known.commit === commit));
  const rest = [...likenesses, ...candidates]
    .filter((candidate) => !candidate.isFix && !inGroups.has(candidate.commit))
    .slice(0, MOST_REJECTED)
    .map((candidate) => toLink(candidate, [], 'claimed'));
  const links = [...fixes, ...rest];
  return {
    links,
    commits: [...new Set(links.flatMap((link) => [link.commit, ...link.twins, ...link.revertedBy]))].sort(),
    evidence: links.map((link) => linkEvidence(link, index, issue)),
    notifications: isPullRequest
      ? [pullRequestNotice(issue)]
      : likenesses.length > 0
        ? [likenessNotice(issue, likenesses)]
        : [],
  };
}

/** Commits that read like the issue, where the tracker gives its text. */
async function alikeTo(index: LinkIndex, { told, revision }: LinkingInput): Promise<Candidate[]> {
  return told && told.title.trim() !== '' ? linkBySimilarity(index, told, revision) : [];
}

/**
 * Whether the number belongs to a pull request: the clone has its ref; where it has none at all, a merge commit landed it.
 * With refs, merges do not count: those of a fork's own pull requests come along with its commits.
 */
function isPull(index: LinkIndex, key: string): boolean {
  if (index.pulls.size > 0) return index.pulls.has(key);
  return (index.messages.landings.get(key) ?? []).some((landing) => landing.how === 'merge');
}

async function otherSources(
  index: LinkIndex,
  { issue, revision, told }: LinkingInput,
  tests: readonly IssueTestOrigin[],
  options: { thorough: boolean; naming: ReadonlySet<string> },
): Promise<Candidate[]> {
  const keys = [issue.key, ...issue.aliases];
  const byChangelog = await linkByChangelogs(index, keys, revision, options);
  const byTracker = told ? await linkByTracker(index, told, keys) : [];
  return [...byChangelog, ...(await linkByTests(index, tests)), ...byTracker];
}

function likenessNotice(issue: Issue, alike: readonly Candidate[]): Notification {
  const [first, ...others] = alike.map(({ commit }) => shortHash(commit));
  return {
    code: 'similar-commits-only',
    message: `Nothing ties a commit to ${issueName(issue)}; ${listing([first ?? '', ...others], 5)} read${others.length === 0 ? 's' : ''} most like it.`,
    weakens: 'Likeness of texts is no evidence of a fix; none of them is taken for one.',
    remedy: `git show ${alike[0]?.commit}`,
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
