import { createHash } from 'node:crypto';
import type { Audit } from '../domain/audit.js';
import { totalOf } from '../domain/code-class.js';
import type { CommentState } from '../domain/comment-marker.js';
import { shortHash } from '../domain/commit.js';
import type { Scan } from '../domain/pattern.js';
import { listing } from '../domain/wording.js';

/** What a comment remembers of its audit. */
export function commentState(audit: Audit): CommentState {
  return {
    status: audit.verdict.status,
    grade: audit.verdict.grade,
    decision: audit.decision.action,
    revision: audit.revision,
    date: audit.date,
    fixes: audit.verdict.fixedIn.slice(0, 10).map(shortHash),
    left: confirmed(audit)
      .slice(0, 10)
      .map((scan) => [nameOf(scan), scan.counts.production, totalOf(scan.counts)]),
    whys: audit.whys.map((why) => (why.status === 'answered' ? why.grade : why.status)),
  };
}

function confirmed(audit: Audit): Scan[] {
  return audit.patterns.filter((scan) => scan.confirmed);
}

/** A pattern by its digest: short, and no text of strangers. */
function nameOf(scan: Scan): string {
  return createHash('sha256').update(scan.definition.source).digest('hex').slice(0, 12);
}

/** What is different from the audit that the last comment showed, in plain sentences; empty when it is details only. */
export function changesSince(before: CommentState, audit: Audit): string[] {
  const now = commentState(audit);
  const lines: string[] = [];
  if (before.status !== now.status || before.grade !== now.grade)
    lines.push(`Status: ${before.status} (${before.grade}) → ${now.status} (${now.grade}).`);
  if (before.decision !== now.decision) lines.push(`Decision: ${before.decision} → ${now.decision}.`);
  lines.push(...fixChanges(before.fixes, now.fixes), ...countChanges(before, audit));
  for (const [index, grade] of now.whys.entries()) {
    const earlier = before.whys[index];
    if (earlier !== undefined && earlier !== grade) lines.push(`Why ${index + 1}: ${earlier} → ${grade}.`);
  }
  return lines;
}

function fixChanges(before: readonly string[], now: readonly string[]): string[] {
  const come = now.filter((hash) => !before.includes(hash));
  const gone = before.filter((hash) => !now.includes(hash));
  return [
    ...(come.length > 0 ? [`Fixes, new: ${listing(come, 5)}.`] : []),
    ...(gone.length > 0 ? [`Fixes, no longer: ${listing(gone, 5)}.`] : []),
  ];
}

function countChanges(before: CommentState, audit: Audit): string[] {
  const earlier = new Map(before.left.map(([name, production, all]) => [name, { production, all }]));
  return confirmed(audit).flatMap((scan) => {
    const old = earlier.get(nameOf(scan));
    if (!old) return [];
    const [production, all] = [scan.counts.production, totalOf(scan.counts)];
    if (old.production === production && old.all === all) return [];
    const what =
      old.production === production
        ? `in all: ${old.all} → ${all}`
        : `in production: ${old.production} → ${production}`;
    return [`Left of ${scan.definition.source} ${what}.`];
  });
}
