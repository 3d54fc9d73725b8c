import { z } from 'zod';
import type { Audit } from '../domain/audit.js';
import type { Ledger } from '../domain/ledger.js';
import { claimsWithoutChange, fixCommits, likelyOrigin } from './issue-story.js';

/** A commit that is marked on the chart of a ledger. */
export const LedgerMarkSchema = z.object({
  number: z.number().int().describe('its number on the chart, from 1, in the order of time'),
  kind: z.enum(['first', 'introduced', 'contract', 'claim', 'fix', 'came-back', 'elsewhere']),
  commit: z.string(),
  at: z.string().describe('ISO 8601'),
  subject: z.string().describe('foreign text, not escaped'),
  change: z
    .number()
    .int()
    .nullable()
    .describe('occurrences it added or, negative, removed; null when it is not in the ledger'),
  total: z.number().int().nullable().describe('occurrences left after it; null when it is not in the ledger'),
});
export type LedgerMark = z.infer<typeof LedgerMarkSchema>;

type Kind = LedgerMark['kind'];

/** More would hide one another. */
const MOST = 9;

/**
 * The commits that explain a ledger: where it began, what made it wrong, who claimed to mend it, what did, what came back.
 * Each once, under the first kind that holds, oldest first.
 */
export function ledgerMarks(audit: Audit, ledger: Ledger): LedgerMark[] {
  const found = new Map<string, Kind>();
  const mark = (kind: Kind, hashes: readonly (string | null | undefined)[]) => {
    for (const hash of hashes) if (hash && !found.has(hash) && found.size < MOST) found.set(hash, kind);
  };
  mark('fix', fixCommits(audit).slice(0, 3));
  mark(
    'contract',
    audit.contractChanges.slice(0, 2).map(({ commit }) => commit),
  );
  mark('introduced', [likelyOrigin(audit)?.commit]);
  const again = ledger.reintroductions.map((commit) =>
    ledger.entries.find((entry) => entry.commit === commit),
  );
  const inProduction = again
    .filter((entry) => (entry?.added.production ?? 0) > 0)
    .map((entry) => entry?.commit);
  mark('came-back', [audit.verdict.regressedBy, ...inProduction.slice(0, 2)]);
  mark('claim', claimsWithoutChange(audit).slice(0, 2));
  mark('first', [ledger.first]);
  mark('elsewhere', ledger.reintroductions.slice(0, 2));
  return [...found]
    .flatMap(([commit, kind]) => described(audit, ledger, commit, kind))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .map((one, i) => ({ ...one, number: i + 1 }));
}

function described(audit: Audit, ledger: Ledger, commit: string, kind: Kind): LedgerMark[] {
  const entry = ledger.entries.find((each) => each.commit === commit);
  const known =
    entry ??
    audit.commits.find(({ hash }) => hash === commit) ??
    audit.contractChanges.find((change) => change.commit === commit) ??
    audit.introducedBy.find((candidate) => candidate.commit === commit);
  if (known === undefined || !Number.isFinite(Date.parse(known.authoredAt))) return [];
  const sum = (counts: object) => Object.values(counts).reduce((total: number, n) => total + Number(n), 0);
  return [
    {
      number: 0,
      kind,
      commit,
      at: known.authoredAt,
      subject: known.subject,
      change: entry ? sum(entry.added) - sum(entry.removed) : null,
      total: entry ? entry.total : null,
    },
  ];
}
