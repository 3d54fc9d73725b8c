import { readCodeStory } from '../analysis/code-story.js';
import type { DiskCache } from '../clients/cache/disk-cache.js';
import { compilePattern } from '../clients/code/matcher.js';
import { collectHistory } from '../collectors/history.js';
import type { Revision } from '../domain/audit.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import type { Ledger } from '../domain/ledger.js';
import type { Pattern } from '../domain/pattern.js';
import { count } from '../domain/wording.js';
import { followedPattern } from './followed-pattern.js';
import type { OpenedRepository } from './open-repository.js';
import type { Steps } from './progress.js';

/** Which pattern to follow, and where. */
export interface PatternQuestion {
  /** As it was typed: `python:await f($$$)`. */
  readonly source: string;
  /** Commits before this ISO date are summed up. */
  readonly since: string | null;
  /** Only files below this folder, or matching this glob. */
  readonly path: string | null;
  readonly cache: DiskCache | undefined;
}

/** One pattern over the history of a revision. */
export interface PatternStory {
  readonly revision: Revision;
  readonly pattern: Pattern;
  readonly ledger: Ledger;
  readonly evidence: Evidence[];
  readonly notifications: Notification[];
}

/**
 * Follows one pattern through history.
 * @throws InputError when the pattern cannot be read, or needs types
 */
export async function tellPattern(
  repository: OpenedRepository,
  question: PatternQuestion,
  steps: Steps,
): Promise<PatternStory> {
  const pattern = followedPattern(question.source, 0);
  const matcher = await compilePattern(pattern);
  const { clone, config } = repository;
  const history = await steps.run(
    'history',
    () => collectHistory(clone, repository.at, question.cache),
    ({ state }) => count(state.commits, 'commit'),
  );
  const story = await steps.run(
    'ledger',
    () =>
      readCodeStory(clone, {
        revision: repository.revision,
        graph: history.graph,
        matchers: [matcher],
        classes: config.classes,
        cache: question.cache,
        since: question.since,
        path: question.path,
      }),
    ({ ledgers }) => `${count(ledgers[0]?.entries.length ?? 0, 'commit')} that add or remove occurrences`,
  );
  const [ledger] = story.ledgers;
  if (!ledger) throw new Error('a pattern that was followed has no ledger');
  return {
    revision: history.revision,
    pattern,
    ledger,
    evidence: story.evidence,
    notifications: [...history.notifications, ...story.notifications],
  };
}
