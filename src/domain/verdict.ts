import { z } from 'zod';
import { type Grade, GradeSchema } from './grade.js';

export const StatusSchema = z.enum([
  'RESOLVED',
  'PARTIALLY_RESOLVED',
  'UNRESOLVED',
  'REGRESSED',
  'CLOSED_WITHOUT_FIX',
  'INCONCLUSIVE',
]);
export type Status = z.infer<typeof StatusSchema>;

/** Status, grade and the rule that fired. */
export const VerdictSchema = z.object({
  status: StatusSchema,
  grade: GradeSchema,
  rule: z.number().int().min(1).max(11).describe('number of the verdict rule that fired'),
  reasonCode: z.string().describe('stable identifier of the reason, e.g. fix-in-nothing-left'),
  reason: z.string().describe('the reason in one sentence'),
  sentence: z.string().describe('plain words for this status at this grade'),
  regressedBy: z.string().nullable().describe('hash of the commit that brought it back'),
  fixedIn: z
    .array(z.string())
    .describe('fixing commits that are part of the revision, themselves or by a twin with the same change'),
  fixedElsewhere: z.array(z.string()).describe('fixing commits that are not'),
  findings: z.array(z.string()).describe('probes whose answers the rule used'),
});
export type Verdict = z.infer<typeof VerdictSchema>;

/** Somebody who can say more, with the reason. */
const PersonToAskSchema = z.object({
  name: z.string().describe('as a commit or the tracker writes it, without @; foreign text, not escaped'),
  reason: z.string().describe('who wrote 1e43adc46'),
});
export type PersonToAsk = z.infer<typeof PersonToAskSchema>;

/** What follows from the verdict. */
export const DecisionSchema = z.object({
  action: z.enum(['close', 'keep closed', 're-open', 'keep open', 'release', 'ask']),
  nextStep: z.string().describe('one thing to do now'),
  ask: z.string().nullable().describe('whom to ask, by name, and why; null when nobody needs to be'),
  people: z
    .array(PersonToAskSchema)
    .describe('everybody who can say more, those who know most first; empty when people are hidden'),
});
export type Decision = z.infer<typeof DecisionSchema>;

/** Every status at every grade in plain words. The one table; nothing else phrases a verdict. */
export const VERDICT_SENTENCES: Readonly<Record<Status, Readonly<Record<Grade, string>>>> = {
  RESOLVED: {
    proven: 'Fixed, and shown to be',
    supported: 'Fixed, by what git and the code show',
    claimed: 'Said to be fixed, not verified',
    unknown: 'Thought to be fixed, on evidence that could not be weighed',
  },
  PARTIALLY_RESOLVED: {
    proven: 'Fixed in part; what is left was counted',
    supported: 'Fixed in part, by what git and the code show',
    claimed: 'Said to be fixed in part, not verified',
    unknown: 'Perhaps fixed in part, on evidence that could not be weighed',
  },
  UNRESOLVED: {
    proven: 'Not fixed here, and shown not to be',
    supported: 'Not fixed here, by what git and the code show',
    claimed: 'Said not to be fixed, not verified',
    unknown: 'Not known to be fixed',
  },
  REGRESSED: {
    proven: 'Was fixed and is broken again; shown',
    supported: 'Was fixed and is no longer, by what git shows',
    claimed: 'Said to be broken again, not verified',
    unknown: 'Perhaps broken again, on evidence that could not be weighed',
  },
  CLOSED_WITHOUT_FIX: {
    proven: 'Closed without a change to the code',
    supported: 'Closed without a change to the code',
    claimed: 'Closed without a change to the code, by what the tracker says',
    unknown: 'Closed; whether anything was changed is not known',
  },
  INCONCLUSIVE: {
    proven: 'Cannot be decided from what is here',
    supported: 'Cannot be decided from what is here',
    claimed: 'Cannot be decided from what is here',
    unknown: 'Cannot be decided from what is here',
  },
};
