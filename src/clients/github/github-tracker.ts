import type { HostRelease } from '../../domain/host-release.js';
import type { IssueAddress, IssuePart, IssueTracker } from '../../domain/issue-tracker.js';
import { quoted } from '../../domain/shell-word.js';
import type { LinkedPullRequest, TrackedIssue } from '../../domain/tracker.js';
import { issueOfRest, RestIssueSchema } from '../issue-file/rest-issue.js';
import type { GitHubAccess } from './access.js';
import { explainFailure } from './explain-failure.js';
import { isRefusal } from './fail-fast.js';
import type { Octokit } from './make-octokit.js';
import { pullRequestsByGraph } from './pull-requests-by-graph.js';
import { pullRequestsNamed, readPullRequests } from './pull-requests-by-rest.js';
import { readReleases } from './read-releases.js';
import { readTimeline } from './read-timeline.js';

/** Reads issues from GitHub. */
export class GitHubTracker implements IssueTracker {
  readonly source: string;
  readonly #access: GitHubAccess;
  readonly #octokit: Octokit;

  constructor(access: GitHubAccess, octokit: Octokit) {
    this.#access = access;
    this.#octokit = octokit;
    this.source = access.webHost ?? new URL(access.apiUrl).host;
  }

  async issue(address: IssueAddress, parts: readonly IssuePart[]): Promise<TrackedIssue | null> {
    const place = placeOf(address);
    if (place === null) return null;
    try {
      const issue = await this.#issue(place);
      if (issue === null || issue.isPullRequest) return issue;
      const told = parts.length > 0 ? await readTimeline(this.#octokit, place) : null;
      if (told === null) return issue;
      const pullRequests = parts.includes('pull-requests')
        ? await this.#pullRequests(address, place, told.timeline)
        : null;
      return { ...issue, ...told, pullRequests };
    } catch (error) {
      throw explainFailure(error, this.#access, {
        what: `read issue #${address.key} of ${address.repository}`,
        permission: 'issues: read',
      });
    }
  }

  async all(repository: string | null, since: string | null): Promise<readonly TrackedIssue[]> {
    const place = placeOf({ repository, key: '1' });
    if (place === null) return [];
    const { owner, repo } = place;
    const asked = { owner, repo, state: 'all', per_page: 100, ...(since === null ? {} : { since }) } as const;
    try {
      const rows = await this.#octokit.paginate(this.#octokit.rest.issues.listForRepo, asked);
      const issues = rows.map((row) => issueOfRest(RestIssueSchema.parse(row), this.source));
      return issues.filter(({ isPullRequest }) => !isPullRequest);
    } catch (error) {
      throw explainFailure(error, this.#access, {
        what: `read the issues of ${repository}`,
        permission: 'issues: read',
      });
    }
  }

  async releases(repository: string | null, since: string | null): Promise<readonly HostRelease[] | null> {
    const place = placeOf({ repository, key: '1' });
    if (place === null) return null;
    try {
      return await readReleases(this.#octokit, place, since);
    } catch (error) {
      throw explainFailure(error, this.#access, {
        what: `read the releases of ${repository}`,
        permission: 'contents: read',
      });
    }
  }

  releasesCommand(repository: string | null): string | null {
    const place = placeOf({ repository, key: '1' });
    return place && this.#shown(place, 'releases --paginate');
  }

  command(address: IssueAddress): string | null {
    const place = placeOf(address);
    return place && this.#shown(place, `issues/${place.issue_number}`);
  }

  #shown({ owner, repo }: Place, what: string): string {
    const host = this.#access.webHost;
    const where = host === null || host === 'github.com' ? '' : `--hostname ${quoted(host)} `;
    return `gh api ${where}repos/${owner}/${repo}/${what}`;
  }

  async #issue(place: Place): Promise<TrackedIssue | null> {
    try {
      const { data } = await this.#octokit.rest.issues.get({ ...place });
      return issueOfRest(RestIssueSchema.parse(data), this.source);
    } catch (error) {
      if (isRefusal(error) && (error.status === 404 || error.status === 410)) return null;
      throw error;
    }
  }

  /** GitHub’s own list where it gives one, which takes a token; those that only name the issue come after them. */
  async #pullRequests(
    address: IssueAddress,
    { owner, repo, issue_number }: Place,
    timeline: NonNullable<TrackedIssue['timeline']>,
  ): Promise<LinkedPullRequest[]> {
    const named = pullRequestsNamed(timeline, address);
    const listed = this.#access.credentials
      ? await pullRequestsByGraph(this.#octokit, { owner, name: repo, number: issue_number })
      : null;
    const known = new Set(listed?.map(({ repository, key }) => `${repository}#${key}`));
    const rest = named.filter(({ repository, key }) => !known.has(`${repository}#${key}`));
    const read = await readPullRequests(this.#octokit, rest, address);
    // What GitHub's own list leaves out closes nothing, whatever its text says.
    const others = listed === null ? read : read.map((pull) => ({ ...pull, closes: false }));
    return [...(listed ?? []), ...others];
  }
}

interface Place {
  readonly owner: string;
  readonly repo: string;
  readonly issue_number: number;
}

/** GitHub knows numbers of repositories, and no other keys. */
function placeOf({ repository, key }: IssueAddress): Place | null {
  const [owner, repo, ...more] = repository?.split('/') ?? [];
  if (!owner || !repo || more.length > 0 || !/^[1-9]\d{0,8}$/.test(key)) return null;
  return { owner, repo, issue_number: Number(key) };
}
