import type { BoardBlock, Fold } from '../../domain/board.js';
import type { Tone } from '../status-paint.js';

/** The heading of each block, what stands in it, and how it is to be taken. */
export const BLOCK_WORDS: Readonly<
  Record<BoardBlock, { readonly tone: Tone; readonly title: string; readonly what: string }>
> = {
  'closed-not-fixed': {
    tone: 'bad',
    title: 'Closed but not fixed',
    what: 'The tracker says closed; the code does not say fixed.',
  },
  'fixed-not-released': {
    tone: 'warn',
    title: 'Fixed but not released',
    what: 'The fix is in, and no release has it yet.',
  },
  'resolved-proven': {
    tone: 'good',
    title: 'Resolved with proof',
    what: 'Shown by counting code and by tests of the revision.',
  },
  resolved: {
    tone: 'good',
    title: 'Resolved, as git shows',
    what: 'A fix is in and backed by more than its message.',
  },
  'only-claimed': {
    tone: 'warn',
    title: 'Only claimed',
    what: 'Somebody’s words alone say that it is fixed.',
  },
  regressed: { tone: 'bad', title: 'Regressed', what: 'It was fixed, and was taken back or came back.' },
  'not-fixed': {
    tone: 'bad',
    title: 'Not fixed, or in part',
    what: 'No fix is in, or some of what it is about is left.',
  },
  unknown: { tone: 'idle', title: 'Unknown', what: 'What was looked at cannot tell.' },
  'closed-without-fix': {
    tone: 'idle',
    title: 'Closed without a fix',
    what: 'Not planned, or a duplicate; nothing was changed.',
  },
};

/** Why decisions are folded, and what would unfold them. */
export const FOLD_WORDS: Readonly<Record<Fold, { readonly title: string; readonly remedy: string }>> = {
  'no-fix-found': {
    title: 'No commit was found that fixes them, and nothing else was measured',
    remedy:
      'Name what was broken with a pattern, give test reports, or let the tracker say whether they are open.',
  },
  'history-missing': {
    title: 'The clone’s history is cut off before a fix could be found',
    remedy: 'Fetch the whole history: git fetch --unshallow',
  },
  'tracker-not-read': {
    title: 'Fixed, as git shows; close those that are still open',
    remedy: 'Give the tracker’s issues with --issues, and those that are closed already go from this list.',
  },
};
