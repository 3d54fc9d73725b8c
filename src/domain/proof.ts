import { z } from 'zod';
import { OutcomeSchema, TestTieSchema } from './test-outcome.js';

/**
 * What running a test without and with the fix shows. `FAIL_TO_PASS`: it failed without the fix and passes with it.
 * `FLAKY`: it was one once and did not stay it when repeated. `NEW`: it was there only with the fix, and nothing failed in
 * its place. `OTHER`: skipped or not run on one of the sides.
 */
export const TransitionSchema = z.enum([
  'FAIL_TO_PASS',
  'PASS_TO_PASS',
  'FAIL_TO_FAIL',
  'PASS_TO_FAIL',
  'FLAKY',
  'NEW',
  'OTHER',
]);
export type Transition = z.infer<typeof TransitionSchema>;

/** One test, run without and with the fix. */
export const ProvenTestSchema = z.object({
  name: z.string().describe('suites and name, joined by " > "; foreign text, not escaped'),
  file: z.string().nullable().describe('from the root of the repository; null when the runner does not say'),
  tie: TestTieSchema.nullable().describe('how it belongs to the issue; null for any other test that ran'),
  transition: TransitionSchema.describe('what the two runs together show'),
  before: OutcomeSchema.nullable().describe('without the fix; null when it was not seen there'),
  after: OutcomeSchema.nullable().describe('with the fix; null when it was not seen there'),
  weak: z
    .boolean()
    .describe('without the fix its file could not even be loaded, so it shows less than a failing test'),
  message: z.string().nullable().describe('first lines of the failure without the fix; foreign text'),
});
export type ProvenTest = z.infer<typeof ProvenTestSchema>;

/** A command that was run, as a person can run it again in a checkout. */
export const ProofCommandSchema = z.object({
  purpose: z
    .enum(['set-up', 'build', 'test'])
    .describe('fetching what tests need, building, or running them'),
  command: z.string().describe('as a person would type it'),
  folder: z.string().describe('from the root of the repository; "." for the root itself'),
});
export type ProofCommand = z.infer<typeof ProofCommandSchema>;

/** The tests, run at another revision. */
export const ProofAtSchema = z.object({
  name: z.string().describe('the revision as it was asked for'),
  commit: z.string().describe('full hash'),
  result: z.enum(['passes', 'fails', 'not-run']).describe('of all of them together'),
  reason: z.string().describe('in a sentence'),
  tests: z.array(
    z.object({
      name: z.string(),
      file: z.string().nullable().describe('from the root of the repository'),
      outcome: OutcomeSchema.nullable().describe('null when it was not seen'),
    }),
  ),
});
export type ProofAt = z.infer<typeof ProofAtSchema>;

/** What running the tests has shown. */
export const ProofSchema = z.object({
  result: z
    .enum(['proven', 'weak', 'not-proven', 'not-run'])
    .describe(
      'proven: a test fails without the fix and passes with it, each time; weak: only tests whose file could not be loaded without it; not-run: nothing could be compared',
    ),
  reason: z.string().describe('in a sentence'),
  fix: z.string().nullable().describe('full hash of the commit whose change was taken back'),
  tree: z.string().nullable().describe('full hash of the commit in whose files the tests ran'),
  takenBack: z.array(z.string()).describe('files of the fix that were taken back'),
  kept: z.array(z.string()).describe('files of the fix that were kept: its tests and what they need'),
  testFiles: z.array(z.string()).describe('test files that were asked about'),
  runner: z.string().nullable().describe('which one ran the tests; null when none did'),
  commands: z.array(ProofCommandSchema).describe('what was run, in order'),
  repeat: z.number().int().describe('how often each side ran for a test to count'),
  counts: z.record(TransitionSchema, z.number().int()).describe('tests of the issue, by what they show'),
  tests: z.array(ProvenTestSchema).describe('the telling ones first; at most 200'),
  revisions: z.array(ProofAtSchema).describe('the tests that show the fix, run at other revisions'),
  notes: z
    .array(z.string())
    .describe('what a reader has to know: what could not be done, what was tried instead'),
  evidence: z.string(),
});
export type Proof = z.infer<typeof ProofSchema>;
