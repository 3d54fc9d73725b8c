import { z } from 'zod';

/** A release as the host of the repository publishes it, beside the tag that git knows. */
export const HostReleaseSchema = z.object({
  tag: z.string().describe('foreign text, not escaped'),
  url: z.string().nullable().describe('where to read it'),
  isDraft: z.boolean().describe('nobody but its authors sees it'),
  isPrerelease: z.boolean(),
  createdAt: z.string().nullable().describe('ISO 8601; the date of its commit'),
  publishedAt: z.string().nullable().describe('ISO 8601; null until it is'),
});
export type HostRelease = z.infer<typeof HostReleaseSchema>;

/** Mark of the line of an exported file that holds the releases of a repository. */
export const RELEASES_FORMAT = 'issue-audit/releases-1';

/** The releases of one repository, as `issue-audit export` writes them beside the issues. */
export const ExportedReleasesSchema = z.object({
  format: z.literal(RELEASES_FORMAT),
  repository: z.string().nullable().describe('owner/name; null when the source does not say'),
  releases: z.array(HostReleaseSchema).describe('newest first'),
});
export type ExportedReleases = z.infer<typeof ExportedReleasesSchema>;

/** Id of the evidence that tells of a release of the host. */
export function releaseEvidenceId(tag: string): string {
  return `release:${tag}`;
}
