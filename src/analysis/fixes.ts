import type { FixLink } from '../domain/causes.js';
import type { Commit } from '../domain/commit.js';
import type { Facts } from '../domain/facts.js';

/** A commit that is taken for (a part of) the fix, and where it stands. */
export interface Fix {
  readonly link: FixLink;
  readonly commit: Commit;
  /** It, or a twin that carries the same change, is part of the audited revision. */
  readonly isHere: boolean;
  /** The one of them that is: its own hash where possible; null for none. */
  readonly hereAs: string | null;
  /** It is here and nothing has taken it back. */
  readonly isInForce: boolean;
}

/** The fixes that are known, best link first. */
export function fixesOf(facts: Pick<Facts, 'links' | 'commits'>): Fix[] {
  const byHash = new Map(facts.commits.map((commit) => [commit.hash, commit]));
  const fixes: Fix[] = [];
  for (const link of facts.links) {
    const commit = byHash.get(link.commit);
    if (!link.isFix || !commit) continue;
    const hereAs = [link.commit, ...link.twins].find((hash) => byHash.get(hash)?.isAncestor) ?? null;
    const isHere = hereAs !== null;
    fixes.push({ link, commit, isHere, hereAs, isInForce: isHere && link.revertedBy.length === 0 });
  }
  return fixes.sort(
    (a, b) => b.link.score - a.link.score || compare(b.commit.committedAt, a.commit.committedAt),
  );
}

/** Fixes that are part of the revision and in force. */
export function fixesInForce(facts: Facts): Fix[] {
  return fixesOf(facts).filter((fix) => fix.isInForce);
}

/** Whether a commit changes what users run; documentation and tests alone do not. */
export function changesProduction(commit: Commit): boolean {
  return commit.changes.some((change) => change.class === 'production');
}

/** Whether a commit adds or changes tests. */
export function changesTests(commit: Commit): boolean {
  return commit.changes.some((change) => change.class === 'test' && change.status !== 'deleted');
}

/** Ids of the evidence behind fixes. */
export function evidenceOf(fixes: readonly Fix[]): string[] {
  return [...new Set(fixes.flatMap((fix) => [fix.commit.evidence, ...fix.link.evidence]))];
}

function compare(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b) || (a < b ? -1 : a > b ? 1 : 0);
}
