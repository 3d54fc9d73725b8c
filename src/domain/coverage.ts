import { z } from 'zod';

/** One coverage report file, read. */
export const CoverageReportSchema = z.object({
  path: z.string().describe('as the user gave it, relative to the repository where it is inside'),
  format: z
    .string()
    .nullable()
    .describe('lcov, cobertura, coverage.py or istanbul; null when not recognised'),
  readable: z.boolean(),
  problems: z.array(z.string()).describe('what is wrong with it, or could not be told apart'),
  age: z.enum(['after-revision', 'before-revision', 'unknown']).describe('against the audited commit’s date'),
  isEvidence: z.boolean().describe('whether it counts: readable, complete and not older than the revision'),
  hasContexts: z.boolean().describe('whether it says which test executed a line'),
  evidence: z.string(),
});
export type CoverageReport = z.infer<typeof CoverageReportSchema>;

const ranges = (meaning: string) =>
  z.array(z.string()).describe(`${meaning}: numbers at the revision, 12 or 12-18, in order`);

/** The lines of one file that the fix added or changed, as the reports tell of them. */
export const CoveredFileSchema = z.object({
  path: z.string(),
  executed: ranges('executed'),
  notExecuted: ranges('executable and not executed'),
  notInReport: ranges('code that no report tells of'),
  byIssueTests: ranges('executed by tests of the issue, where a report names tests'),
  notInPlace: z
    .number()
    .int()
    .describe('lines the fix added that the revision no longer has as the fix left them; not measured'),
  notMeasured: z.string().nullable().describe('why no line of the file was measured; null when some were'),
});
export type CoveredFile = z.infer<typeof CoveredFileSchema>;

/** Whether tests executed what the fix changed. It decides nothing. */
export const CoverageSchema = z.object({
  fix: z.string().nullable().describe('full hash of the fix whose lines were looked up; null without one'),
  reports: z.array(CoverageReportSchema).describe('coverage reports that were read'),
  files: z.array(CoveredFileSchema).describe('production files that the fix changed'),
  counts: z
    .object({
      executed: z.number().int().describe('lines that were executed'),
      notExecuted: z.number().int().describe('executable lines that were not executed'),
      notInReport: z.number().int().describe('lines of code that no report tells of'),
      notInPlace: z.number().int().describe('lines that later commits changed or removed; not measured'),
      byIssueTests: z
        .number()
        .int()
        .nullable()
        .describe('lines that tests of the issue executed; null when no report names tests'),
    })
    .describe('lines that the fix added or changed'),
  reason: z.string().describe('what it comes to, in a sentence'),
  evidence: z.string(),
});
export type Coverage = z.infer<typeof CoverageSchema>;
