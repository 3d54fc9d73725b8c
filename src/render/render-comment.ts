import type { Audit } from '../domain/audit.js';
import { checkedPackageTemplates } from './render-template.js';

/** GitHub takes 65,536 characters; the rest is left for the marker that finds the comment again. */
export const MOST_COMMENT_CHARACTERS = 65_000;

/** Shares of the length limits that are tried one after the other. */
const SCALES = [1, 0.5, 0.25, 0.1, 0] as const;

/**
 * The audit as a comment under its issue: at most 65,000 characters (JavaScript length). Nothing in it notifies anybody or
 * refers to another issue: names and numbers from foreign text are code. Where it would be too long, all its lists and
 * texts are cut to the same share, and each says what it left out.
 */
export async function renderComment(audit: Audit): Promise<string> {
  const templates = await checkedPackageTemplates('comment.md.hbs');
  let text = '';
  for (const scale of SCALES) {
    text = templates.render(audit, scale);
    if (text.length <= MOST_COMMENT_CHARACTERS) break;
  }
  return text;
}
