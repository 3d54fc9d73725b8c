import { fixesByLedger, linkByLedgers } from '../analysis/ledger-links.js';
import { collectCommits } from '../collectors/commits.js';
import type { FixLink } from '../domain/causes.js';
import type { Commit } from '../domain/commit.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import type { Ledger } from '../domain/ledger.js';
import type { Collected } from './collect.js';
import type { Question } from './question.js';

/** The commits that concern the issue, and which of them fix it. */
export interface Linked {
  readonly commits: Commit[];
  readonly links: FixLink[];
  readonly evidence: Evidence[];
  readonly notifications: Notification[];
}

/** Sets beside one another what the messages say and what the ledgers of the patterns show. */
export async function linkCommits(
  question: Question,
  collected: Collected,
  ledgers: readonly Ledger[],
): Promise<Linked> {
  const { clone, config, issue, revision } = question;
  const { graph, refs } = collected.history;
  const removing = fixesByLedger(ledgers).map(({ entry }) => entry.commit);
  const { commits, evidence, notifications } = await collectCommits(clone, {
    issue,
    revision,
    graph,
    refs,
    references: config.references,
    classes: config.classes,
    also: removing,
  });
  return { commits, links: linkByLedgers([], ledgers, commits), evidence, notifications };
}
