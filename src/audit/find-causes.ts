import type { CodeStory } from '../analysis/code-story.js';
import { changesProduction, type Fix, fixesOf } from '../analysis/fixes.js';
import { findIntroducing } from '../analysis/introducing/find-introducing.js';
import type { ContractChange, InferredPattern, IntroducingCandidate } from '../domain/causes.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import type { Issue } from '../domain/issue.js';
import type { Scan } from '../domain/pattern.js';
import { quoted } from '../domain/shell-word.js';
import { count } from '../domain/wording.js';
import type { Collected } from './collect.js';
import { inferLeftovers } from './infer-leftovers.js';
import type { Linked } from './link-commits.js';
import type { Question } from './question.js';

/** What the code and its history say of why it happened. */
export interface Causes {
  readonly introducedBy: IntroducingCandidate[];
  readonly inferredPatterns: InferredPattern[];
  /** What inferred patterns find at the revision: possible leftovers. */
  readonly scans: Scan[];
  readonly evidence: Evidence[];
  readonly notifications: Notification[];
}

/** Fixes beyond these are not asked for what they mended; the best links come first. */
const MOST_FIXES = 5;

/** Which commit introduced what the fixes mend, and what they changed systematically. */
export async function findCauses(
  question: Question,
  collected: Collected,
  linked: Linked,
  story: Pick<CodeStory, 'ledgers' | 'contractChanges'>,
): Promise<Causes> {
  const none = { inferredPatterns: [], scans: [] };
  if (story.contractChanges.length > 0) {
    // Counted in the code: blame of single lines could only be less sure.
    const introducedBy = story.contractChanges.map((change, index, all) => ({
      ...asCandidate(change, index, all),
      committedAt: collected.history.graph.get(change.commit)?.committedAt ?? change.authoredAt,
    }));
    return { ...none, introducedBy, evidence: [], notifications: [] };
  }
  const fixes = mendingFixes(linked);
  if (fixes.length === 0) return { ...none, introducedBy: [], evidence: [], notifications: [] };
  const leftovers = await inferLeftovers(question, collected, fixes);
  const found = await findIntroducing(question.clone, {
    fixes: fixes.map((fix) => fix.commit.hash),
    graph: collected.history.graph,
    reportedAt: question.block?.state?.createdAt ?? null,
    issueNumber: numberOf(question.issue),
    classes: question.config.classes,
    ledgers: story.ledgers,
    contractChanges: story.contractChanges,
    useText: true,
  });
  return {
    ...leftovers,
    introducedBy: found.candidates,
    evidence: [...leftovers.evidence, ...found.evidence],
    notifications: [...leftovers.notifications, ...found.notifications],
  };
}

/** Fixes of the revision, else those elsewhere, that change what users run. */
function mendingFixes(linked: Linked): Fix[] {
  const fixes = fixesOf(linked).filter((fix) => changesProduction(fix.commit));
  const here = fixes.filter((fix) => fix.isHere);
  return (here.length > 0 ? here : fixes).slice(0, MOST_FIXES);
}

/** A contract change names its commit by counting: no other candidate comes near it. */
function asCandidate(
  change: ContractChange,
  index: number,
  all: readonly ContractChange[],
): Omit<IntroducingCandidate, 'committedAt'> {
  const { commit, author, authoredAt, subject, evidence } = change;
  const next = all[index + 1]?.callersOldWay ?? 0;
  return {
    commit,
    author,
    authoredAt,
    subject,
    score: change.callersOldWay,
    margin: change.callersOldWay - next,
    tier: index === 0 ? 'high' : 'low',
    reasons: [
      `changed ${change.symbol} while ${count(change.callersOldWay, 'place')} still used it the old way`,
    ],
    command: `git show ${commit} -- ${quoted(change.path)}`,
    evidence,
  };
}

/** The number that pull requests of the same repository are compared with; null for keys of another tracker. */
function numberOf({ key }: Pick<Issue, 'key'>): number | null {
  return /^\d{1,7}$/.test(key) ? Number(key) : null;
}
