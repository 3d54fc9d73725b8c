import { z } from 'zod';
import { CodeClassSchema } from './code-class.js';

/** A systematic edit that a fix made, told from its syntax trees. */
export const InferredPatternSchema = z.object({
  language: z.string(),
  pattern: z.string(),
  alternatives: z
    .array(z.string())
    .describe(
      'further patterns of the same edit, most places first: assert.deepEqual($$$) beside assert.equal($$$)',
    ),
  replacement: z.string().nullable().describe('what stands in most places now; null when that differs'),
  replacements: z
    .array(z.object({ replacement: z.string(), places: z.number().int() }))
    .describe('what stands there now, most places first'),
  commit: z.string(),
  places: z.number().int().describe('places the pattern covers'),
  matchedBefore: z
    .number()
    .int()
    .describe('places that matched in the changed files before; those beyond `places` were left'),
  changedPlaces: z.number().int().describe('places the commit changed in code'),
  files: z.number().int(),
  examples: z.array(
    z.object({ path: z.string(), line: z.number().int(), before: z.string(), after: z.string() }),
  ),
  exceptions: z
    .array(z.object({ path: z.string(), line: z.number().int(), code: z.string() }))
    .describe('places in the changed files that matched and were left, at most five'),
  evidence: z.string(),
});
export type InferredPattern = z.infer<typeof InferredPatternSchema>;

/** A commit that changed how a symbol must be used while callers still used it the old way. */
export const ContractChangeSchema = z.object({
  symbol: z.string(),
  commit: z.string(),
  author: z.string(),
  authoredAt: z.string(),
  subject: z.string().describe('foreign text, not escaped'),
  path: z.string(),
  line: z.number().int().positive(),
  change: z.enum([
    'async-to-sync',
    'sync-to-async',
    'parameters',
    'return-type',
    'renamed',
    'removed',
    'moved',
    'added',
  ]),
  before: z.string().describe('the definition’s first line before'),
  after: z.string().describe('the definition’s first line after'),
  callersOldWay: z.number().int().describe('places in code that still used it the old way at that commit'),
  callersOldWayFiles: z.number().int(),
  callersOldWayProduction: z.number().int(),
  callersUndecided: z
    .number()
    .int()
    .positive()
    .optional()
    .describe('further places of which it cannot be told, where there are any'),
  places: z
    .array(z.object({ path: z.string(), line: z.number().int().positive(), class: CodeClassSchema }))
    .describe('where the old way was still used, production first; at most twenty'),
  renamedTo: z.string().optional().describe('the new name, where it was renamed'),
  evidence: z.string(),
});
export type ContractChange = z.infer<typeof ContractChangeSchema>;

/** A commit that may have introduced the bug. */
export const IntroducingCandidateSchema = z.object({
  commit: z.string(),
  author: z.string(),
  authoredAt: z.string(),
  committedAt: z.string().describe('when it came into this history, ISO 8601'),
  subject: z.string().describe('foreign text, not escaped'),
  score: z.number().describe('sum of the weights of the rules that fired; comparable inside one fix only'),
  margin: z.number().describe('distance to the next candidate’s score'),
  tier: z.enum(['stated', 'high', 'medium', 'low']),
  reasons: z.array(z.string()).describe('which lines, which rule, in words'),
  command: z.string().describe('shows it again'),
  evidence: z.string(),
});
export type IntroducingCandidate = z.infer<typeof IntroducingCandidateSchema>;

/** A commit tied to the issue as (part of) its fix. */
export const FixLinkSchema = z.object({
  commit: z.string(),
  kind: z.enum([
    'closes',
    'pull-request',
    'refers',
    'changelog',
    'test-name',
    'tracker',
    'ledger',
    'similar-text',
  ]),
  score: z.number().min(0).max(1),
  isFix: z.boolean().describe('taken for (a part of) the fix'),
  grade: z.enum(['proven', 'supported', 'claimed', 'unknown']),
  reasons: z.array(z.string()),
  twins: z
    .array(z.string())
    .describe('commits that carry the same change: cherry-picks, merge and inner commit'),
  relands: z.array(z.string()).describe('earlier fixes, since reverted, that this commit applies again'),
  revertedBy: z.array(z.string()).describe('commits that took it back and are in force at the revision'),
  evidence: z.array(z.string()),
});
export type FixLink = z.infer<typeof FixLinkSchema>;
