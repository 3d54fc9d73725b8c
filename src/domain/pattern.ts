import { z } from 'zod';
import { ClassCountsSchema, CodeClassSchema } from './code-class.js';

/** The rules that need types, answered through the TypeScript compiler. */
export const TypedRuleSchema = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('await-of-non-promise') }),
  z.object({ rule: z.literal('calls-to'), symbol: z.string() }),
]);
export type TypedRule = z.infer<typeof TypedRuleSchema>;

const common = {
  id: z.string().describe('stable name of the pattern inside the audit: pattern-1, pattern-2, …'),
  source: z.string().describe('as it was given: python:await f($$$)'),
  origin: z.enum(['option', 'config', 'inferred']).describe('who says that this is the pattern of the issue'),
};

/**
 * What to look for. `structural` is ast-grep syntax for one language, `regex` is a JavaScript regular expression over
 * text lines, `typed` is a rule that needs types. Patterns from an option or the configuration are confirmed by a
 * person; inferred ones never decide a status by themselves.
 */
export const PatternSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('structural'),
    ...common,
    language: z.string().describe('language id: python, typescript, …'),
    pattern: z.string().describe('ast-grep pattern'),
    replacement: z.string().nullable().describe('what the fix puts in its place, when known'),
  }),
  z.object({ kind: z.literal('regex'), ...common, expression: z.string(), flags: z.string() }),
  z.object({ kind: z.literal('typed'), ...common, rule: TypedRuleSchema }),
]);
export type Pattern = z.infer<typeof PatternSchema>;
export type StructuralPattern = Extract<Pattern, { kind: 'structural' }>;
export type RegexPattern = Extract<Pattern, { kind: 'regex' }>;
export type TypedPattern = Extract<Pattern, { kind: 'typed' }>;

/** One match of a pattern in a file of the revision. */
export const OccurrenceSchema = z.object({
  path: z.string(),
  line: z.number().int().positive().describe('1-based'),
  column: z.number().int().positive().describe('1-based, in UTF-16 units'),
  snippet: z
    .string()
    .describe('the first line of the match, at most 160 characters; foreign text, not escaped'),
  class: CodeClassSchema,
});
export type Occurrence = z.infer<typeof OccurrenceSchema>;

/** Why an entry of the tree was skipped that is no file of the revision, and so not among the files of a language. */
export const NO_FILE: Readonly<Record<'submodule' | 'symlink', string>> = {
  submodule: 'a submodule: another repository',
  symlink: 'a symbolic link, not followed',
};

/** What a scan looked at. Zero occurrences mean something only beside these numbers. */
export const SearchedSchema = z.object({
  files: z.number().int().describe('files of the pattern’s language at the revision'),
  candidates: z.number().int().describe('of these, files that hold the pattern’s literal parts'),
  parsed: z.number().int().describe('candidates whose syntax was read'),
  unparsed: z
    .array(z.object({ path: z.string(), reason: z.string() }))
    .describe('candidates that could not be parsed'),
  skipped: z
    .array(z.object({ path: z.string(), reason: z.string() }))
    .describe('files not looked at, and why'),
  allFiles: z.number().int().describe('files at the revision, of any language'),
});
export type Searched = z.infer<typeof SearchedSchema>;

/** What was found of one pattern at one revision. */
export const ScanSchema = z.object({
  pattern: z.string().describe('what was looked for: the ast-grep pattern, the expression or the rule'),
  language: z.string().nullable().describe('language id; null for expressions and rules that need types'),
  definition: PatternSchema.describe('the pattern as it is defined'),
  confirmed: z.boolean().describe('a person named this pattern; only then may it decide a status'),
  revision: z.string(),
  counts: ClassCountsSchema.describe('occurrences by class'),
  files: ClassCountsSchema.describe('files with occurrences, by class'),
  occurrences: z.array(OccurrenceSchema),
  unlisted: z
    .number()
    .int()
    .positive()
    .optional()
    .describe('occurrences that are counted and not listed, where there are more than anybody would look at'),
  textOnly: z
    .array(OccurrenceSchema)
    .describe('text that looks like the pattern inside strings and comments'),
  searched: SearchedSchema,
  evidence: z.string().describe('id of the evidence item'),
});
export type Scan = z.infer<typeof ScanSchema>;
