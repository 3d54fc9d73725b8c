import { z } from 'zod';

/** What a posted comment remembers of the audit it shows, so that the next one can say what has changed since. */
export const CommentStateSchema = z.object({
  status: z.string().max(40),
  grade: z.string().max(20),
  decision: z.string().max(20),
  revision: z.string().regex(/^[0-9a-f]{7,64}$/),
  date: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  fixes: z.array(z.string().regex(/^[0-9a-f]{7,64}$/)).max(10),
  left: z
    .array(z.tuple([z.string().max(20), z.number().int(), z.number().int()]))
    .max(10)
    .describe('per pattern: digest of its text, occurrences in production, and in all'),
  whys: z.array(z.string().max(20)).max(5).describe('grades of the five whys'),
});
export type CommentState = z.infer<typeof CommentStateSchema>;

const MarkerSchema = z.object({
  kind: z.string().max(40).describe('which of the tool’s comments it is: audit, answer, …'),
  key: z.string().max(200).describe('what it is about: the key of the issue'),
  digest: z
    .string()
    .regex(/^[0-9a-f]{16,64}$/)
    .describe('of what it says, apart from days and addresses'),
  text: z
    .string()
    .regex(/^[0-9a-f]{16,64}$/)
    .describe('digest of the text as it was written, to see whether somebody edited it'),
  state: z.json().describe('what the next comment wants to know of this one; null for nothing'),
});

/** The hidden first line of a comment by which the tool knows its own again. */
export type CommentMarker = z.infer<typeof MarkerSchema>;

const BEGIN = '<!-- issue-audit ';
const END = ' -->';

/** The marker as a line of HTML that no forge shows; nothing in it can end it or name anybody. */
export function markerLine(marker: CommentMarker): string {
  const json = JSON.stringify(marker).replace(
    /[^ -~]|[<>&@#`-]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${BEGIN}${json}${END}`;
}

/**
 * The marker of a comment; null when it has none. Only the very beginning counts: a marker further down was quoted.
 * Whether the comment is ours is for its author to tell, not for the marker.
 */
export function markerOf(body: string): CommentMarker | null {
  if (!body.startsWith(BEGIN)) return null;
  const end = body.indexOf(END);
  if (end < 0 || end > 10_000) return null;
  try {
    const found = MarkerSchema.safeParse(JSON.parse(body.slice(BEGIN.length, end)));
    return found.success ? found.data : null;
  } catch {
    return null;
  }
}
