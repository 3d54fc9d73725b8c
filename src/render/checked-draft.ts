import type { Claim, DocumentCheck } from '../domain/claim.js';
import { count } from '../domain/wording.js';
import { InputError } from '../errors.js';
import { checkTable } from './check-markdown.js';
import { summaryText } from './check-terminal.js';
import { quoteInert } from './inert-markdown.js';
import { codeBlock, codeSpanOutsideTables } from './markdown.js';

/** GitHub takes 65,536 characters; the rest is left for the marker that finds the comment again. */
const MOST = 64_000;

/**
 * A draft with the table of its checks, as a comment. The draft is foreign text: it is quoted, so that no line of it can pass for one
 * of the checks, and nothing in it notifies anybody or leads anywhere. Of a table that is too long, footnotes of verified statements go
 * first, then their rows, then the rest; the comment says so.
 * @param command shows every check again
 * @throws InputError for a draft that is too long for a comment
 */
export function renderCheckedDraft(source: string, check: DocumentCheck, command: string): string {
  const draft = shown(source.trim());
  const head = [draft, `### Checked against \`${check.revision.slice(0, 9)}\``, summaryText(check)].join(
    '\n\n',
  );
  for (const table of tables(check, command)) {
    const body = `${head}\n\n${table}\n`;
    if (body.length <= MOST) return body;
  }
  throw new InputError('the draft is too long for a comment', 'GitHub takes 65,536 characters; shorten it.');
}

/** The draft as a quotation; as code where it cannot be quoted or would grow too long. */
function shown(source: string): string {
  const quoted = source.length > MOST ? null : quoteInert(source);
  return quoted !== null && quoted.length <= MOST / 2 ? quoted : codeBlock(source, 'markdown').toString();
}

/** The checks, each form shorter than the one before. */
function* tables(check: DocumentCheck, command: string): Generator<string> {
  const isOpen = ({ verdict }: Claim) => verdict !== 'verified';
  const open = { ...check, claims: check.claims.filter(isOpen) };
  const again = `${codeSpanOutsideTables(command)} shows them`;
  yield folded('Every statement', checkTable(check));
  yield folded('Every statement', checkTable(check, isOpen));
  const left = `The ${count(check.summary.verified, 'verified statement')} are left out: too many for a comment; ${again}.`;
  if (open.claims.length > 0)
    yield `${folded('Statements that are not checkable', checkTable(open))}\n\n${left}`;
  yield `The table of checks is left out: too long for a comment; ${again}.`;
}

function folded(summary: string, table: string): string {
  return [`<details><summary>${summary}</summary>`, table, '</details>'].join('\n\n');
}
