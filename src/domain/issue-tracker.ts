import type { HostRelease } from './host-release.js';
import type { TrackedIssue } from './tracker.js';

/** One issue, as it is asked for. */
export interface IssueAddress {
  /** `owner/name`; null when the clone names none. */
  readonly repository: string | null;
  readonly key: string;
}

/** Parts of an issue that cost further questions; only what is needed is asked for. Comments come with the timeline. */
export type IssuePart = 'timeline' | 'pull-requests';

/** Where issues are read from: a tracker on the web, or a file that was exported from one. */
export interface IssueTracker {
  /** In words for a sentence: `github.com`, `issues.jsonl`. */
  readonly source: string;
  /**
   * @param parts what is wanted beside the issue itself; a part that the source lacks is null in the answer
   * @returns null when there is no such issue
   * @throws InputError or EnvironmentError when the source cannot be read
   */
  issue(address: IssueAddress, parts: readonly IssuePart[]): Promise<TrackedIssue | null>;
  /**
   * Every issue of a repository, without the parts that cost further questions; pull requests are left out.
   * @param repository `owner/name`; null: whatever the source holds
   * @param since only those that were updated since this ISO date, where the source tells; null: all
   * @throws InputError or EnvironmentError when the source cannot be read
   */
  all(repository: string | null, since: string | null): Promise<readonly TrackedIssue[]>;
  /**
   * What the host has published of a repository, newest first, drafts included where they may be seen.
   * @param since older ones may be left out (ISO date); null: all
   * @returns null when the source does not tell of releases
   * @throws EnvironmentError when the source does not answer
   */
  releases(repository: string | null, since: string | null): Promise<readonly HostRelease[] | null>;
  /** A command that shows the releases again; null when there is none. */
  releasesCommand(repository: string | null): string | null;
  /** A command that shows the issue again; null when there is none. */
  command(address: IssueAddress): string | null;
}
