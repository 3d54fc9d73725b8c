import { shortHash } from '../domain/commit.js';
import type { Facts } from '../domain/facts.js';
import type { PersonToAsk, Verdict } from '../domain/verdict.js';
import { count, listing } from '../domain/wording.js';
import { fixesOf } from './fixes.js';

const MOST = 8;

/**
 * People who can say more about the issue, each with the reason, those who know most first. Names of commits and accounts of the
 * tracker stand as they are written there; that two are one person cannot be told.
 */
export function whomToAsk(facts: Facts, verdict: Verdict): PersonToAsk[] {
  const found = new Map<string, PersonToAsk>();
  for (const { name, reason } of [
    ...ofRegression(facts, verdict),
    ...ofFixes(facts),
    ...ofTracker(facts),
    ...ofCode(facts),
  ]) {
    const known = found.get(name.toLowerCase());
    if (!known) found.set(name.toLowerCase(), { name, reason });
    else if (!known.reason.includes(reason))
      found.set(name.toLowerCase(), { name, reason: `${known.reason} and ${reason.replace(/^who /, '')}` });
  }
  return [...found.values()].slice(0, MOST);
}

function ofRegression(facts: Facts, verdict: Verdict): PersonToAsk[] {
  if (verdict.status !== 'REGRESSED' || verdict.regressedBy === null) return [];
  const hash = verdict.regressedBy;
  const entries = facts.ledgers.flatMap((ledger) => ledger.entries);
  const author =
    facts.commits.find((commit) => commit.hash === hash)?.author ??
    entries.find((entry) => entry.commit === hash)?.author;
  return author ? [{ name: author, reason: `who wrote ${shortHash(hash)}` }] : [];
}

function ofFixes(facts: Facts): PersonToAsk[] {
  const pulls = facts.tracker?.pullRequests ?? [];
  return fixesOf(facts)
    .slice(0, 2)
    .flatMap(({ commit, link }) => {
      const hashes = [commit.hash, ...link.twins];
      const landed = pulls.filter((pull) => pull.mergeCommit !== null && hashes.includes(pull.mergeCommit));
      return [
        { name: commit.author, reason: `who wrote ${shortHash(commit.hash)}` },
        ...landed.flatMap(({ mergedBy, key }) =>
          mergedBy ? [{ name: mergedBy, reason: `who merged #${key}` }] : [],
        ),
      ];
    });
}

function ofTracker({ tracker }: Facts): PersonToAsk[] {
  if (tracker === null) return [];
  const closed = tracker.state === 'closed' && tracker.closedBy ? [tracker.closedBy] : [];
  return [
    ...closed.map((name) => ({ name, reason: 'who closed the issue' })),
    ...tracker.assignees.map((name) => ({ name, reason: 'who is assigned to the issue' })),
  ];
}

function ofCode({ codeOwners }: Facts): PersonToAsk[] {
  return codeOwners.map(({ name, paths }) => ({
    name,
    reason:
      paths.length === 1
        ? `who owns ${paths[0]}`
        : `who owns ${count(paths.length, 'affected file')} (${listing(paths, 1)})`,
  }));
}
