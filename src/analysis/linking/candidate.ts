import type { FixLink } from '../../domain/causes.js';

/** A commit that something ties to the issue, before it is decided what it is. */
export interface Candidate {
  readonly commit: string;
  readonly kind: FixLink['kind'];
  /** How strongly it is tied, from 0 to 1. */
  readonly score: number;
  /** Taken for (a part of) the fix. */
  readonly isFix: boolean;
  /** A fact beside anybody's words ties the change to the issue: a test of the issue came with it. */
  readonly isBacked: boolean;
  readonly reasons: readonly string[];
}

/** Puts what several sources say of the same commit together; the strongest kind names it. */
export function mergeCandidates(candidates: readonly Candidate[]): Candidate[] {
  const byCommit = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const known = byCommit.get(candidate.commit);
    byCommit.set(candidate.commit, known ? joined(known, candidate) : candidate);
  }
  return [...byCommit.values()];
}

/**
 * Where a message or the tracker closes the issue, what only a change log or the name of a test ties to it is no fix beside it: entries
 * of change logs bundle issues and pull requests, and tests are added later, moved and imported.
 */
export function withoutStrays(candidates: readonly Candidate[]): Candidate[] {
  const closes = ({ isFix, kind }: Candidate) => isFix && (kind === 'closes' || kind === 'tracker');
  if (!candidates.some(closes)) return [...candidates];
  const isStray = ({ isFix, kind }: Candidate) => isFix && (kind === 'test-name' || kind === 'changelog');
  return candidates.map((candidate) =>
    isStray(candidate)
      ? {
          ...candidate,
          isFix: false,
          score: 0.3,
          reasons: [...candidate.reasons, 'another commit closes the issue'],
        }
      : candidate,
  );
}

/** Every further source that agrees closes a fifth of the distance to certainty. */
function joined(a: Candidate, b: Candidate): Candidate {
  const [strong, weak] = rank(b) > rank(a) ? [b, a] : [a, b];
  const agrees = a.isFix && b.isFix && a.kind !== b.kind;
  return {
    commit: strong.commit,
    kind: strong.kind,
    score: agrees ? strong.score + (1 - strong.score) * 0.2 : strong.score,
    isFix: strong.isFix,
    isBacked: a.isBacked || b.isBacked,
    // What speaks against a commit is no reason beside what made it a fix.
    reasons:
      strong.isFix && !weak.isFix ? strong.reasons : [...new Set([...strong.reasons, ...weak.reasons])],
  };
}

function rank(candidate: Candidate): number {
  return candidate.score + (candidate.isFix ? 1 : 0);
}
