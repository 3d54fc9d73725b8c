import { z } from 'zod';
import {
  ContractChangeSchema,
  FixLinkSchema,
  InferredPatternSchema,
  IntroducingCandidateSchema,
} from './causes.js';
import { ChecksSchema } from './check-source.js';
import { ListedCommitSchema } from './commit.js';
import { CoverageSchema } from './coverage.js';
import { EvidenceSchema, NotificationSchema } from './evidence.js';
import { FindingSchema } from './finding.js';
import { HistoryStateSchema } from './history.js';
import { IssueSchema, TrackerStateSchema } from './issue.js';
import { LedgerSchema } from './ledger.js';
import { ScanSchema } from './pattern.js';
import { ProofSchema } from './proof.js';
import { IssueTestSchema, OutcomeCountsSchema, TestReportSchema } from './test-outcome.js';
import { DecisionSchema, VerdictSchema } from './verdict.js';
import { WhySchema } from './why.js';

export const SCHEMA_VERSION = '1.0';

/** The commit that was audited. */
export const RevisionSchema = z.object({
  name: z.string().describe('as it was asked for: HEAD, a tag, a hash'),
  commit: z.string().describe('full hash'),
  committedAt: z.string().describe('ISO 8601'),
  author: z.string(),
  subject: z.string().describe('foreign text, not escaped'),
  branch: z.string().nullable().describe('the branch checked out, when the revision is HEAD'),
});
export type Revision = z.infer<typeof RevisionSchema>;

/** Where the clone comes from; no path of this machine, no credentials. */
export const RepositorySchema = z.object({
  name: z.string().nullable().describe('owner/name, from the remote; null without one'),
  webUrl: z
    .string()
    .nullable()
    .describe('https address of the repository, for links; null without a known remote'),
});
export type Repository = z.infer<typeof RepositorySchema>;

/** What the author of the configuration states about the issue; always shown as stated. */
export const NotesSchema = z.object({
  impact: z.array(z.string()),
  whys: z.record(z.string(), z.string()).describe('added to the why of that number'),
  decisions: z.array(z.string()),
  source: z.string().nullable().describe('the file that states it'),
});
export type Notes = z.infer<typeof NotesSchema>;

/** One recommendation and the finding it follows from. */
export const RecommendationSchema = z.object({
  horizon: z.enum(['now', 'monitor', 'prevent']),
  text: z.string(),
  findings: z.array(z.string()).describe('probes it follows from'),
});
export type Recommendation = z.infer<typeof RecommendationSchema>;

/** A file of the repository that belongs to the issue: its tests, scripts and documents. */
export const RelatedFileSchema = z.object({
  path: z.string(),
  role: z.enum(['test', 'script', 'document', 'other']),
  reason: z.string(),
  evidence: z.string(),
});
export type RelatedFile = z.infer<typeof RelatedFileSchema>;

/** Who owns affected files, by the repository’s CODEOWNERS. */
const CodeOwnerSchema = z.object({
  name: z.string().describe('account or team, without @'),
  paths: z.array(z.string()).describe('affected files that are theirs'),
  evidence: z.string(),
});
export type CodeOwner = z.infer<typeof CodeOwnerSchema>;

/** How far the affected code reaches, when it could be measured. */
export const BlastRadiusSchema = z.object({
  affectedFiles: z.array(z.string()),
  dependents: z.object({ production: z.number().int(), test: z.number().int() }),
  entryPoints: z
    .array(z.string())
    .describe('dependents in production that no production file imports; some of them'),
  entryPointCount: z.number().int(),
  examples: z.array(z.string()).describe('some of the dependents, sorted'),
  method: z.string().describe('how it was measured, and what it cannot see'),
  evidence: z.string(),
});
export type BlastRadius = z.infer<typeof BlastRadiusSchema>;

/** Which tags of the clone are releases of what the fix changed. */
export const ReleasesSchema = z.object({
  policy: z
    .enum(['configured', 'all-tags', 'none'])
    .describe(
      'configured: by the configuration; all-tags: every tag that looks like one; none: continuous delivery',
    ),
  tags: z
    .array(
      z.object({
        name: z.string().describe('name of the tag'),
        date: z
          .string()
          .describe('ISO 8601: when it was published, where the host tells; else when the tag was made'),
        host: z
          .object({
            url: z.string().nullable().describe('where to read it'),
            isPrerelease: z.boolean().describe('not meant for everybody yet'),
          })
          .optional()
          .describe(
            'what the host of the repository says of it; missing where it was not asked or says nothing',
          ),
      }),
    )
    .describe('release tags, those of the oldest tags first; drafts are none'),
});
export type Releases = z.infer<typeof ReleasesSchema>;

/** The whole result for one issue at one revision: the JSON output and the context of every template. */
export const AuditSchema = z.object({
  schemaVersion: z.string(),
  tool: z.object({ name: z.string(), version: z.string() }),
  date: z.string().describe('day of the audit, YYYY-MM-DD, from the injected clock'),
  issue: IssueSchema,
  tracker: TrackerStateSchema.nullable().describe('what the issue tracker says; null when it was not read'),
  repository: RepositorySchema,
  revision: z.string().describe('full hash of the audited commit'),
  at: RevisionSchema.describe('the audited commit, as it was asked for and as git knows it'),
  history: HistoryStateSchema,
  verdict: VerdictSchema,
  decision: DecisionSchema,
  summary: z.string().describe('the critical finding in two or three sentences'),
  whys: z.array(WhySchema).length(5),
  commits: z.array(ListedCommitSchema).describe('commits that concern the issue, newest first'),
  links: z.array(FixLinkSchema).describe('which of them fix it, and why that is believed'),
  patterns: z.array(ScanSchema),
  ledgers: z.array(LedgerSchema),
  inferredPatterns: z.array(InferredPatternSchema),
  contractChanges: z.array(ContractChangeSchema),
  introducedBy: z.array(IntroducingCandidateSchema),
  tests: z.object({
    counts: OutcomeCountsSchema.describe('all cases of all readable reports'),
    reports: z.array(TestReportSchema),
    ofIssue: z.array(IssueTestSchema),
  }),
  proof: ProofSchema.nullable().describe('what running the tests has shown; null when nothing was run'),
  coverage: CoverageSchema.nullable().describe(
    'whether tests executed what the fix changed, from coverage reports; null when none was asked for',
  ),
  checks: ChecksSchema.nullable().describe(
    'checks of the audited commit, or of the nearest one that has any; null when none were read',
  ),
  releases: ReleasesSchema.describe('which tags of the clone are releases of what the fix changed'),
  blastRadius: BlastRadiusSchema.nullable(),
  relatedFiles: z.array(RelatedFileSchema),
  codeOwners: z.array(CodeOwnerSchema).describe('owners of the affected files; empty when people are hidden'),
  notes: NotesSchema,
  recommendations: z.array(RecommendationSchema),
  findings: z.array(FindingSchema),
  evidence: z.array(EvidenceSchema),
  notifications: z.array(NotificationSchema),
});
export type Audit = z.infer<typeof AuditSchema>;
