import type { Claim, DocumentCheck } from '../domain/claim.js';
import { shortHash } from '../domain/commit.js';
import { otherwiseText, summaryText, untilText } from './check-terminal.js';
import type { KnownWords } from './known-words.js';
import { codeSpan, codeSpanOutsideTables } from './markdown.js';
import { MARKDOWN } from './markdown-dialect.js';
import { Prose } from './prose.js';
import { cutText } from './visible-text.js';
import { WebLinks } from './web-links.js';

const LONGEST_CELL = 300;
const MARKS: Readonly<Record<Claim['verdict'], string>> = {
  verified: '✅ verified',
  refuted: '❌ **refuted**',
  'not checkable': '❔ not checkable',
};

/** The checks of a document as markdown: a summary, a table, and a footnote for each that needs more words. */
export function renderCheckMarkdown(check: DocumentCheck): string {
  const inline = inlineOf(check);
  const parts = [`# Check of ${inline(check.document.name)}`, intro(check), tableWith(check, inline)];
  const notices = check.notifications.map(({ message, weakens }) => `- ${inline(`${message} ${weakens}`)}`);
  if (notices.length > 0) parts.push(['## What could not be seen', ...notices].join('\n\n'));
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function intro(check: DocumentCheck): string {
  return `Against ${codeSpan(shortHash(check.revision))} of ${check.committedAt.slice(0, 10)}. ${summaryText(check)}`;
}

/** Which statements get a footnote. */
type IsNoted = (claim: Claim) => boolean;

/** The table and its footnotes alone, to be put under a text. */
export function checkTable(check: DocumentCheck, isNoted: IsNoted = () => true): string {
  return tableWith(check, inlineOf(check), isNoted);
}

/** Foreign text on one line, in which nothing is markup. */
type Inline = (text: string) => string;

function tableWith(check: DocumentCheck, inline: Inline, isNoted: IsNoted = () => true): string {
  if (check.claims.length === 0) return '';
  const notes: string[] = [];
  const rows = check.claims.map((claim) => {
    const note = isNoted(claim) ? noteOf(claim, inline) : '';
    if (note !== '') notes.push(`[^c${notes.length + 1}]: ${note}`);
    const mark = note === '' ? '' : `[^c${notes.length}]`;
    const verdict = claim.approximate ? '✅ approximately true' : MARKS[claim.verdict];
    const cell = (text: string) => inline(cutText(text, LONGEST_CELL));
    return `| ${claim.line} | ${cell(claim.statement)} | ${verdict}${mark} | ${cell(claim.measured ?? '–')} |`;
  });
  const table = ['| line | statement | verdict | measured |', '| ---: | --- | --- | --- |', ...rows].join(
    '\n',
  );
  return notes.length === 0 ? table : `${table}\n\n${notes.join('\n')}`;
}

function noteOf(claim: Claim, inline: Inline): string {
  const sentences = [
    claim.trueUntil
      ? `True until ${codeSpan(untilText(claim).split(',')[0] ?? '')}, ${claim.trueUntil.date}.`
      : '',
    claim.searched === null ? '' : `Never true before, as far as was looked: ${inline(claim.searched)}.`,
    claim.otherLines.length === 0 ? '' : `But ${otherwiseText(claim)}.`,
    claim.correction === null ? '' : inline(claim.correction),
    claim.needs === null ? '' : `Needs ${inline(claim.needs)}.`,
    claim.scope === null ? '' : `Looked at: ${inline(claim.scope)}.`,
    claim.command === null ? '' : `Shown by ${codeSpanOutsideTables(claim.command)}`,
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

/** Made once for a document: its hashes are those of all its claims. */
function inlineOf(check: DocumentCheck): Inline {
  const hashes = [
    ...new Set([check.revision, ...check.claims.flatMap(({ trueUntil }) => trueUntil?.commit ?? [])]),
  ];
  const known: KnownWords = { words: new Set(), phrases: [], hashes };
  const links = new WebLinks({ name: check.repository, webUrl: null });
  const prose = new Prose(known, links, MARKDOWN);
  return (text) => prose.render(text).toString();
}
