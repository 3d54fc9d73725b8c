import type { Fix } from '../analysis/fixes.js';
import { Containment } from '../collectors/containment.js';
import type { CollectedHistory } from '../collectors/history.js';
import type { ReleaseRules } from '../config/config.js';
import type { Releases } from '../domain/audit.js';
import type { HostRelease } from '../domain/host-release.js';
import type { Status } from '../domain/verdict.js';
import { releasesOf } from './releases.js';

/** Whether users have the fix. */
export interface ReleaseState {
  readonly policy: Releases['policy'];
  /** How many tags are releases of what the fix changed. */
  readonly known: number;
  /** The first release in which the issue is resolved; null when there is none. */
  readonly first: Releases['tags'][number] | null;
  /** Whether some release holds a fix, and yet the issue is not resolved in any. */
  readonly isOnlyInPart: boolean;
}

/** More releases than this are not judged to find one in which the issue is resolved. */
const MOST_JUDGED = 20;

/**
 * The first release that has the fix, and has it whole and in force.
 * @param published what the host says of releases; null when it was not asked
 * @param statusAt judges a commit
 */
export async function findFirstRelease(
  history: CollectedHistory,
  rules: ReleaseRules | null,
  fixes: readonly Fix[],
  published: readonly HostRelease[] | null,
  statusAt: (commit: string) => Promise<Status>,
): Promise<ReleaseState> {
  const changed = (fixes[0]?.commit.changes ?? [])
    .filter((change) => change.class === 'production')
    .map((change) => change.path);
  const { policy, tags } = releasesOf(history.refs, rules, changed, published);
  const carriers = fixes.flatMap((fix) => [fix.commit.hash, ...fix.link.twins]);
  const containment = new Containment(history.graph, carriers);
  const commits = new Map(
    history.refs.filter((ref) => ref.kind === 'tag').map((ref) => [ref.name, ref.commit]),
  );
  const holding = tags.filter((tag) =>
    carriers.some((hash) => containment.contains(commits.get(tag.name) ?? '', hash)),
  );
  for (const tag of holding.slice(0, MOST_JUDGED))
    if ((await statusAt(commits.get(tag.name) ?? '')) === 'RESOLVED')
      return { policy, known: tags.length, first: tag, isOnlyInPart: false };
  return { policy, known: tags.length, first: null, isOnlyInPart: holding.length > 0 };
}
