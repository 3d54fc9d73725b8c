import type { CodeStory } from '../analysis/code-story.js';
import { fixesByLedger, linkByLedgers, linkEvidence } from '../analysis/ledger-links.js';
import { LinkIndex } from '../analysis/linking/link-index.js';
import { linkFixes } from '../analysis/linking.js';
import { collectCommits } from '../collectors/commits.js';
import type { FixLink } from '../domain/causes.js';
import type { Commit } from '../domain/commit.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import { remember } from './cache.js';
import type { Collected } from './collect.js';
import { followLater } from './follow-later.js';
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
  const later = await followLater(question, collected);
  const ledgers = later?.ledgers ?? story.ledgers;
  const told = [
    ...fixesByLedger(ledgers).map(({ entry }) => entry.commit),
    ...story.contractChanges.map((change) => change.commit),
  ];
  const { issue, revision, config } = question;
  const refs = collected.history.refs.map((ref) => `${ref.kind} ${ref.name} ${ref.commit}`);
  const { references, classes } = config;
  const { linking, seen } = await remember(
    question,
    { what: 'links', revision, issue, refs, references, classes, told, tracked: collected.told.tracked },
    () => readLinks(question, collected, told),
  );
  const links = linkByLedgers(linking.links, ledgers, seen.commits);
  return {
    commits: seen.commits,
    links,
    evidence: [...(later?.evidence ?? []), ...linkEvidence(linking.evidence, links), ...seen.evidence],
    notifications: [...linking.notifications, ...seen.notifications],
  };
}

/** What messages, change logs and tests say, and the commits that this and the code’s story speak of. */
async function readLinks(question: Question, collected: Collected, told: readonly string[]) {
  const { clone, config, issue, revision } = question;
  const { graph, refs } = collected.history;
  const { references, classes } = config;
  const index = await LinkIndex.open({
    clone,
    graph,
    repository: issue.repository,
    host: issue.host,
    references,
    keys: [issue.key, ...issue.aliases],
    classes,
    cache: question.cache,
  });
  const linking = await linkFixes(index, {
    issue,
    revision,
    namingTests: collected.namingTests,
    told: collected.told.tracked,
  });
  const seen = await collectCommits(clone, {
    issue,
    revision,
    graph,
    refs,
    references,
    classes,
    also: [...linking.commits, ...told],
    messages: index.messages,
  });
  return { linking, seen };
}
