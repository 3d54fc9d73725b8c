import type { HostRelease } from '../../domain/host-release.js';
import type { Octokit } from './make-octokit.js';

/** A thousand releases; older ones are not asked for. */
const MOST_PAGES = 10;

/**
 * The releases of a repository, newest first. Drafts are among them where the token may see them.
 * @param since no more pages are asked for once one holds only older ones (ISO date); null: all
 */
export async function readReleases(
  octokit: Octokit,
  place: { readonly owner: string; readonly repo: string },
  since: string | null,
): Promise<HostRelease[]> {
  const found: HostRelease[] = [];
  const from = since === null ? Number.NEGATIVE_INFINITY : Date.parse(since);
  const { owner, repo } = place;
  let pages = 0;
  for await (const { data } of octokit.paginate.iterator(octokit.rest.repos.listReleases, {
    owner,
    repo,
    per_page: 100,
  })) {
    for (const row of data)
      found.push({
        tag: row.tag_name,
        url: row.html_url,
        isDraft: row.draft,
        isPrerelease: row.prerelease,
        createdAt: row.created_at,
        publishedAt: row.published_at,
      });
    pages += 1;
    if (pages >= MOST_PAGES || data.every((row) => latest(row) < from)) break;
  }
  return found;
}

/** A release may be published long after the commit of its tag. */
function latest(row: { created_at: string; published_at: string | null }): number {
  return Math.max(Date.parse(row.created_at), row.published_at ? Date.parse(row.published_at) : 0);
}
