import { z } from 'zod';
import type { LinkedPullRequest } from '../../domain/tracker.js';
import { account } from '../issue-file/row-values.js';
import type { Octokit } from './make-octokit.js';

/** The pull requests that GitHub itself says close the issue, by keyword or tied by hand, with their reviews. */
const QUERY = `query($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    issue(number: $number) {
      closedByPullRequestsReferences(first: 25, includeClosedPrs: true) {
        nodes {
          number title url body state mergedAt baseRefName headRefOid
          repository { nameWithOwner }
          mergeCommit { oid }
          author { login }
          mergedBy { login }
          reviews(first: 30) { nodes { author { login } state body submittedAt } }
        }
      }
    }
  }
}`;

const ReviewState = z
  .enum(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED', 'PENDING'])
  .transform((word) => word.toLowerCase().replace('_', '-') as 'approved' | 'changes-requested');

const PullRequestNode = z.object({
  number: z.number().int(),
  title: z.string(),
  url: z.string(),
  body: z.string().nullable(),
  state: z.enum(['OPEN', 'CLOSED', 'MERGED']),
  mergedAt: z.string().nullable(),
  baseRefName: z.string().nullable(),
  headRefOid: z.string().nullable(),
  repository: z.object({ nameWithOwner: z.string() }),
  mergeCommit: z.object({ oid: z.string() }).nullable(),
  author: account(),
  mergedBy: account(),
  reviews: z
    .object({
      nodes: z.array(
        z.object({
          author: account(),
          state: ReviewState,
          body: z.string(),
          submittedAt: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
});

const AnswerSchema = z.object({
  repository: z.object({
    issue: z
      .object({
        closedByPullRequestsReferences: z.object({ nodes: z.array(PullRequestNode.nullable()) }).nullable(),
      })
      .nullable(),
  }),
});

/**
 * Pull requests that close an issue, merged or not.
 * @returns null when this GitHub does not know the question (older servers), or does not answer it to us
 */
export async function pullRequestsByGraph(
  octokit: Octokit,
  at: { owner: string; name: string; number: number },
): Promise<LinkedPullRequest[] | null> {
  // Older servers refuse the question itself; what they can tell is then read otherwise.
  const answer = await octokit.graphql(QUERY, { ...at, request: { retries: 0 } }).catch(refused);
  const read = AnswerSchema.safeParse(answer);
  if (!read.success) return null;
  const nodes = read.data.repository.issue?.closedByPullRequestsReferences?.nodes ?? [];
  return nodes.flatMap((node) => (node ? [pullRequestOf(node)] : []));
}

function refused(error: unknown): null {
  const { name, status } = error as { name?: string; status?: number };
  if (name === 'GraphqlResponseError' || (name === 'HttpError' && (status ?? 500) < 500)) return null;
  throw error;
}

function pullRequestOf(node: z.infer<typeof PullRequestNode>): LinkedPullRequest {
  return {
    repository: node.repository.nameWithOwner,
    key: String(node.number),
    title: node.title,
    url: node.url,
    state: node.state === 'OPEN' ? 'open' : 'closed',
    closes: true,
    mergedAt: node.mergedAt,
    mergeCommit: node.mergedAt === null ? null : (node.mergeCommit?.oid ?? null),
    author: node.author,
    mergedBy: node.mergedBy,
    body: node.body,
    baseBranch: node.baseRefName,
    headCommit: node.headRefOid,
    reviews: node.reviews?.nodes ?? null,
  };
}
