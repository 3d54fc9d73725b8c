import type { FixLink } from '../../domain/causes.js';
import { shortHash } from '../../domain/commit.js';
import { type Candidate, mergeCandidates } from './candidate.js';
import type { LinkIndex } from './link-index.js';
import { isInForce, revertersOf, silentReverts } from './reverts-in-force.js';
import { groupTwins } from './twins.js';

/** A link and all commits that carry its change. */
interface Group {
  readonly link: FixLink;
  readonly commits: readonly string[];
}

/** A later link lands an earlier one again only if it is not much weaker itself. */
const WEAKER = 0.3;

/**
 * The links of the commits that are taken for fixes: one for each change, with its twins, what takes it back at the revision
 * and what it lands again; best first.
 */
export async function fixLinks(
  index: LinkIndex,
  candidates: readonly Candidate[],
  revision: string,
  options: { thorough: boolean },
): Promise<FixLink[]> {
  const byCommit = new Map(candidates.map((candidate) => [candidate.commit, candidate]));
  const groups = (await groupTwins(index, [...byCommit.keys()], { ...options, revision })).map((commits) => ({
    commits,
    link: linkOf(index, commits, byCommit),
  }));
  for (const group of groups) {
    const here = group.commits.filter((hash) => index.order.isBefore(hash, revision));
    const reverts = revertersOf(index, group.commits);
    const first = here.includes(group.link.commit) ? group.link.commit : here[0];
    if (options.thorough && first !== undefined && reverts.length === 0) {
      const silent = await silentReverts(index, first, revision);
      reverts.push(...silent.filter((hash) => !byCommit.has(hash)));
    }
    noteLandings(index, group, reverts, groups);
    if (here.length > 0) group.link.revertedBy.push(...inForce(index, group, reverts, groups, revision));
  }
  return groups
    .map(({ link }) => link)
    .sort((a, b) => b.score - a.score || index.order.position(b.commit) - index.order.position(a.commit));
}

/** The strongest candidate stands for the group; what is said of the others backs it. */
function linkOf(
  index: LinkIndex,
  commits: readonly string[],
  byCommit: ReadonlyMap<string, Candidate>,
): FixLink {
  const own = commits.flatMap((hash) => byCommit.get(hash) ?? []).sort((a, b) => compare(index, a, b));
  const best = (own[0] as Candidate).commit;
  const [together] = mergeCandidates(own.map((candidate) => ({ ...candidate, commit: best })));
  const twins = commits.filter((hash) => hash !== best).sort();
  return toLink(together as Candidate, twins, together?.isBacked ? 'supported' : 'claimed');
}

/** Later fixes say which earlier one, since taken back, they land again; whether or not the revision has them. */
function noteLandings(
  index: LinkIndex,
  group: Group,
  reverts: readonly string[],
  groups: readonly Group[],
): void {
  for (const other of groups) {
    if (other === group || other.link.relands.includes(group.link.commit)) continue;
    const follows = reverts.some((revert) =>
      other.commits.some((hash) => index.order.isBefore(revert, hash)),
    );
    if (follows) other.link.relands.push(group.link.commit);
  }
}

/** The reverts that hold at the revision: not taken back themselves, and nothing landed the change again. Oldest first. */
function inForce(
  index: LinkIndex,
  group: Group,
  reverts: readonly string[],
  groups: readonly Group[],
  revision: string,
): string[] {
  const isStrong = (other: Group) => other === group || other.link.score >= group.link.score - WEAKER;
  const isLandedAgain = (revert: string) =>
    groups
      .filter(isStrong)
      .some(({ commits }) =>
        commits.some(
          (hash) =>
            hash !== revert && index.order.isBefore(revert, hash) && index.order.isBefore(hash, revision),
        ),
      );
  return reverts
    .filter((revert) => isInForce(index, revert, revision) && !isLandedAgain(revert))
    .sort((a, b) => index.order.position(b) - index.order.position(a));
}

/** The strongest, then the change itself before its merge, then the oldest. */
function compare(index: LinkIndex, a: Candidate, b: Candidate): number {
  const merges = (candidate: Candidate) => (index.entry(candidate.commit)?.parents.length ?? 0) > 1;
  return (
    b.score - a.score ||
    Number(merges(a)) - Number(merges(b)) ||
    index.order.position(b.commit) - index.order.position(a.commit)
  );
}

/** A candidate as a link; reverts and re-landings are still to be told. */
export function toLink(candidate: Candidate, twins: string[], grade: FixLink['grade']): FixLink {
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
