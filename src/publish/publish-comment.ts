import {
  type Author,
  type CommentBoard,
  type PostedComment,
  type Thread,
  UnsureOutcome,
} from '../domain/comment-board.js';
import { EnvironmentError } from '../errors.js';
import { commentBody, isIntact } from './comment-body.js';
import type { Draft, Plan, Published } from './draft.js';
import { type OwnComment, ownComments } from './own-comments.js';

/** The comment as it would be where there is none yet. */
export function firstBody(draft: Draft): Promise<string> {
  return bodyFor(draft, null);
}

/** How often it is begun again: when a comment vanished meanwhile, or a connection was cut. */
const MOST_ATTEMPTS = 3;

/** Waits for so many seconds. */
export type Pause = (seconds: number) => Promise<void>;

/** Puts comments under issues: one of each kind, updated in its place, and left alone when it says the same already. */
export class Publisher {
  readonly #board: CommentBoard;
  readonly #pause: Pause;

  constructor(board: CommentBoard, pause: Pause) {
    this.#board = board;
    this.#pause = pause;
  }

  /** What `publish` would do now. Nothing is written. */
  async plan(thread: Thread, draft: Draft): Promise<Plan> {
    const { own } = await this.#look(thread, draft);
    const kept = keptOf(own, draft);
    if (kept === null) return { outcome: 'created', url: null, body: await firstBody(draft) };
    if (saysTheSame(kept, draft))
      return { outcome: 'unchanged', url: kept.comment.url, body: kept.comment.body };
    const outcome = draft.isNews?.(kept.marker) ? 'replaced' : 'updated';
    return { outcome, url: kept.comment.url, body: await bodyFor(draft, kept) };
  }

  /**
   * Writes the draft where it belongs. Whoever else does the same at the same time, and whatever was cut off before, in the
   * end there is one comment.
   * @throws EnvironmentError when the issue is not there, or writing is refused
   */
  async publish(thread: Thread, draft: Draft): Promise<Published> {
    let unsure: UnsureOutcome | null = null;
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      if (attempt > 0) await this.#pause(2 ** (attempt - 1));
      const { own, me } = await this.#look(thread, draft);
      try {
        const published = await this.#write(thread, draft, own, me);
        if (published)
          return unsure && published.outcome === 'unchanged'
            ? { ...published, outcome: 'created' }
            : published;
      } catch (error) {
        if (!(error instanceof UnsureOutcome)) throw error;
        unsure = error;
      }
    }
    throw unsure?.cause ?? vanished(thread);
  }

  async #look(thread: Thread, draft: Draft): Promise<{ own: OwnComment[]; me: Author }> {
    const me = await this.#board.me();
    await this.#board.assertThere(thread);
    return { own: ownComments(await this.#board.comments(thread), me, draft), me };
  }

  /** @returns null when the comment to be changed is gone, and all has to be looked at again */
  async #write(
    thread: Thread,
    draft: Draft,
    own: readonly OwnComment[],
    me: Author,
  ): Promise<Published | null> {
    const kept = keptOf(own, draft);
    if (kept === null) return this.#create(thread, draft, me, null);
    const others = own.filter((one) => one !== kept);
    if (saysTheSame(kept, draft)) {
      await this.#removeAll(thread, others);
      return { outcome: 'unchanged', url: kept.comment.url, removed: others.length };
    }
    if (draft.isNews?.(kept.marker)) return this.#create(thread, draft, me, { kept, all: own });
    const updated = await this.#board.update(thread, kept.comment.id, await bodyFor(draft, kept));
    if (updated === null) return null;
    await this.#removeAll(thread, others);
    return { outcome: 'updated', url: updated.url, removed: others.length };
  }

  /** Afterwards it looks once more: of those that were written at the same time, the first stays, for everybody the same. */
  async #create(
    thread: Thread,
    draft: Draft,
    me: Author,
    instead: { kept: OwnComment; all: readonly OwnComment[] } | null,
  ): Promise<Published | null> {
    const body = await bodyFor(draft, instead?.kept ?? null);
    const created = await this.#board.create(thread, body);
    if (instead) await this.#removeAll(thread, instead.all);
    const gone = new Set(instead?.all.map(({ comment }) => comment.id));
    const now = ownComments(await this.#board.comments(thread), me, draft).filter(
      ({ comment }) => !gone.has(comment.id),
    );
    const [first, ...later] = now;
    await this.#removeAll(thread, later);
    const outcome = instead ? 'replaced' : 'created';
    const removed = later.length + (instead ? instead.all.length - 1 : 0);
    // A list that does not show the new comment yet is no reason to write it again.
    if (!first || first.comment.id === created.id) return { outcome, url: created.url, removed };
    return this.#settle(thread, body, first, removed);
  }

  async #settle(
    thread: Thread,
    body: string,
    { comment }: OwnComment,
    removed: number,
  ): Promise<Published | null> {
    if (comment.body === body) return { outcome: 'unchanged', url: comment.url, removed };
    const updated: PostedComment | null = await this.#board.update(thread, comment.id, body);
    return updated && { outcome: 'updated', url: updated.url, removed };
  }

  async #removeAll(thread: Thread, comments: readonly OwnComment[]): Promise<void> {
    for (const { comment } of comments) await this.#board.remove(thread, comment.id);
  }
}

function vanished({ repository, number }: Thread): EnvironmentError {
  return new EnvironmentError(
    `the comment on ${repository}#${number} was removed each time before it could be brought up to date`,
    'Look for somebody or something that removes comments there, and run it again.',
  );
}

/** The comment that stays: one that says the same already, else the first. */
function keptOf(own: readonly OwnComment[], draft: Draft): OwnComment | null {
  return own.find((one) => saysTheSame(one, draft)) ?? own[0] ?? null;
}

function saysTheSame({ comment, marker }: OwnComment, draft: Draft): boolean {
  return marker.digest === draft.digest && isIntact(comment.body);
}

async function bodyFor(draft: Draft, kept: OwnComment | null): Promise<string> {
  return commentBody(draft, await draft.write(kept?.marker ?? null));
}
