import { z } from 'zod';
import { GradeSchema } from './grade.js';

/** One of the five whys. */
export const WhySchema = z.object({
  number: z.number().int().min(1).max(5),
  question: z.string(),
  status: z.enum(['answered', 'unknown', 'notApplicable']),
  answer: z.string().describe('root cause in one or two sentences; foreign text in it is not escaped'),
  grade: GradeSchema,
  evidence: z.array(z.string()),
  wouldEstablish: z.string().nullable().describe('what would answer it, when it is unknown'),
  stated: z.string().nullable().describe('what the author of the configuration adds; shown as stated'),
});
export type Why = z.infer<typeof WhySchema>;
