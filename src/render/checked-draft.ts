import type { DocumentCheck } from '../domain/claim.js';
import { InputError } from '../errors.js';
import { checkTable } from './check-markdown.js';
import { summaryText } from './check-terminal.js';
import { codeBlock } from './markdown.js';

/** GitHub takes 65,536 characters; the rest is left for the marker that finds the comment again. */
const MOST = 65_000;

/**
 * A draft with the table of its checks, as a comment. The draft is foreign text: it is shown as it was written, and nothing
 * in it is markup, notifies anybody or refers to anything.
 * @throws InputError for a draft that is too long for a comment
 */
export function renderCheckedDraft(source: string, check: DocumentCheck): string {
  const draft = codeBlock(source.trim(), 'markdown').toString();
  const checks = [
    `### Checked against \`${check.revision.slice(0, 9)}\``,
    summaryText(check),
    ['<details><summary>Every statement</summary>', checkTable(check), '</details>'].join('\n\n'),
  ];
  const body = [draft, ...checks].join('\n\n');
  if (body.length <= MOST) return `${body}\n`;
  const short = [draft, ...checks.slice(0, 2)].join('\n\n');
  if (short.length <= MOST) return `${short}\n`;
  throw new InputError('the draft is too long for a comment', 'GitHub takes 65,536 characters; shorten it.');
}
