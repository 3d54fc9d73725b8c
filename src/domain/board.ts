import { z } from 'zod';
import { NotificationSchema } from './evidence.js';
import { GradeSchema } from './grade.js';
import { IssueSchema, TrackerStateSchema } from './issue.js';
import { DecisionSchema, StatusSchema } from './verdict.js';

/** The blocks of the board, in their order; every issue stands in one of them. */
export const BoardBlockSchema = z.enum([
  'closed-not-fixed',
  'fixed-not-released',
  'resolved-proven',
  'resolved',
  'only-claimed',
  'regressed',
  'not-fixed',
  'unknown',
  'closed-without-fix',
]);
export type BoardBlock = z.infer<typeof BoardBlockSchema>;

/** Why an issue’s decision is folded away under a common reason instead of being told one by one. */
export const FoldSchema = z.enum(['history-missing', 'no-fix-found', 'tracker-not-read']);
export type Fold = z.infer<typeof FoldSchema>;

const ActionSchema = DecisionSchema.shape.action;

/** Whether users have the fix. */
export const BoardReleaseSchema = z.object({
  state: z
    .enum(['released', 'not-released', 'not-known', 'continuous', 'no-fix'])
    .describe(
      'not-known: no tag of the clone is a release; continuous: the project has none; no-fix: no fix in force',
    ),
  name: z.string().nullable().describe('the first release with the fix'),
  date: z.string().nullable().describe('when it was made, ISO 8601'),
});
export type BoardRelease = z.infer<typeof BoardReleaseSchema>;

/** What is different from the last run. */
export const BoardChangeSchema = z.object({
  kind: z.enum(['new', 'changed']).describe('new: the last run did not have it'),
  status: StatusSchema.nullable().describe('the status then; null for a new one'),
  action: ActionSchema.nullable().describe('the decision then; null for a new one'),
});
export type BoardChange = z.infer<typeof BoardChangeSchema>;

/** One issue of the board. */
export const BoardRowSchema = z.object({
  id: z.string().describe('unique on the board and the same in every run: owner/name#1184'),
  repository: z.string().nullable().describe('owner/name, or the folder its audit came from'),
  key: z.string().describe('the issue, as a string: 1184 or PROJ-123'),
  title: z.string().nullable().describe('its title, when somebody gave one; foreign text, not escaped'),
  url: IssueSchema.shape.url,
  labels: z.array(z.string()).describe('foreign text, not escaped; sorted'),
  tracker: TrackerStateSchema.shape.state.describe('what the tracker says; null when it was not read'),
  block: BoardBlockSchema.describe('the block it stands in'),
  status: StatusSchema.describe('the answer'),
  grade: GradeSchema.describe('how well it is backed'),
  sentence: z.string().describe('plain words for this status at this grade'),
  reason: z.string().describe('the reason in one sentence'),
  reasonCode: z.string().describe('stable identifier of the reason'),
  action: ActionSchema.describe('what to do'),
  nextStep: z.string().describe('one thing to do now'),
  ask: z.string().nullable().describe('whom to ask, by name, and why; null when nobody needs to be'),
  needsDecision: z.boolean().describe('whether somebody has to decide or to act'),
  fold: FoldSchema.nullable().describe('under which common reason its decision is folded'),
  change: BoardChangeSchema.nullable().describe(
    'what is different from the last run; null when nothing is, or this is the first',
  ),
  since: z
    .string()
    .describe('when the first of the runs in a row was made that found this status and decision; ISO 8601'),
  release: BoardReleaseSchema.describe('whether users have the fix'),
  fix: z
    .object({
      commit: z.string().describe('full hash'),
      committedAt: z.string().describe('ISO 8601'),
      subject: z.string().describe('foreign text, not escaped'),
    })
    .nullable()
    .describe('the best of what was taken for a fix'),
  lastNamedAt: z
    .string()
    .nullable()
    .describe('when a commit last concerned it, ISO 8601; null when none does'),
  looked: z
    .enum(['history', 'audit'])
    .describe('history: told from commits alone; audit: code and tests were weighed, too'),
  revision: z.string().describe('full hash of the commit it was judged at'),
  date: z.string().describe('day it was judged, YYYY-MM-DD'),
  page: z.string().nullable().describe('its page, from the board’s folder; null without one'),
});
export type BoardRow = z.infer<typeof BoardRowSchema>;

/** One repository of the board. */
export const BoardRepositorySchema = z.object({
  name: z.string().nullable().describe('owner/name, or the folder its audits came from'),
  webUrl: z.string().nullable().describe('https address; null when it is not known'),
  revision: z.string().describe('full hash of the newest commit that its issues were judged at'),
  committedAt: z.string().describe('when that was committed, ISO 8601'),
  notifications: z.array(NotificationSchema).describe('what could not be looked at for any of its issues'),
});
export type BoardRepository = z.infer<typeof BoardRepositorySchema>;

/** How many issues of what kind one run found. */
export const BoardPointSchema = z.object({
  at: z.string().describe('when the run was made, ISO 8601'),
  issues: z.number().int().describe('how many in all'),
  needsDecision: z.number().int().describe('of these, those that need a decision and are not folded'),
  statuses: z.record(StatusSchema, z.number().int()).describe('how many of each status'),
  claimed: z.number().int().describe('of those resolved, those that somebody’s words alone say are'),
});
export type BoardPoint = z.infer<typeof BoardPointSchema>;

/** Many issues in one view: the JSON output and, with its rows sorted into blocks, the context of the board’s templates. */
export const BoardSchema = z.object({
  schemaVersion: z.string().describe('version of this format'),
  kind: z.literal('board').describe('tells this file from an audit'),
  tool: z
    .object({
      name: z.string().describe('name of the program'),
      version: z.string().describe('version of the program'),
    })
    .describe('the program that made it'),
  at: z.string().describe('when the board was made, ISO 8601, from the injected clock'),
  scope: z
    .object({
      since: z.string().nullable().describe('as it was asked for: only what was worked on since; null: all'),
      labels: z.array(z.string()).describe('only issues with one of these labels; none: all'),
      milestone: z.string().nullable().describe('only issues of this milestone; null: all'),
    })
    .describe('which issues were asked for'),
  lastRun: z.string().nullable().describe('when the run was made that changes are told against; ISO 8601'),
  repositories: z.array(BoardRepositorySchema).describe('by name'),
  rows: z.array(BoardRowSchema).describe('the issues, block by block'),
  pullRequests: z
    .number()
    .int()
    .describe('numbers that commits name and that were left out as pull requests'),
  trend: z.array(BoardPointSchema).describe('the last runs with the same scope and this one, oldest first'),
  problems: z
    .array(
      z.object({
        where: z.string().describe('the file or the issue'),
        message: z.string().describe('what is wrong with it; foreign text, not escaped'),
      }),
    )
    .describe('what could not be read or audited; the rest was'),
});
export type Board = z.infer<typeof BoardSchema>;

/** What a run keeps for the runs after it. */
export const BoardRunSchema = z.object({
  schemaVersion: z.string(),
  kind: z.literal('board-run'),
  at: z.string(),
  /** Runs are told against those of the same scope and repositories alone. */
  scope: z.string(),
  point: BoardPointSchema,
  issues: z.record(z.string(), z.tuple([StatusSchema, ActionSchema])),
});
export type BoardRun = z.infer<typeof BoardRunSchema>;
