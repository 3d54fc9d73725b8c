import { type ExportedReleases, ExportedReleasesSchema, RELEASES_FORMAT } from '../../domain/host-release.js';
import { problemOf } from './issue-of-row.js';

/**
 * The releases of a repository, where a row of an export holds them.
 * @returns null when it is another row; what is wrong when it says that it holds them and does not
 */
export function releasesOfRow(row: unknown): ExportedReleases | { readonly problem: string } | null {
  if (typeof row !== 'object' || row === null || !('format' in row) || row.format !== RELEASES_FORMAT)
    return null;
  const own = ExportedReleasesSchema.safeParse(row);
  return own.success ? own.data : { problem: problemOf(own.error) };
}
