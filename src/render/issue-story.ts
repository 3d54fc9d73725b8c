import type { Audit } from '../domain/audit.js';
import type { IntroducingCandidate } from '../domain/causes.js';

/** The commit that most likely brought the bug; null when none stands out. */
export function likelyOrigin(audit: Audit): IntroducingCandidate | null {
  return audit.introducedBy.find(({ tier }) => tier !== 'low') ?? null;
}

/** Full hashes of the commits taken for fixes, those of the revision first. */
export function fixCommits(audit: Audit): string[] {
  const fixes = new Set(audit.links.filter((link) => link.isFix).map((link) => link.commit));
  const named = [...audit.verdict.fixedIn, ...audit.verdict.fixedElsewhere];
  return [...new Set([...named, ...fixes])].filter((hash) => fixes.has(hash));
}

/** Full hashes of the commits that say they fix it and do not. */
export function claimsWithoutChange(audit: Audit): string[] {
  return audit.findings
    .filter(({ probe, outcome }) => probe === 'claim-without-change' && outcome === 'yes')
    .flatMap(({ commits }) => commits);
}
