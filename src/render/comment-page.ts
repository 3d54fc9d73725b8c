import { z } from 'zod';
import type { Audit } from '../domain/audit.js';
import { type CommentState, CommentStateSchema } from '../domain/comment-marker.js';
import { shortHash } from '../domain/commit.js';
import { quoted } from '../domain/shell-word.js';
import { changesSince } from './comment-state.js';
import { type JsonSchema, type Shape, shapeOf } from './shapes.js';

/** What a comment says beside its audit; its template finds it under `comment`. */
const CommentPageSchema = z.object({
  link: z.string().nullable(),
  again: z.string(),
  isFromFork: z.boolean(),
  since: CommentStateSchema.pick({ date: true, revision: true }).nullable(),
  changes: z.array(z.string()),
});
type CommentPage = z.infer<typeof CommentPageSchema>;

/** What is known where a comment is written. */
export interface CommentPlace {
  /** Web address of the whole audit; null: the comment says how to make it. */
  readonly link: string | null;
  /** What the last comment remembers; null when there is none. */
  readonly before: CommentState | null;
  /** The audit was made by a run of a pull request from a fork, whose word alone it is. */
  readonly isFromFork?: boolean;
}

/** Nothing beside the audit. */
export const NO_PLACE: CommentPlace = { link: null, before: null };

/** What the template of a comment finds under `comment`. */
export function commentPage(audit: Audit, { link, before, isFromFork = false }: CommentPlace): CommentPage {
  const since = before === null ? null : { date: before.date, revision: before.revision };
  return {
    link,
    again: againCommand(audit),
    isFromFork,
    since,
    changes: before === null ? [] : changesSince(before, audit),
  };
}

/** The shape of it, for the check of templates. */
export function commentPageShape(): Shape {
  return shapeOf(z.toJSONSchema(CommentPageSchema, { io: 'input', target: 'draft-2020-12' }) as JsonSchema);
}

/** How to make the whole audit in a clone: what was asked for, at that commit. */
function againCommand(audit: Audit): string {
  const patterns = audit.patterns
    .filter((scan) => scan.definition.origin === 'option')
    .map((scan) => ` --pattern ${quoted(scan.definition.source)}`);
  return `issue-audit ${quoted(audit.issue.key)} --at ${shortHash(audit.revision)}${patterns.join('')}`;
}
