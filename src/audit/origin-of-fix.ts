import { type CodeStory, readCodeStory } from '../analysis/code-story.js';
import { findIntroducing, type IntroducingResult } from '../analysis/introducing/find-introducing.js';
import { resolveFixes } from '../analysis/introducing/fix-commits.js';
import { findIntroducingOfLine, type LineQuestion } from '../analysis/introducing/of-line.js';
import type { DiskCache } from '../clients/cache/disk-cache.js';
import { compilePattern } from '../clients/code/matcher.js';
import { collectHistory } from '../collectors/history.js';
import type { LogEntry } from '../domain/history.js';
import { count } from '../domain/wording.js';
import { InputError } from '../errors.js';
import { remember } from './cache.js';
import { followedPattern } from './followed-pattern.js';
import type { OpenedRepository } from './open-repository.js';
import type { Steps } from './progress.js';

/** Of what the origin is asked: commits that fixed something, or one line of a revision. */
export type OriginQuestion =
  | {
      readonly kind: 'fixes';
      /** Commits and ranges (`a..b`) as they were typed. */
      readonly revisions: readonly string[];
      /** When the issue was reported; ISO 8601. */
      readonly reportedAt: string | null;
      /** Ids of rules to leave out. */
      readonly without: readonly string[];
      /** Patterns as they were typed: what history and contracts say of them is weighed with the rest. */
      readonly patterns: readonly string[];
      readonly cache: DiskCache | undefined;
    }
  | ({ readonly kind: 'line' } & LineQuestion);

/** Which commits may have introduced it. */
export interface Origin extends IntroducingResult {
  /** The fixes that were looked into; none for a line. */
  readonly fixes: readonly LogEntry[];
}

/**
 * Ranks the commits that may have introduced what was fixed, or what stands in a line.
 * @throws InputError when a word names no commit, or no line
 */
export async function findOrigin(
  repository: OpenedRepository,
  question: OriginQuestion,
  steps: Steps,
): Promise<Origin> {
  const { clone, config, at } = repository;
  const summary = (found: IntroducingResult) => count(found.candidates.length, 'candidate');
  if (question.kind === 'line') {
    const found = await steps.run('introducing', () => findIntroducingOfLine(clone, question), summary);
    return { ...found, fixes: [] };
  }
  const patterns = question.patterns.map((source, i) => followedPattern(source, i));
  const matchers = await Promise.all(patterns.map(compilePattern));
  const { fixes, notHandled } = await resolveFixes(clone, question.revisions);
  if (fixes.length === 0)
    throw new InputError(
      `${question.revisions.join(' ')} holds no commit`,
      'A range is written older..newer; merges in it do not count.',
    );
  const { graph } = await steps.run(
    'history',
    () => collectHistory(clone, at, question.cache),
    (history) => count(history.graph.size, 'commit'),
  );
  const story: CodeStory | null =
    matchers.length === 0
      ? null
      : await steps.run(
          'ledger',
          () =>
            readCodeStory(clone, {
              revision: fixes[0] as string,
              graph,
              matchers,
              classes: config.classes,
              cache: question.cache,
              contracts: true,
              remember: (key, compute) => remember({ cache: question.cache, clone }, key, compute),
            }),
          ({ contractChanges }) => count(contractChanges.length, 'contract change'),
        );
  const found = await steps.run(
    'introducing',
    () =>
      findIntroducing(clone, {
        fixes,
        graph,
        reportedAt: question.reportedAt,
        classes: config.classes,
        ledgers: story?.ledgers,
        contractChanges: story?.contractChanges,
        useText: true,
        switchedOff: question.without,
      }),
    summary,
  );
  return {
    ...found,
    notHandled: [...notHandled, ...found.notHandled],
    evidence: [...found.evidence, ...(story?.evidence ?? [])],
    notifications: [...found.notifications, ...(story?.notifications ?? [])],
    fixes: fixes.flatMap((hash) => graph.get(hash) ?? []),
  };
}
