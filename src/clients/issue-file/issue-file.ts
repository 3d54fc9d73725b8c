import { basename } from 'node:path';
import type { ExportedReleases, HostRelease } from '../../domain/host-release.js';
import type { IssueAddress, IssueTracker } from '../../domain/issue-tracker.js';
import type { TrackedIssue } from '../../domain/tracker.js';
import { InputError } from '../../errors.js';
import { issueOfRow } from './issue-of-row.js';
import { readRows } from './read-rows.js';
import { releasesOfRow } from './releases-of-row.js';

/**
 * Issues that were exported to a JSON or JSONL file: what `issue-audit export` writes, the objects of GitHub’s REST
 * interface, what `gh issue list --json …` prints, or rows of `repo`, `issue`, `title` and `body`.
 * @param path absolute
 * @throws InputError when the file cannot be read, naming the row that is wrong
 */
export async function openIssueFile(path: string): Promise<IssueTracker> {
  const source = basename(path);
  const byKey = new Map<string, TrackedIssue[]>();
  const released: ExportedReleases[] = [];
  for (const { value, place } of await readRows(path, source)) {
    const releases = releasesOfRow(value);
    if (releases !== null) {
      if ('problem' in releases)
        throw new InputError(
          `${place}: no releases: ${releases.problem}`,
          'Write the file again: issue-audit export.',
        );
      released.push(releases);
      continue;
    }
    const issue = issueOfRow(value, source);
    if ('problem' in issue)
      throw new InputError(
        `${place}: not an issue: ${issue.problem}`,
        'Each needs at least a "number" (or "issue") and a "title".',
      );
    const key = issue.key.toLowerCase();
    byKey.set(key, [...(byKey.get(key) ?? []), issue]);
  }
  return {
    source,
    issue: async (address) => choose(byKey.get(address.key.toLowerCase()) ?? [], address, source),
    all: async (repository, since) =>
      [...byKey.values()].flatMap((rows) => {
        const [{ key } = { key: '' }] = rows;
        const row = choose(rows, { repository, key }, source);
        return row !== null && !row.isPullRequest && isUpdatedSince(row, since) ? [row] : [];
      }),
    releases: async (repository) => releasesIn(released, repository),
    releasesCommand: () => null,
    // Where the file lies on this machine is no part of an audit.
    command: () => null,
  };
}

/** A row that does not say when it was updated may have been. */
function isUpdatedSince({ updatedAt }: TrackedIssue, since: string | null): boolean {
  return since === null || updatedAt === null || Date.parse(updatedAt) >= Date.parse(since);
}

/** The last row of a repository counts; one that names none fits every one. */
function releasesIn(rows: readonly ExportedReleases[], repository: string | null): HostRelease[] | null {
  const wanted = repository?.toLowerCase() ?? null;
  const row = rows.findLast(
    (one) => wanted === null || one.repository === null || one.repository.toLowerCase() === wanted,
  );
  return row?.releases ?? null;
}

/** The last row of an issue counts: files are appended to. A row without a repository fits every one. */
function choose(rows: readonly TrackedIssue[], address: IssueAddress, source: string): TrackedIssue | null {
  const wanted = address.repository?.toLowerCase() ?? null;
  if (wanted !== null)
    return (
      rows.findLast((row) => row.repository?.toLowerCase() === wanted) ??
      rows.findLast((row) => row.repository === null) ??
      null
    );
  const repositories = [...new Set(rows.map((row) => row.repository?.toLowerCase()))];
  if (repositories.length > 1)
    throw new InputError(
      `${source} holds issue ${address.key} of ${repositories.length} repositories, and the clone names none`,
      'Name the repository: owner/name#number.',
    );
  return rows.at(-1) ?? null;
}
