import { TRACKED_ISSUE_FORMAT, type TrackedIssue, TrackedIssueSchema } from '../../domain/tracker.js';
import { GhIssueSchema, issueOfGh } from './gh-issue.js';
import { issueOfPlain, PlainIssueSchema } from './plain-issue.js';
import { issueOfRest, RestIssueSchema } from './rest-issue.js';

/** Fields that only the REST interface writes with underscores. */
const REST_ONLY = ['html_url', 'created_at', 'state_reason', 'node_id', 'repository_url', 'user'];

/**
 * One issue of an export, in whichever of the known shapes it is.
 * @param source where it was read, in words
 * @returns the issue, or what is wrong with the row
 */
export function issueOfRow(row: unknown, source: string): TrackedIssue | { readonly problem: string } {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return { problem: 'it is no object' };
  if ('format' in row && row.format === TRACKED_ISSUE_FORMAT) {
    const own = TrackedIssueSchema.safeParse(row);
    return own.success ? { ...own.data, source } : { problem: problemOf(own.error) };
  }
  if ('number' in row && REST_ONLY.some((name) => name in row)) {
    const rest = RestIssueSchema.safeParse(row);
    return rest.success ? issueOfRest(rest.data, source) : { problem: problemOf(rest.error) };
  }
  if ('number' in row) {
    const gh = GhIssueSchema.safeParse(row);
    return gh.success ? issueOfGh(gh.data, source) : { problem: problemOf(gh.error) };
  }
  if (!('issue' in row) && !('key' in row))
    return { problem: 'it has neither "number" nor "issue" nor "key"' };
  const plain = PlainIssueSchema.safeParse(row);
  return plain.success ? issueOfPlain(plain.data, source) : { problem: problemOf(plain.error) };
}

/** The first thing that is wrong with a row, and where. */
export function problemOf(error: {
  issues: readonly { path: readonly PropertyKey[]; message: string }[];
}): string {
  const [first] = error.issues;
  const where = first?.path.map(String).join('.');
  return `${where ? `"${where}": ` : ''}${first?.message ?? 'not as expected'}`;
}
