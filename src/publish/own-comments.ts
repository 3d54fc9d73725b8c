import type { Author, PostedComment } from '../domain/comment-board.js';
import { type CommentMarker, markerOf } from '../domain/comment-marker.js';

/** A comment of ours, with what its marker says. */
export interface OwnComment {
  readonly comment: PostedComment;
  readonly marker: CommentMarker;
}

/** Those comments that we wrote ourselves about the same thing: by marker and by author. Anybody can copy a marker. */
export function ownComments(
  comments: readonly PostedComment[],
  me: Author,
  about: Pick<CommentMarker, 'kind' | 'key'>,
): OwnComment[] {
  return comments
    .flatMap((comment) => {
      const marker = isBy(comment.author, me) ? markerOf(comment.body) : null;
      return marker?.kind === about.kind && marker.key === about.key ? [{ comment, marker }] : [];
    })
    .sort((a, b) => a.comment.id - b.comment.id);
}

/** Whether a comment is ours. Logins are the same in capitals; `name` and the bot `name[bot]` are two accounts. */
function isBy(author: Author | null, me: Author): boolean {
  return (
    author !== null && author.isBot === me.isBot && author.login.toLowerCase() === me.login.toLowerCase()
  );
}
