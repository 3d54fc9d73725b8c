import { type CodeStory, readCodeStory } from '../analysis/code-story.js';
import { compilePattern } from '../clients/code/matcher.js';
import type { Ledger } from '../domain/ledger.js';
import type { Pattern, RegexPattern, StructuralPattern } from '../domain/pattern.js';
import type { Collected } from './collect.js';
import type { Question } from './question.js';

/** What history tells of the patterns of this issue, and apart from it of those that are looked for in every audit. */
export interface FollowedPatterns extends CodeStory {
  readonly generalLedgers: readonly Ledger[];
}

/** Ledgers and contract changes of all patterns that can be followed; rules that need types cannot. */
export async function followPatterns(question: Question, collected: Collected): Promise<FollowedPatterns> {
  const own = await follow(question, collected, question.patterns, true);
  const general = await follow(question, collected, question.generalPatterns, false);
  return {
    ledgers: own.ledgers,
    contractChanges: own.contractChanges,
    generalLedgers: general.ledgers,
    evidence: [...own.evidence, ...general.evidence],
    notifications: [...own.notifications, ...general.notifications],
  };
}

async function follow(
  question: Question,
  collected: Collected,
  patterns: readonly Pattern[],
  contracts: boolean,
): Promise<CodeStory> {
  const followed = patterns.filter(isFollowed);
  if (followed.length === 0) return { ledgers: [], contractChanges: [], evidence: [], notifications: [] };
  return readCodeStory(question.clone, {
    revision: question.revision,
    graph: collected.history.graph,
    matchers: await Promise.all(followed.map(compilePattern)),
    classes: question.config.classes,
    cache: question.cache,
    contracts,
  });
}

/** Whether a pattern can be followed through history: rules that need types cannot. */
export function isFollowed(pattern: Pattern): pattern is StructuralPattern | RegexPattern {
  return pattern.kind !== 'typed';
}
