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
  /** A command that shows the issue again; null when there is none. */
  command(address: IssueAddress): string | null;
}
