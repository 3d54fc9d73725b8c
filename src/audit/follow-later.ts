import { readCodeStory } from '../analysis/code-story.js';
import { productionCount } from '../analysis/remaining.js';
import { compilePattern } from '../clients/code/matcher.js';
import type { Evidence } from '../domain/evidence.js';
import type { CommitGraph } from '../domain/history.js';
import type { Ledger } from '../domain/ledger.js';
import type { Collected } from './collect.js';
import { isFollowed } from './follow-patterns.js';
import type { Question } from './question.js';

/** The patterns of this issue, followed beyond the audited revision. */
export interface LaterStory {
  readonly ledgers: readonly Ledger[];
  readonly evidence: readonly Evidence[];
}

/**
 * Where occurrences are left at the revision, a later commit may have removed them, whatever its message says: the ledgers
 * of the newest branch or tag that builds on the revision. Null when nothing is left, or nothing builds on it.
 */
export async function followLater(question: Question, collected: Collected): Promise<LaterStory | null> {
  const own = new Set(question.patterns.map((pattern) => pattern.id));
  const left = productionCount(collected.scans.filter((scan) => own.has(scan.definition.id)));
  const followed = question.patterns.filter(isFollowed);
  if (left === 0 || followed.length === 0) return null;
  const { graph, refs } = collected.history;
  const tip = newestBuildingOn(
    question.revision,
    graph,
    refs.map((ref) => ref.commit),
  );
  if (tip === null) return null;
  const story = await readCodeStory(question.clone, {
    revision: tip,
    graph,
    matchers: await Promise.all(followed.map(compilePattern)),
    classes: question.config.classes,
    cache: question.cache,
  });
  const later = (id: string) => `${id}:later`;
  return {
    ledgers: story.ledgers.map((ledger) => ({ ...ledger, evidence: later(ledger.evidence) })),
    evidence: story.evidence.map((item) => ({ ...item, id: later(item.id) })),
  };
}

function newestBuildingOn(revision: string, graph: CommitGraph, tips: readonly string[]): string | null {
  const dated = [...new Set(tips)]
    .filter((tip) => tip !== revision)
    .map((tip) => ({ tip, at: Date.parse(graph.get(tip)?.committedAt ?? '') }))
    .sort((a, b) => b.at - a.at || (a.tip < b.tip ? -1 : 1));
  return dated.find(({ tip }) => graph.isAncestor(revision, tip))?.tip ?? null;
}
