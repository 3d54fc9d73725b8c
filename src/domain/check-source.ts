import { z } from 'zod';

/** What a check says about one place. */
const CheckAnnotationSchema = z.object({
  path: z.string(),
  line: z.number().int().nullable().describe('1-based'),
  level: z.enum(['notice', 'warning', 'failure']).describe('how bad it is'),
  title: z.string().nullable().describe('foreign text, not escaped'),
  message: z.string().describe('foreign text, not escaped'),
});

/** One check of a commit. */
export const CheckRunSchema = z.object({
  name: z.string().describe('foreign text, not escaped'),
  app: z.string().nullable().describe('the application that made it: GitHub Actions'),
  status: z.enum(['waiting', 'running', 'completed']).describe('how far it is'),
  conclusion: z
    .string()
    .nullable()
    .describe('success, failure, …, in the words of its host; null until it is completed'),
  completedAt: z.string().nullable().describe('ISO 8601'),
  url: z.string().nullable().describe('where to read it'),
  annotations: z.array(CheckAnnotationSchema).describe('some of what a check that did not succeed says'),
});
export type CheckRun = z.infer<typeof CheckRunSchema>;

/** Whether a conclusion says that something is wrong; a check that was skipped or is neutral says nothing. */
export function didNotSucceed(conclusion: string | null): boolean {
  return conclusion !== null && !['success', 'skipped', 'neutral'].includes(conclusion);
}

/** The checks of the audited commit, or of the nearest one that has any. */
export const ChecksSchema = z.object({
  commit: z.string().describe('full hash of the commit that was checked'),
  relation: z
    .enum(['same', 'same-tree', 'pull-request-head', 'descendant'])
    .describe('what that commit is to the audited one; same-tree: another commit with the very same files'),
  runs: z.array(CheckRunSchema).describe('its checks, in the order of their host'),
  source: z.string().describe('where this was read'),
  evidence: z.string().describe('id of the evidence item'),
});
export type Checks = z.infer<typeof ChecksSchema>;

/** A file that a workflow run left behind. */
export interface CheckArtifact {
  readonly id: number;
  readonly name: string;
  readonly bytes: number;
  readonly isExpired: boolean;
}

/** What the checks of one commit hold. */
export interface CommitChecks {
  readonly runs: readonly CheckRun[];
  readonly artifacts: readonly CheckArtifact[];
}

/** Where the checks of commits are read from. */
export interface CheckSource {
  readonly source: string;
  /**
   * @param repository `owner/name`
   * @returns null when the host does not know the commit
   * @throws EnvironmentError when it does not answer
   */
  checksOf(repository: string, commit: string): Promise<CommitChecks | null>;
  /** Heads of the pull requests that brought a commit, newest first. */
  headsOf(repository: string, commit: string): Promise<readonly string[]>;
  /**
   * Downloads an artifact.
   * @returns the bytes of its zip file
   * @throws EnvironmentError when it is larger than `most` bytes, gone or not ours to read
   */
  download(repository: string, artifact: CheckArtifact, most: number): Promise<Uint8Array>;
  /** A command that shows the checks of a commit again. */
  command(repository: string, commit: string): string;
}
