import { z } from 'zod';

/**
 * What became of one test. `passed` is only ever a pass; `skipped` covers todo, disabled, suppressed and expected
 * failures; `not-run` is a test that was planned or listed and never started.
 */
export const OutcomeSchema = z.enum(['passed', 'failed', 'error', 'skipped', 'not-run']);
export type Outcome = z.infer<typeof OutcomeSchema>;

/** One run of a test inside one report. */
export const AttemptSchema = z.object({
  outcome: OutcomeSchema,
  rawStatus: z.string().describe('the runner’s own word: passed, xfailed, notrun, Inconclusive, …'),
  message: z.string().nullable().describe('first lines of the failure; foreign text, not escaped'),
});
export type Attempt = z.infer<typeof AttemptSchema>;

/** One test case as a report tells it. Names are not identities: they can repeat. */
export const TestCaseSchema = z.object({
  name: z.string(),
  suite: z.string().nullable().describe('class, describe block or package, outermost first, joined by " > "'),
  file: z.string().nullable().describe('the file it is in, when the report says so'),
  line: z.number().int().positive().nullable(),
  outcome: OutcomeSchema.describe('of the last attempt'),
  rawStatus: z.string(),
  attempts: z.array(AttemptSchema).describe('in order; one for most tests'),
  flaky: z.boolean().describe('it both failed and passed in this report'),
  message: z.string().nullable(),
  durationMs: z.number().nullable().describe('as the report says; never used to decide anything'),
  declares: z
    .array(z.string())
    .describe('issue keys declared on the test by property, label, tag or annotation'),
});
export type TestCase = z.infer<typeof TestCaseSchema>;

export const OutcomeCountsSchema = z.object({
  total: z.number().int(),
  passed: z.number().int(),
  failed: z.number().int(),
  error: z.number().int(),
  skipped: z.number().int(),
  notRun: z.number().int(),
});
export type OutcomeCounts = z.infer<typeof OutcomeCountsSchema>;

/** One report file, read. */
export const TestReportSchema = z.object({
  path: z.string().describe('as the user gave it, relative to the repository where it is inside'),
  format: z.string().nullable().describe('which format it is in; null when it was not recognised'),
  readable: z.boolean(),
  problems: z.array(z.string()).describe('what is wrong with it: truncated, empty, declared sums differ, …'),
  counts: OutcomeCountsSchema,
  writtenAt: z
    .string()
    .nullable()
    .describe('when it was written: its own timestamp, else the file’s; ISO 8601'),
  age: z.enum(['after-revision', 'before-revision', 'unknown']).describe('against the audited commit’s date'),
  isEvidence: z
    .boolean()
    .describe('whether a pass in it counts: readable, complete and not older than the revision'),
  evidence: z.string(),
});
export type TestReport = z.infer<typeof TestReportSchema>;

/** How a test belongs to the issue; the first two can move a status. */
export const TestTieSchema = z.enum(['declared', 'named', 'touched-by-fix', 'imports-fix']);
export type TestTie = z.infer<typeof TestTieSchema>;

/** A test of the issue, with what the reports say of it. */
export const IssueTestSchema = z.object({
  path: z.string().nullable().describe('test file in the repository; null when only a report names it'),
  name: z.string().nullable().describe('one test in it; null for the file as a whole'),
  tie: TestTieSchema,
  reason: z.string().describe('why it is taken for a test of this issue'),
  outcome: OutcomeSchema.nullable().describe('null when no report tells'),
  report: z.string().nullable().describe('path of the report that tells'),
  message: z.string().nullable(),
  evidence: z.string(),
});
export type IssueTest = z.infer<typeof IssueTestSchema>;
