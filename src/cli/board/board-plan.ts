import type { BoardInput } from '../../analysis/board/build-board.js';
import type { KeptRun } from '../../audit/board/judge-issues.js';
import type { Board } from '../../domain/board.js';

/** What was asked for, and where it goes. */
export interface BoardPlan {
  readonly folders: readonly string[];
  readonly scope: Board['scope'];
  /** `scope.since` as a date. */
  readonly since: string | null;
  readonly now: Date;
  /** As the user named them. */
  readonly out: string;
  readonly history: string;
  /** The user’s style. */
  readonly look: { readonly theme?: string };
}

/** The issues of a board, before they are set beside earlier runs. */
export interface FoundEntries
  extends Pick<BoardInput, 'entries' | 'repositories' | 'pullRequests' | 'problems'> {
  /** For the next run; null where nothing can be used again. */
  readonly kept: KeptRun | null;
}
