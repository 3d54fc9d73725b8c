import { z } from 'zod';
import { ClassCountsSchema } from './code-class.js';

/** What one commit did to a pattern’s occurrences. */
export const LedgerEntrySchema = z.object({
  commit: z.string(),
  author: z.string(),
  authoredAt: z.string(),
  subject: z.string().describe('foreign text, not escaped'),
  isMerge: z.boolean().describe('a balancing entry where a merge joins twins; never a fix or a regression'),
  added: ClassCountsSchema.describe('occurrences that came'),
  removed: ClassCountsSchema.describe('occurrences that went'),
  filesAdded: z.number().int().describe('files in which some came'),
  filesRemoved: z.number().int().describe('files in which some went'),
  filesRemovedProduction: z.number().int(),
  textOnlyDelta: z.number().int().describe('change of text-only matches (strings, comments)'),
  runningTotal: z.number().int().describe('occurrences in code after it, in the ledger’s order'),
  runningProduction: z.number().int(),
});
export type LedgerEntry = z.infer<typeof LedgerEntrySchema>;

/** A pattern’s occurrences over history, oldest first. The sum of all deltas equals the count at the revision. */
export const LedgerSchema = z.object({
  patternId: z.string(),
  revision: z.string(),
  entries: z.array(LedgerEntrySchema),
  first: z.string().nullable().describe('commit of the first occurrence'),
  peak: z.object({ commit: z.string(), total: z.number().int() }).nullable(),
  largestRemovals: z
    .array(z.string())
    .describe('commits that removed most by replacing, largest first; no merges'),
  reintroductions: z
    .array(z.string())
    .describe('commits after the largest removal that added occurrences again'),
  blobs: z.object({
    seen: z.number().int(),
    parsed: z.number().int(),
    missing: z.number().int().describe('blob versions that this clone does not hold'),
    skipped: z.array(z.object({ path: z.string(), commit: z.string(), reason: z.string() })),
  }),
  evidence: z.string(),
});
export type Ledger = z.infer<typeof LedgerSchema>;
