import type { Candidate } from './candidate.js';
import type { IssueTestOrigin } from './issue-test-origins.js';
import type { LinkIndex } from './link-index.js';

/** Commits that brought a test of the issue together with production code. */
export async function linkByTests(
  index: LinkIndex,
  origins: readonly IssueTestOrigin[],
): Promise<Candidate[]> {
  const known = origins.filter((origin) => index.entry(origin.commit));
  await index.prepare(known.map((origin) => origin.commit));
  return known.flatMap((origin) => {
    if (origin.title && isMoved(index, origin)) return [];
    const shape = index.shapeOf(origin.commit);
    // A commit of very many files moves or imports tests; it says nothing of this one.
    if (
      shape.production.length === 0 ||
      shape.isRelease ||
      shape.isMergeBack ||
      index.changesOf(origin.commit).length > 60
    )
      return [];
    const what = origin.title
      ? `a test in ${origin.path} that is named after the issue`
      : `${origin.path}, named after the issue`;
    return [
      {
        commit: origin.commit,
        kind: 'test-name' as const,
        score: origin.title ? 0.66 : 0.72,
        isFix: true,
        isBacked: true,
        reasons: [`it brought ${what}, together with production code`],
      },
    ];
  });
}

/** A file of tests that comes whole while others go was moved or rewritten: its titles are older than the commit. */
function isMoved(index: LinkIndex, origin: IssueTestOrigin): boolean {
  const changes = index.changesOf(origin.commit);
  const isNew = changes.some((change) => change.path === origin.path && change.status !== 'modified');
  return (
    isNew && changes.some((change) => change.status === 'deleted' && index.classOf(change.path) === 'test')
  );
}
