import { shortHash } from '../../domain/commit.js';
import type { Facts } from '../../domain/facts.js';
import { either, listing } from '../../domain/wording.js';
import { evidenceOf, type Fix, fixesOf } from '../fixes.js';
import { answer, type Probe } from '../probe.js';

export const fixReverted: Probe = {
  name: 'fix-reverted',
  question: 'Was the fix taken back and not applied again?',
  ask(facts) {
    const here = fixesOf(facts).filter((fix) => fix.isHere);
    if (here.length === 0) return answer('notApplicable', 'There is no fix in the revision to take back.');
    const reverted = here.filter((fix) => !fix.isInForce && !isMadeGood(facts, fix, here));
    if (reverted.length === 0) {
      return answer('no', 'Nothing in the revision takes the fix back.', {
        evidence: evidenceOf(here),
        commits: here.map((fix) => fix.commit.hash),
      });
    }
    const reverts = [...new Set(reverted.flatMap((fix) => fix.link.revertedBy))];
    const taken = listing(reverted.map((fix) => shortHash(fix.commit.hash)));
    return answer(
      'yes',
      `${taken} ${either(reverted.length, 'was', 'were')} taken back by ${listing(reverts.map(shortHash))}.`,
      {
        evidence: evidenceOf(reverted),
        commits: reverts,
      },
    );
  },
};

/** Whether a fix in force, no weaker one, came after all that took this one back: one that only the ledger knows, for one. */
function isMadeGood(facts: Facts, fix: Fix, here: readonly Fix[]): boolean {
  const times = facts.commits
    .filter(({ hash }) => fix.link.revertedBy.includes(hash))
    .map(({ committedAt }) => Date.parse(committedAt));
  const last = times.length > 0 ? Math.max(...times) : Number.POSITIVE_INFINITY;
  return here.some(
    (other) =>
      other.isInForce && other.link.score >= fix.link.score && Date.parse(other.commit.committedAt) > last,
  );
}
