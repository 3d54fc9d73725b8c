import { createHash } from 'node:crypto';
import type { Audit } from '../domain/audit.js';
import { listing } from '../domain/wording.js';
import { type CommentPlace, commentPage, commentPageShape, NO_PLACE } from './comment-page.js';
import { type Fit, fitSections } from './fit-sections.js';
import { type CheckedTemplates, checkedPackageTemplates } from './render-template.js';

/** GitHub takes 65,536 characters, as JavaScript counts them. */
export const MOST_COMMENT_CHARACTERS = 65_000;
/** Of these, what is left for the hidden marker that finds the comment again. */
export const MARKER_CHARACTERS = 3_000;

/** Sections that may go where a comment would be too long, first to go first. */
const DROPPED_FIRST = ['Evidence', 'Over time', 'What remains', 'Since the last audit', 'Five whys'];

/** Where nothing is left to drop: shares of the length limits that are tried one after the other. */
const SCALES = [1, 0.5, 0.25, 0.1, 0] as const;

const FIT: Fit = {
  depth: 4,
  order: DROPPED_FIRST,
  fits: (text) => text.length <= MOST_COMMENT_CHARACTERS - MARKER_CHARACTERS,
  note: (dropped) =>
    `**Left out**, because a comment holds no more: ${listing(dropped, dropped.length)}. The whole audit, named below, has it all.`,
};

/**
 * The audit as a comment under its issue: at most 65,000 characters (JavaScript length) with its marker. Nothing in it notifies
 * anybody or refers to another issue: names and numbers from foreign text are code. Where it would be too long, whole sections
 * go in a fixed order, and the comment says which; where that is not enough, what is left is cut to the same share.
 */
export async function renderComment(audit: Audit, place: CommentPlace = NO_PLACE): Promise<string> {
  const templates = await commentTemplates();
  let text = '';
  for (const scale of SCALES) {
    const beside = { comment: commentPage(audit, place) };
    ({ text } = fitSections(templates.render(audit, { scale, beside, isQuiet: true }), FIT));
    if (FIT.fits(text)) break;
  }
  return text;
}

/** A digest of what a comment says, apart from the day, the link to the audit and what has changed since the last one. */
export async function commentDigest(audit: Audit, place: CommentPlace = NO_PLACE): Promise<string> {
  const timeless = await renderComment({ ...audit, date: '' }, { ...place, link: null, before: null });
  return createHash('sha256').update(timeless).digest('hex').slice(0, 32);
}

function commentTemplates(): Promise<CheckedTemplates> {
  return checkedPackageTemplates('comment.md.hbs', { comment: commentPageShape() });
}
