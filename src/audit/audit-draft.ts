import type { Audit } from '../domain/audit.js';
import { type CommentMarker, type CommentState, CommentStateSchema } from '../domain/comment-marker.js';
import type { Draft } from '../publish/draft.js';
import { commentState } from '../render/comment-state.js';
import { commentDigest, renderComment } from '../render/render-comment.js';

/** What a comment with an audit needs beside it. */
export interface DraftOptions {
  /** Web address of the whole audit; null for none. */
  readonly link: string | null;
  /** The audit comes from the run of a pull request of a fork. */
  readonly isFromFork: boolean;
  /** A changed status comes as a new comment, so that people are told. */
  readonly isNewOnChange: boolean;
}

/** The comment that shows an audit. */
export async function auditDraft(audit: Audit, options: DraftOptions): Promise<Draft> {
  const { link, isFromFork, isNewOnChange } = options;
  const state = commentState(audit);
  return {
    kind: 'audit',
    key: audit.issue.key,
    digest: await commentDigest(audit, { link, before: null, isFromFork }),
    state,
    write: (before) => renderComment(audit, { link, before: stateOf(before), isFromFork }),
    isNews: (before) => isNewOnChange && stateOf(before)?.status !== state.status,
  };
}

/** What the last comment remembers; null when it cannot be read, as of a version to come. */
function stateOf(marker: CommentMarker | null): CommentState | null {
  const read = CommentStateSchema.safeParse(marker?.state);
  return read.success ? read.data : null;
}
