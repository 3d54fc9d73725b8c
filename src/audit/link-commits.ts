import type { CodeStory } from '../analysis/code-story.js';
import { fixesByLedger, linkByLedgers, linkEvidence } from '../analysis/ledger-links.js';
import { LinkIndex } from '../analysis/linking/link-index.js';
import { linkFixes } from '../analysis/linking.js';
import { collectCommits } from '../collectors/commits.js';
import type { FixLink } from '../domain/causes.js';
import type { Commit } from '../domain/commit.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import type { Collected } from './collect.js';
import type { Question } from './question.js';

/** The commits that concern the issue, and which of them fix it. */
export interface Linked {
  readonly commits: Commit[];
  readonly links: FixLink[];
  readonly evidence: Evidence[];
  readonly notifications: Notification[];
}

/** Sets beside one another what messages, change logs and tests say and what the ledgers of the patterns show. */
export async function linkCommits(
  question: Question,
  collected: Collected,
  story: Pick<CodeStory, 'ledgers' | 'contractChanges'>,
): Promise<Linked> {
  const { clone, config, issue, revision } = question;
  const { graph, refs } = collected.history;
  const { references, classes } = config;
  const keys = [issue.key, ...issue.aliases];
  const index = await LinkIndex.open({
    clone,
    graph,
    repository: issue.repository,
    host: issue.host,
    references,
    keys,
    classes,
  });
  const linking = await linkFixes(index, { issue, revision });
  const removing = fixesByLedger(story.ledgers).map(({ entry }) => entry.commit);
  const changing = story.contractChanges.map((change) => change.commit);
  const also = [...linking.commits, ...removing, ...changing];
  const seen = await collectCommits(clone, {
    issue,
    revision,
    graph,
    refs,
    references,
    classes,
    also,
    messages: index.messages,
  });
  const links = linkByLedgers(linking.links, story.ledgers, seen.commits);
  return {
    commits: seen.commits,
    links,
    evidence: [...linkEvidence(linking.evidence, links), ...seen.evidence],
    notifications: [...linking.notifications, ...seen.notifications],
  };
}
