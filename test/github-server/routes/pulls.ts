import type { Route } from '../server.js';
import { account } from './issues.js';

/** A pull request of `o/r`; fields of the REST interface. */
export function pull(over: Record<string, unknown> = {}): Record<string, unknown> {
  const number = over.number ?? 9;
  return {
    number,
    title: 'Open sessions without waiting',
    body: 'Fixes #7',
    html_url: `https://github.com/o/r/pull/${number}`,
    state: 'closed',
    user: account('bob'),
    merged_at: '2025-03-02T00:00:00Z',
    merged_by: account('eve'),
    merge_commit_sha: 'a'.repeat(40),
    base: { ref: 'main', sha: 'b'.repeat(40), label: 'o:main' },
    head: { ref: 'fix', sha: 'c'.repeat(40), label: 'o:fix' },
    ...over,
  };
}

/** Answers with pull requests by their number. */
export function pullRoutes(...pulls: readonly Record<string, unknown>[]): readonly Route[] {
  return pulls.map((one) => ({
    method: 'GET',
    path: `/repos/o/r/pulls/${one.number}`,
    answer: () => ({ body: one }),
  }));
}

/** Answers to the one question that is asked in GraphQL: which pull requests close an issue. */
export function graphRoute(nodes: readonly unknown[], path = '/graphql'): Route {
  const connection = { closedByPullRequestsReferences: { nodes } };
  return {
    method: 'POST',
    path,
    isDescribed: false,
    answer: () => ({ body: { data: { repository: { issue: connection } } } }),
  };
}

/** A pull request as GraphQL gives it. */
export function node(over: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    number: 9,
    title: 'Open sessions without waiting',
    url: 'https://github.com/o/r/pull/9',
    body: 'It did wait.',
    state: 'MERGED',
    mergedAt: '2025-03-02T00:00:00Z',
    baseRefName: 'main',
    headRefOid: 'c'.repeat(40),
    repository: { nameWithOwner: 'o/r' },
    mergeCommit: { oid: 'a'.repeat(40) },
    author: { login: 'bob' },
    mergedBy: { login: 'eve' },
    reviews: {
      nodes: [
        { author: { login: 'kim' }, state: 'APPROVED', body: 'Good', submittedAt: '2025-03-01T00:00:00Z' },
      ],
    },
    ...over,
  };
}
