import { type Commit, shortHash } from '../../domain/commit.js';
import type { Facts } from '../../domain/facts.js';
import { count, listing } from '../../domain/wording.js';
import { changesProduction } from '../fixes.js';
import { answer, type Probe } from '../probe.js';
import { confirmedLedgers } from '../remaining.js';

/** Words by which a subject says that something was fixed. */
const CLAIM = /\b(?:fix(?:e[sd]|ing)?|resolve[sd]?|close[sd]?|repair(?:s|ed)?|correct(?:s|ed)?)\b/i;

export const claimWithoutChange: Probe = {
  name: 'claim-without-change',
  question: 'Does a commit say that it fixes the issue without touching what was broken?',
  ask(facts) {
    const claiming = facts.commits.filter(
      (commit) => commit.isAncestor && commit.reverts.length === 0 && claims(commit),
    );
    if (claiming.length === 0)
      return answer('no', 'No commit of the revision claims to fix the issue.', { evidence: ['history'] });
    const touched = touchedByLedgers(facts);
    const idle = claiming.filter((commit) =>
      touched ? !touched.has(commit.hash) : commit.changes.length > 0 && !changesProduction(commit),
    );
    if (idle.length === 0) {
      return answer('no', 'Every commit that claims the fix changes code that the fix is about.', {
        evidence: claiming.map((commit) => commit.evidence),
      });
    }
    const missing = confirmedLedgers(facts).reduce((sum, ledger) => sum + ledger.blobs.missing, 0);
    if (missing > 0) {
      return answer('unknown', `${count(missing, 'file version')} of the history could not be read.`, {
        evidence: idle.map((commit) => commit.evidence),
      });
    }
    const one = idle.length === 1;
    const said = one ? 'says that it fixes the issue' : 'say that they fix the issue';
    const done = touched
      ? `${one ? 'removes' : 'remove'} no occurrence of the pattern`
      : `${one ? 'changes' : 'change'} no production code`;
    return answer('yes', `${namesOf(idle)} ${said}, and ${done}.`, {
      evidence: idle.map((commit) => commit.evidence),
      commits: idle.map((commit) => commit.hash),
    });
  },
};

/** The boldest claim with its words (one that closes the issue and gives figures), the others by their hashes. */
function namesOf(idle: readonly Commit[]): string {
  const boldness = ({ mentions, subject }: Commit) =>
    (mentions.some(({ kind }) => kind === 'closes') ? 2 : 0) + (/\d+\D+\d/.test(subject) ? 1 : 0);
  const [boldest, ...others] = [...idle].sort((a, b) => boldness(b) - boldness(a));
  if (!boldest) return '';
  const first = `${shortHash(boldest.hash)} ("${boldest.subject}")`;
  return listing([first, ...others.map((commit) => shortHash(commit.hash))]);
}

function claims(commit: Commit): boolean {
  return commit.mentions.some(
    ({ kind, place }) =>
      kind === 'closes' || (kind === 'refers' && place === 'subject' && CLAIM.test(commit.subject)),
  );
}

/** Commits that removed occurrences of a confirmed pattern; null when no pattern was followed through history. */
function touchedByLedgers(facts: Facts): Set<string> | null {
  const ledgers = confirmedLedgers(facts);
  if (ledgers.length === 0) return null;
  const removing = ledgers.flatMap((ledger) => ledger.entries).filter((entry) => entry.filesRemoved > 0);
  return new Set(removing.map((entry) => entry.commit));
}
