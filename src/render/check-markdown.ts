import type { Claim, DocumentCheck } from '../domain/claim.js';
import { shortHash } from '../domain/commit.js';
import { otherwiseText, summaryText, untilText } from './check-terminal.js';
import type { KnownWords } from './known-words.js';
import { codeSpan } from './markdown.js';
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
  const parts = [`# Check of ${inline(check, check.document.name)}`, intro(check), checkTable(check)];
  const notices = check.notifications.map(
    ({ message, weakens }) => `- ${inline(check, `${message} ${weakens}`)}`,
  );
  if (notices.length > 0) parts.push(['## What could not be seen', ...notices].join('\n\n'));
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function intro(check: DocumentCheck): string {
  return `Against ${codeSpan(shortHash(check.revision))} of ${check.committedAt.slice(0, 10)}. ${summaryText(check)}`;
}

/** The table and its footnotes alone, to be put under a text. */
export function checkTable(check: DocumentCheck): string {
  if (check.claims.length === 0) return '';
  const notes: string[] = [];
  const rows = check.claims.map((claim) => {
    const note = noteOf(check, claim);
    if (note !== '') notes.push(`[^c${notes.length + 1}]: ${note}`);
    const mark = note === '' ? '' : `[^c${notes.length}]`;
    const verdict = claim.approximate ? '✅ approximately true' : MARKS[claim.verdict];
    return `| ${claim.line} | ${cell(check, claim.statement)} | ${verdict}${mark} | ${cell(check, claim.measured ?? '–')} |`;
  });
  const table = ['| line | statement | verdict | measured |', '| ---: | --- | --- | --- |', ...rows].join(
    '\n',
  );
  return notes.length === 0 ? table : `${table}\n\n${notes.join('\n')}`;
}

function noteOf(check: DocumentCheck, claim: Claim): string {
  const sentences = [
    claim.trueUntil
      ? `True until ${codeSpan(untilText(claim).split(',')[0] ?? '')}, ${claim.trueUntil.date}.`
      : '',
    claim.searched === null
      ? ''
      : `Never true before, as far as was looked: ${inline(check, claim.searched)}.`,
    claim.otherLines.length === 0 ? '' : `But ${otherwiseText(claim)}.`,
    claim.correction === null ? '' : inline(check, claim.correction),
    claim.needs === null ? '' : `Needs ${inline(check, claim.needs)}.`,
    claim.scope === null ? '' : `Looked at: ${inline(check, claim.scope)}.`,
    claim.command === null ? '' : `Shown by ${codeSpan(claim.command)}`,
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function cell(check: DocumentCheck, text: string): string {
  return inline(check, cutText(text, LONGEST_CELL));
}

const NOTHING_KNOWN: KnownWords = { words: new Set(), phrases: [], hashes: [] };

function inline(check: DocumentCheck, text: string): string {
  const known = {
    ...NOTHING_KNOWN,
    hashes: [check.revision, ...check.claims.flatMap(({ trueUntil }) => trueUntil?.commit ?? [])],
  };
  return new Prose(known, new WebLinks({ name: check.repository, webUrl: null }), MARKDOWN)
    .render(text)
    .toString();
}
