import { type CodeStory, noStory, readCodeStory } from '../analysis/code-story.js';
import { compilePattern } from '../clients/code/matcher.js';
import type { CommitGraph } from '../domain/history.js';
import type { Ledger } from '../domain/ledger.js';
import type { Pattern, RegexPattern, StructuralPattern } from '../domain/pattern.js';
import { remember } from './cache.js';
import type { Question } from './question.js';

/** What history tells of the patterns of this issue, and apart from it of those that are looked for in every audit. */
export interface FollowedPatterns extends Omit<CodeStory, 'mayHold'> {
  readonly generalLedgers: readonly Ledger[];
  /** For each pattern that was followed: whether a file with this content may hold something. */
  readonly mayHold: ReadonlyMap<Pattern, (oid: string) => boolean>;
}

/** Ledgers and contract changes of all patterns that can be followed; rules that need types cannot. */
export async function followPatterns(question: Question, graph: CommitGraph): Promise<FollowedPatterns> {
  const own = await follow(question, graph, question.patterns, true);
  const general = await follow(question, graph, question.generalPatterns, false);
  return {
    ledgers: own.ledgers,
    contractChanges: own.contractChanges,
    generalLedgers: general.ledgers,
    evidence: [...own.evidence, ...general.evidence],
    notifications: [...own.notifications, ...general.notifications],
    mayHold: new Map(
      [
        ...question.patterns.filter(isFollowed).map((pattern, i) => [pattern, own.mayHold[i]] as const),
        ...question.generalPatterns.filter(isFollowed).map((p, i) => [p, general.mayHold[i]] as const),
      ].flatMap(([pattern, mayHold]) => (mayHold ? [[pattern, mayHold] as const] : [])),
    ),
  };
}

async function follow(
  question: Question,
  graph: CommitGraph,
  patterns: readonly Pattern[],
  contracts: boolean,
): Promise<CodeStory> {
  const followed = patterns.filter(isFollowed);
  if (followed.length === 0) return noStory();
  return readCodeStory(question.clone, {
    revision: question.revision,
    graph,
    matchers: await Promise.all(followed.map(compilePattern)),
    classes: question.config.classes,
    cache: question.cache,
    contracts,
    remember: (key, compute) => remember(question, key, compute),
  });
}

/** Whether a pattern can be followed through history: rules that need types cannot. */
export function isFollowed(pattern: Pattern): pattern is StructuralPattern | RegexPattern {
  return pattern.kind !== 'typed';
}
