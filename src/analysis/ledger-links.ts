import type { FixLink } from '../domain/causes.js';
import { totalOf } from '../domain/code-class.js';
import { type Commit, shortHash } from '../domain/commit.js';
import type { Evidence } from '../domain/evidence.js';
import type { Ledger, LedgerEntry } from '../domain/ledger.js';
import { count, thousands } from '../domain/wording.js';
import { peakProduction } from './remaining.js';

/** A commit that removed at least this share of the most there ever was is a fix, whatever its message says. */
const FIX_SHARE = 0.5;

/** Commits that removed so much of a confirmed pattern that they are taken for the fix, largest first. */
export function fixesByLedger(ledgers: readonly Ledger[]): { ledger: Ledger; entry: LedgerEntry }[] {
  return ledgers.flatMap((ledger) => {
    const most = ledger.peak?.total ?? 0;
    const inProduction = (peakProduction(ledger) ?? 0) > 0;
    return ledger.largestRemovals
      .flatMap((hash) => ledger.entries.find((entry) => entry.commit === hash && !entry.isMerge) ?? [])
      .filter((entry) => most > 0 && totalOf(entry.removed) >= most * FIX_SHARE)
      .filter((entry) => !inProduction || entry.removed.production > 0)
      .map((entry) => ({ ledger, entry }));
  });
}

/**
 * Sets what the code says beside what the messages say: who removed most of a confirmed pattern is a fix; who only says so
 * and removed nothing is not. Where the clone lacks contents, nothing is held against anybody.
 * @param commits the commits that the links may name
 */
export function linkByLedgers(
  links: readonly FixLink[],
  ledgers: readonly Ledger[],
  commits: readonly Commit[],
): FixLink[] {
  const fixes = fixesByLedger(ledgers);
  if (ledgers.every((ledger) => ledger.entries.length === 0)) return [...links];
  const byHash = new Map(commits.map((commit) => [commit.hash, commit]));
  const removing = new Set(
    ledgers.flatMap((ledger) => ledger.entries.filter((e) => e.filesRemoved > 0).map((e) => e.commit)),
  );
  // A ledger tells only of what the revision contains; where it shows the whole fix, later claims add nothing to it.
  const isIdle = (link: FixLink) =>
    !removing.has(link.commit) && (fixes.length > 0 || byHash.get(link.commit)?.isAncestor === true);
  const isWhole = ledgers.every((ledger) => ledger.blobs.missing === 0);
  const byCommit = new Map(
    links.map((link) => [link.commit, isWhole && isIdle(link) ? withoutRemoval(link) : link]),
  );
  for (const { ledger, entry } of fixes) {
    if (!byHash.has(entry.commit)) continue;
    byCommit.set(entry.commit, withRemoval(byCommit.get(entry.commit), ledger, entry));
  }
  return [...byCommit.values()].sort((a, b) => b.score - a.score || (a.commit < b.commit ? -1 : 1));
}

/** Link evidence that says the same as the links after the ledgers were heard; new links get theirs from the ledger. */
export function linkEvidence(evidence: readonly Evidence[], links: readonly FixLink[]): Evidence[] {
  const byCommit = new Map(links.map((link) => [link.commit, link]));
  return evidence.map((item) => {
    const link = item.kind === 'link' ? byCommit.get(String(item.data.commit)) : undefined;
    if (!link || link.isFix === item.data.isFix) return item;
    const role = link.isFix ? 'is taken for a fix' : 'is not taken for a fix';
    return {
      ...item,
      summary: `${shortHash(link.commit)} ${role}: ${link.reasons.join('; ')}.`,
      data: { ...item.data, isFix: link.isFix, score: link.score, reasons: link.reasons },
    };
  });
}

function withRemoval(link: FixLink | undefined, ledger: Ledger, entry: LedgerEntry): FixLink {
  const removed = totalOf(entry.removed);
  const before = entry.total + removed - totalOf(entry.added);
  const what = `removes ${thousands(removed)} of ${thousands(before)} occurrences of the pattern, in ${count(entry.filesRemoved, 'file')}`;
  const base: FixLink = link ?? {
    commit: entry.commit,
    kind: 'ledger',
    score: 0,
    isFix: true,
    grade: 'supported',
    reasons: [],
    twins: [],
    relands: [],
    revertedBy: [],
    evidence: [],
  };
  return {
    ...base,
    isFix: true,
    score: Math.max(base.score, 0.95),
    grade: base.grade === 'proven' ? 'proven' : 'supported',
    reasons: [...base.reasons, what],
    evidence: [...base.evidence, ledger.evidence],
  };
}

function withoutRemoval(link: FixLink): FixLink {
  if (!link.isFix) return link;
  return {
    ...link,
    isFix: false,
    grade: 'claimed',
    score: Math.min(link.score, 0.3),
    reasons: [...link.reasons, 'removes no occurrence of the pattern'],
  };
}
