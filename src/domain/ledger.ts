import { z } from 'zod';
import { ClassCountsSchema } from './code-class.js';

/**
 * What one commit did to a pattern’s occurrences, by class: after − before = added − removed + moved. Of a merge, only what
 * its own commits do not account for.
 */
export const LedgerEntrySchema = z.object({
  commit: z.string(),
  author: z.string(),
  authoredAt: z.string(),
  subject: z.string().describe('foreign text, not escaped'),
  isMerge: z.boolean().describe('a balancing entry where a merge joins twins; never a fix or a regression'),
  added: ClassCountsSchema.describe('occurrences that came'),
  removed: ClassCountsSchema.describe('occurrences that went'),
  copied: ClassCountsSchema.describe(
    'of those added, how many came with a copy of a file that has them already',
  ),
  moved: ClassCountsSchema.describe(
    'net effect of renamed files on each class; sums to zero, and is in neither added nor removed',
  ),
  replaced: z
    .number()
    .int()
    .nullable()
    .describe('of those removed, places where other code now stands; null when it was not looked at'),
  filesAdded: z.number().int().describe('files in which some came'),
  filesRemoved: z.number().int().describe('files in which some went'),
  filesRemovedProduction: z.number().int(),
  textOnlyDelta: z.number().int().describe('change of text-only matches (strings, comments)'),
  runningTotal: z.number().int().describe('occurrences in code after it, in the ledger’s order'),
  runningProduction: z.number().int(),
  total: z.number().int().describe('occurrences in code in that commit’s own files'),
  totalProduction: z.number().int().describe('of these, in production'),
});
export type LedgerEntry = z.infer<typeof LedgerEntrySchema>;

/** A pattern’s occurrences over history, oldest first. The sum of all deltas equals the count at the revision. */
export const LedgerSchema = z.object({
  patternId: z.string(),
  revision: z.string(),
  scope: z.object({
    since: z.string().nullable().describe('entries before this date are summed up in opening; ISO 8601'),
    path: z.string().nullable().describe('only files below this folder or matching this glob'),
  }),
  opening: ClassCountsSchema.describe('occurrences before the first entry; zero without since'),
  entries: z.array(LedgerEntrySchema),
  first: z.string().nullable().describe('commit of the first occurrence'),
  peak: z.object({ commit: z.string(), total: z.number().int() }).nullable(),
  largestRemovals: z
    .array(z.string())
    .describe('commits that removed most by replacing, largest first; no merges'),
  reintroductions: z
    .array(z.string())
    .describe('commits after the largest removal that added occurrences again'),
  remaining: ClassCountsSchema.describe('occurrences at the revision'),
  remainingFiles: ClassCountsSchema.describe('files with occurrences at the revision'),
  blobs: z.object({
    seen: z.number().int().describe('versions of files of the pattern’s language in the history'),
    parsed: z.number().int().describe('of these, versions that could match and whose syntax was read'),
    missing: z.number().int().describe('blob versions that this clone does not hold'),
    unreadable: z.number().int().describe('versions that could not be read, or not wholly'),
    skipped: z
      .array(z.object({ path: z.string(), commit: z.string(), reason: z.string() }))
      .describe('which versions could not be read, and why; at most 200'),
  }),
  evidence: z.string(),
});
export type Ledger = z.infer<typeof LedgerSchema>;
