import type { Clone } from '../../clients/git/repository.js';
import { type CodeStory, type CodeStoryInput, readCodeStory } from '../code-story.js';

export type LedgerInput = Omit<CodeStoryInput, 'contracts'>;
export type BuiltLedgers = Omit<CodeStory, 'contractChanges'>;

/** The ledgers of patterns alone, one a matcher, in their order. */
export async function buildLedgers(clone: Clone, input: LedgerInput): Promise<BuiltLedgers> {
  const { ledgers, evidence, notifications } = await readCodeStory(clone, input);
  return { ledgers, evidence, notifications };
}
