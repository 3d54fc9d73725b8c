import { z } from 'zod';

/**
 * What a statement is about. Existence of a commit and its content are two kinds, and so are tests and their outcome:
 * one can be true without the other.
 */
export const ClaimKindSchema = z.enum([
  'path',
  'line-reference',
  'line-count',
  'symbol',
  'usage',
  'count',
  'scope',
  'snippet',
  'command',
  'change-count',
  'commit',
  'commit-content',
  'commit-date',
  'commit-count',
  'test',
  'test-count',
  'test-outcome',
  'config',
  'date',
  'status',
  'cause',
  'arithmetic',
  'citation',
  'statement',
]);
export type ClaimKind = z.infer<typeof ClaimKindSchema>;

export const ClaimVerdictSchema = z.enum(['verified', 'refuted', 'not checkable']);
export type ClaimVerdict = z.infer<typeof ClaimVerdictSchema>;

/** The commit that ended the time in which a statement was true. */
export const TrueUntilSchema = z.object({
  commit: z.string().describe('full hash of the commit from which on it was no longer true'),
  date: z.string().describe('day of that commit, YYYY-MM-DD'),
  subject: z.string().describe('first line of its message; foreign text, not escaped'),
});
export type TrueUntil = z.infer<typeof TrueUntilSchema>;

/** One checkable statement of a document, and what was measured. */
export const ClaimSchema = z.object({
  line: z.number().int().positive().describe('1-based line of the document'),
  text: z.string().describe('the sentence it stands in; foreign text, not escaped'),
  kind: ClaimKindSchema.describe('what it is about'),
  statement: z.string().describe('how it was understood; may quote foreign text, not escaped'),
  verdict: ClaimVerdictSchema,
  approximate: z.boolean().describe('verified, but off by at most 1 %'),
  measured: z.string().nullable().describe('what was found; null where there was nothing to measure'),
  scope: z.string().nullable().describe('what was counted or looked at'),
  command: z.string().nullable().describe('shows it again, in a clone'),
  trueUntil: TrueUntilSchema.nullable().describe('for a refuted one: until when it was true, where it was'),
  searched: z
    .string()
    .nullable()
    .describe('for a refuted one that was never true as far as was looked back: what was looked through'),
  otherLines: z
    .array(z.number().int().positive())
    .describe('lines of the document that say otherwise of the same thing; the first hundred of them'),
  correction: z.string().nullable().describe('for a refuted one: a sentence that would be true'),
  needs: z.string().nullable().describe('for one that is not checkable: what would settle it'),
});
export type Claim = z.infer<typeof ClaimSchema>;

/** A document with its statements checked. */
export const DocumentCheckSchema = z.object({
  schemaVersion: z.string().describe('version of this format'),
  tool: z
    .object({ name: z.string().describe('name of the program'), version: z.string().describe('its version') })
    .describe('the program that checked it'),
  document: z
    .object({
      name: z.string().describe('as it was named; "standard input" for a draft that was piped in'),
      lines: z.number().int().describe('lines of text'),
    })
    .describe('what was checked'),
  repository: z.string().nullable().describe('owner/name, from the remote; null without one'),
  revision: z.string().describe('full hash of the commit it was checked against'),
  committedAt: z.string().describe('date of that commit, ISO 8601'),
  summary: z
    .object({
      total: z.number().int().describe('statements that were found'),
      verified: z.number().int().describe('true'),
      approximate: z.number().int().describe('of these, off by at most 1 %'),
      refuted: z.number().int().describe('false'),
      onceTrue: z.number().int().describe('of the false ones, those that were true at an earlier commit'),
      notCheckable: z.number().int().describe('nothing in the repository can settle them'),
    })
    .describe('how many'),
  claims: z.array(ClaimSchema).describe('by line, then in the order of the text'),
  notifications: z
    .array(
      z.object({
        code: z.string().describe('for programs'),
        message: z.string().describe('in words'),
        weakens: z.string().describe('what it takes away'),
        remedy: z.string().nullable().describe('what to do about it'),
      }),
    )
    .describe('what could not be looked at'),
});
export type DocumentCheck = z.infer<typeof DocumentCheckSchema>;

/** Version of `DocumentCheck` as JSON. */
export const SCHEMA_OF_CHECKS = '1.1';
