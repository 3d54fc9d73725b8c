import type { Claim, DocumentCheck } from '../domain/claim.js';
import { shortHash } from '../domain/commit.js';
import { count, listing } from '../domain/wording.js';
import { noticeLines } from './notice-lines.js';
import type { TerminalStyle } from './palette.js';
import { cutToWidth, terminalLine, wrap } from './terminal-text.js';

/** How the check is shown. */
export interface CheckStyle extends TerminalStyle {
  /** Verified statements, too; else only those that need a look. */
  readonly all: boolean;
}

/** A checked document for a terminal: each line that makes a statement, and what was found, line by line. */
export function renderCheck(check: DocumentCheck, source: string, style: CheckStyle): string {
  const { colors, columns } = style;
  const head = `${terminalLine(check.document.name)} against ${shortHash(check.revision)} of ${check.committedAt.slice(0, 10)}`;
  const lines = source.split(/\r\n|\r|\n/);
  const shown = check.claims.filter((claim) => style.all || claim.verdict !== 'verified');
  const byLine = new Map<number, Claim[]>();
  for (const claim of shown) byLine.set(claim.line, [...(byLine.get(claim.line) ?? []), claim]);
  const width = String(lines.length).length;
  const body = [...byLine].flatMap(([line, claims]) => [
    '',
    `${colors.dim(String(line).padStart(width))} ${cutToWidth(terminalLine(lines[line - 1] ?? ''), columns - width - 1)}`,
    ...claims.flatMap((claim) => claimLines(claim, width, style)),
  ]);
  const sections = [
    [colors.bold(cutToWidth(head, columns))],
    ...(body.length > 0 ? [body.slice(1)] : []),
    summaryLines(check, style),
    noticeLines(check.notifications, style),
  ];
  return `${sections
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join('\n\n')}\n`;
}

function claimLines(claim: Claim, width: number, { colors, columns }: CheckStyle): string[] {
  const indent = ' '.repeat(width + 1);
  const paint =
    claim.verdict === 'verified' ? colors.green : claim.verdict === 'refuted' ? colors.red : colors.yellow;
  const mark = claim.verdict === 'verified' ? '✓' : claim.verdict === 'refuted' ? '✗' : '?';
  const put = (text: string, first: string, rest: string) =>
    wrap(terminalLine(text), columns - indent.length - 2).map(
      (line, i) => `${indent}${i === 0 ? first : rest} ${line}`,
    );
  const verdict = claim.approximate ? 'approximately true' : claim.verdict;
  return [
    ...put(`${verdict}: ${claim.statement}`, paint(mark), ' '),
    ...(claim.measured === null
      ? []
      : put(`measured: ${claim.measured}${claim.scope ? ` [${claim.scope}]` : ''}`, ' ', ' ')),
    ...(claim.trueUntil ? put(`true until ${untilText(claim)}`, ' ', ' ') : []),
    ...(claim.searched === null
      ? []
      : put(`never true before, as far as was looked: ${claim.searched}`, ' ', ' ')),
    ...(claim.otherLines.length === 0 ? [] : put(otherwiseText(claim), ' ', ' ')),
    ...(claim.correction === null ? [] : put(`so: ${claim.correction}`, colors.cyan('→'), ' ')),
    ...(claim.needs === null ? [] : put(`needs ${claim.needs}`, ' ', ' ')),
    // Never broken: what is copied from several lines does not run.
    ...(claim.command === null ? [] : [`${indent}${colors.dim('$')} ${terminalLine(claim.command)}`]),
  ];
}

/** `133a67289, 2025-09-12`. */
export function untilText({ trueUntil }: Claim): string {
  return trueUntil ? `${shortHash(trueUntil.commit)}, ${trueUntil.date}` : '';
}

/** `line 12 says otherwise`; only for a claim that another line contradicts. */
export function otherwiseText({ otherLines }: Claim): string {
  const lines = listing(otherLines.map(String), 5);
  return `${otherLines.length === 1 ? 'line' : 'lines'} ${lines} ${otherLines.length === 1 ? 'says' : 'say'} otherwise`;
}

function summaryLines(check: DocumentCheck, { colors, columns }: CheckStyle): string[] {
  return wrap(summaryText(check), columns).map((line) =>
    check.summary.refuted > 0 ? colors.bold(line) : line,
  );
}

/** `12 statements: 9 verified (1 approximately), 2 refuted (1 was true before), 1 not checkable.` */
export function summaryText({ summary }: Pick<DocumentCheck, 'summary'>): string {
  const { total, verified, approximate, refuted, onceTrue, notCheckable } = summary;
  if (total === 0) return 'No checkable statement was found: nothing was verified, and nothing refuted.';
  const near = approximate > 0 ? ` (${approximate} approximately)` : '';
  const once = onceTrue > 0 ? ` (${onceTrue} ${onceTrue === 1 ? 'was' : 'were'} true before)` : '';
  return `${count(total, 'statement')}: ${verified} verified${near}, ${refuted} refuted${once}, ${notCheckable} not checkable.`;
}
