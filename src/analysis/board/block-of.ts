import type { BoardBlock, BoardRelease, Fold } from '../../domain/board.js';
import type { TrackerState } from '../../domain/issue.js';
import type { Decision, Verdict } from '../../domain/verdict.js';

/** What decides where an issue stands on the board. */
export interface Standing {
  readonly verdict: Pick<Verdict, 'status' | 'grade' | 'reasonCode'>;
  readonly action: Decision['action'];
  /** Null: the tracker was not read. */
  readonly tracker: TrackerState['state'];
  readonly release: BoardRelease['state'];
}

/** The block of the board that an issue stands in. Somebody’s word alone never puts it among those resolved. */
export function blockOf({ verdict, tracker, release }: Standing): BoardBlock {
  switch (verdict.status) {
    case 'RESOLVED':
      if (verdict.grade === 'claimed' || verdict.grade === 'unknown') return 'only-claimed';
      if (release === 'not-released') return 'fixed-not-released';
      return verdict.grade === 'proven' ? 'resolved-proven' : 'resolved';
    case 'REGRESSED':
      return 'regressed';
    case 'CLOSED_WITHOUT_FIX':
      return 'closed-without-fix';
    case 'INCONCLUSIVE':
      return 'unknown';
    default:
      return tracker === 'closed' ? 'closed-not-fixed' : 'not-fixed';
  }
}

/**
 * Whether somebody has to decide or to act, beyond leaving the issue as it is. What came back always needs a look, even
 * where the issue is open already.
 */
export function needsDecision({ verdict, action }: Standing): boolean {
  if (verdict.status === 'REGRESSED') return true;
  return action !== 'keep open' && action !== 'keep closed';
}

/**
 * The common reason under which a decision is folded, where the clone or the tracker would have to be read before anybody can
 * decide; null where the issue deserves a line of its own.
 */
export function foldOf(standing: Standing): Fold | null {
  if (!needsDecision(standing)) return null;
  const { verdict, action, tracker } = standing;
  if (verdict.status === 'INCONCLUSIVE')
    return verdict.reasonCode === 'history-missing' ? 'history-missing' : 'no-fix-found';
  return action === 'close' && tracker === null ? 'tracker-not-read' : null;
}
