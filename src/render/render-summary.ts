import type { Audit } from '../domain/audit.js';
import { listing } from '../domain/wording.js';
import { type Fit, fitSections } from './fit-sections.js';
import { renderMarkdown } from './render-markdown.js';

/** A step of a GitHub Action may write 1 MiB; a little stays free for what other parts of the step say. */
export const MOST_SUMMARY_BYTES = 1_000_000;

/** Sections of the document that may go where it would be too long, first to go first. */
const DROPPED_FIRST = [
  'Existing tools and tests',
  'Conclusion',
  'Fix implementation',
  'Code scan',
  'Impact',
  'Current state',
  'Recommendations',
  'Decision points',
  'Five whys',
];

/** The same for the part that tells of a file beside the document, which a page of GitHub has not. */
const OF_FILES_ONLY: Fit = { depth: 2, order: ['GitHub comment'], fits: () => false, note: () => '' };

const FIT: Fit = {
  depth: 2,
  order: DROPPED_FIRST,
  fits: (text) => Buffer.byteLength(text) <= MOST_SUMMARY_BYTES,
  note: (dropped) =>
    `**Left out**, because a summary holds no more: ${listing(dropped, dropped.length)}. The files of the audit have it all.`,
};

/** The whole audit for the summary page of a GitHub Action: under 1 MiB, by leaving out whole sections in a fixed order. */
export async function renderSummary(audit: Audit): Promise<string> {
  const document = fitSections(await renderMarkdown(audit), OF_FILES_ONLY).text;
  const { text } = fitSections(document, FIT);
  // An audit of which even the beginning is that long has something odd in it; half of a document would be shown as a ruin.
  return FIT.fits(text)
    ? text
    : `# Issue ${audit.issue.key.replace(/[^A-Za-z0-9-]/g, '')}\n\n**${audit.verdict.status}**, *${audit.verdict.grade}*. The audit is too long for this page; its files have it all.\n`;
}
