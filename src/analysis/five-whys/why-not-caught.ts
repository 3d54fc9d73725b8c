import { shortHash } from '../../domain/commit.js';
import type { Facts } from '../../domain/facts.js';
import type { Finding } from '../../domain/finding.js';
import { day, elapsed } from '../../domain/wording.js';
import { causeOf } from '../cause.js';
import { evidenceOf, fixesOf } from '../fixes.js';
import { findingOf } from '../probes.js';
import { answered, notKnown, type WhyQuestion } from '../why.js';

export const whyNotCaught: WhyQuestion = {
  number: 3,
  question: 'Why was it not caught earlier?',
  ofDefectsOnly: true,
  answer(facts, findings) {
    const [fix] = fixesOf(facts);
    if (!fix) return notKnown('Not established: no fix was found to compare tests with.', 'A fixing commit.');
    const tests = testsSentence(facts, findings);
    const times = timesSentence(facts);
    const sentences = [tests, times].filter((s) => s !== null);
    const cause = causeOf(facts);
    const evidence = [...evidenceOf([fix]), ...(cause ? [cause.evidence] : [])];
    if (!tests)
      return notKnown(
        sentences.join(' ') || 'Not established.',
        'A fix that is part of the revision, with the tests that belong to it.',
        evidence,
      );
    return answered('supported', sentences, evidence);
  },
};

function testsSentence(facts: Facts, findings: readonly Finding[]): string | null {
  const withFix = findingOf(findings, 'tests-came-with-fix');
  if (withFix.outcome === 'yes') {
    const [fix] = fixesOf(facts);
    const added =
      fix?.commit.changes.filter((change) => change.class === 'test' && change.status === 'added') ?? [];
    const only =
      added.length > 0 ? ' Tests that were written with the fix could not have caught it before.' : '';
    return `${withFix.message}${only}`;
  }
  if (withFix.outcome !== 'no') return null;
  const later = facts.commits.filter(
    (commit) => commit.isAncestor && commit.changes.some((c) => c.class === 'test' && c.status === 'added'),
  );
  const first = later.at(-1);
  if (!first) return 'No test came with the fix, and no commit that names the issue added one.';
  return `No test came with the fix; tests for the issue were added by ${shortHash(first.hash)} on ${day(first.authoredAt)}.`;
}

function timesSentence(facts: Facts): string | null {
  const [fix] = fixesOf(facts);
  const cause = causeOf(facts);
  if (!fix) return null;
  const parts: string[] = [];
  const reported = facts.tracker?.createdAt;
  const lived = cause ? elapsed(cause.authoredAt, fix.commit.authoredAt) : null;
  if (lived) parts.push(`${lived} lie between its cause and its fix`);
  const open = reported ? elapsed(reported, fix.commit.authoredAt) : null;
  if (open) parts.push(`${open} between the report and the fix`);
  return parts.length > 0 ? `${parts.join(', ')}.` : null;
}
