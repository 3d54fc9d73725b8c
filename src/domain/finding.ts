import { z } from 'zod';

/** A probe’s answer. "Could not look" (`unknown`) is never a silent no. */
export const FindingSchema = z.object({
  probe: z.string().describe('the question asked, e.g. fix-reverted'),
  question: z.string().describe('the same as a sentence that yes or no answers'),
  outcome: z.enum(['yes', 'no', 'unknown', 'notApplicable', 'error']),
  message: z.string().describe('the answer in a sentence'),
  evidence: z.array(z.string()).describe('ids of the evidence it rests on'),
  commits: z.array(z.string()).describe('full hashes of the commits that the answer names'),
});
export type Finding = z.infer<typeof FindingSchema>;
