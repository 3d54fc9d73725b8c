import type { Audit } from '../domain/audit.js';
import { CodeClassSchema, totalOf } from '../domain/code-class.js';
import { shortHash } from '../domain/commit.js';
import type { Scan } from '../domain/pattern.js';
import type { Verdict } from '../domain/verdict.js';
import type { Why } from '../domain/why.js';
import { count, thousands } from '../domain/wording.js';
import { type AuditChanges, describeChanges, hasChanged } from './compare.js';
import { overTime } from './over-time.js';
import { cutToWidth, pad, terminalLine, wrap } from './terminal-text.js';
import { say } from './wordings.js';

/** The colours it uses; functions that return their text as it is make it plain. */
interface Palette {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  cyan(text: string): string;
}

export interface SummaryOptions {
  readonly columns: number;
  readonly colors: Palette;
  /** Paths of the files that were written, as the user would name them. */
  readonly written: readonly string[];
  readonly changes: AuditChanges | null;
}

const LABEL = 11;

/** What a person at a terminal needs to know of an audit, at most `columns` wide. */
export function renderTerminalSummary(audit: Audit, options: SummaryOptions): string {
  const { colors } = options;
  const sections = [
    headline(audit, options),
    verdictLines(audit, options),
    titled('Five whys', whyLines(audit.whys, options), colors),
    titled('What remains', remainingLines(audit, options), colors),
    titled('Not seen', notificationLines(audit, options), colors),
    titled(sinceTitle(options.changes), changeLines(options), colors),
    titled(
      'Written',
      options.written.map((path) => `  ${terminalLine(path)}`),
      colors,
    ),
  ];
  const shown = sections.filter((lines) => lines.length > 0);
  return `${shown.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function titled(title: string, lines: readonly string[], colors: Palette): string[] {
  return lines.length > 0 ? [colors.bold(title), ...lines] : [];
}

/** `#1184 Title` on the left, where and at which revision below. */
function headline({ issue, repository, revision, at }: Audit, { columns, colors }: SummaryOptions): string[] {
  const key = terminalLine(/^\d/.test(issue.key) ? `#${issue.key}` : issue.key);
  const title = terminalLine(issue.title ?? '');
  const name = issue.repository ?? repository.name;
  const asked = at.name.startsWith(shortHash(revision)) ? '' : `${terminalLine(at.name)}, `;
  const where = `${name ? `${terminalLine(name)} ` : ''}at ${asked}${shortHash(revision)} of ${at.committedAt.slice(0, 10)}`;
  return [
    colors.bold(cutToWidth(title ? `${key} ${title}` : `Issue ${key}`, columns)),
    colors.dim(cutToWidth(where, columns)),
  ];
}

/** Green is for what was shown to be fixed; somebody’s word alone never is. */
function statusColor({ status, grade }: Verdict, colors: Palette): (text: string) => string {
  if (status === 'RESOLVED')
    return grade === 'proven' || grade === 'supported' ? colors.green : colors.yellow;
  return status === 'UNRESOLVED' || status === 'REGRESSED' ? colors.red : colors.yellow;
}

/** The best of the fixes, here or else elsewhere: what it says, when it came, and in which release it first came out. */
function fixLines({ verdict, commits, links, releases }: Audit, options: SummaryOptions): string[] {
  const isHere = verdict.fixedIn.length > 0;
  const known = isHere ? verdict.fixedIn : verdict.fixedElsewhere;
  const link = links.find(({ isFix, commit }) => isFix && known.includes(commit));
  const fix = commits.find(({ hash }) => hash === link?.commit);
  if (!link || !fix) return [];
  const first =
    link.revertedBy.length > 0 ? undefined : releases.tags.find(({ name }) => fix.tags.includes(name));
  const where = isHere ? '' : '; not part of this revision';
  const out = first
    ? `${where}; first released in ${first.name}${first.host?.isPrerelease ? ', a prerelease' : ''}`
    : where;
  const others = known.length - 1;
  return labelled(
    'Fix',
    `${shortHash(fix.hash)} of ${fix.committedAt.slice(0, 10)} "${cutToWidth(fix.subject, 120)}"${others > 0 ? ` and ${others} more` : ''}${out}`,
    options,
  );
}

function verdictLines(audit: Audit, options: SummaryOptions): string[] {
  const { verdict, decision } = audit;
  const { colors } = options;
  const status = statusColor(verdict, colors)(colors.bold(verdict.status.replaceAll('_', ' ')));
  const sentence = /[.!?]$/.test(verdict.sentence) ? verdict.sentence : `${verdict.sentence}.`;
  return [
    `${status} ${colors.dim(`(${verdict.grade}, rule ${verdict.rule})`)}`,
    ...wrap(terminalLine(sentence), options.columns - 2).map((line) => `  ${line}`),
    ...wrap(terminalLine(verdict.reason), options.columns - 2).map((line) => `  ${line}`),
    '',
    ...fixLines(audit, options),
    ...proofLines(audit, options),
    ...labelled('Decision', decision.action, options),
    ...labelled('Next step', decision.nextStep, options),
    ...(decision.ask ? labelled('Ask', decision.ask, options) : []),
  ];
}

/** What running the tests has shown, here and at other revisions. */
function proofLines({ proof }: Audit, options: SummaryOptions): string[] {
  if (!proof) return [];
  return labelled('Proof', [proof.reason, ...proof.revisions.map(({ reason }) => reason)].join(' '), options);
}

function labelled(label: string, text: string, { columns, colors }: SummaryOptions): string[] {
  const lines = wrap(terminalLine(text), columns - LABEL);
  return lines.map(
    (line, index) => `${index === 0 ? colors.bold(pad(label, LABEL)) : ' '.repeat(LABEL)}${line}`,
  );
}

/** Each in one line: number, grade, answer; for an unknown one, what would answer it. */
function whyLines(whys: readonly Why[], { columns, colors }: SummaryOptions): string[] {
  return whys.map((why) => {
    const isUnknown = why.status === 'unknown';
    const word = isUnknown ? 'unknown' : why.status === 'notApplicable' ? 'n/a' : why.grade;
    const text = isUnknown && why.wouldEstablish !== null ? `Would tell: ${why.wouldEstablish}` : why.answer;
    const paint = colors[GRADE_COLORS[word] ?? 'dim'];
    const lead = `  ${why.number} ${pad(ASKED[why.number] ?? '', 7)} ${paint(pad(word, 10))} `;
    return lead + cutToWidth(terminalLine(text), columns - 23);
  });
}

/** What each why asks, in a word. */
const ASKED: Readonly<Record<number, string>> = {
  1: 'cause',
  2: 'origin',
  3: 'missed',
  4: 'impact',
  5: 'return',
};

const GRADE_COLORS: Readonly<Record<string, keyof Palette>> = {
  proven: 'green',
  supported: 'cyan',
  claimed: 'yellow',
};

function remainingLines(audit: Audit, options: SummaryOptions): string[] {
  if (audit.patterns.length === 0)
    return wrap(
      'Not measured: no pattern was given. Give one with --pattern, or in the configuration.',
      options.columns - 2,
    ).map((line) => `  ${line}`);
  return audit.patterns.flatMap((scan) => [
    ...scanLines(scan, options),
    ...ledgerLines(audit, scan, options),
  ]);
}

function scanLines(scan: Scan, { columns, colors }: SummaryOptions): string[] {
  const counts = CodeClassSchema.options.flatMap((name) => {
    const found = scan.counts[name];
    if (found === 0 && name !== 'production') return [];
    const text = `${thousands(found)} in ${say('class', name)}`;
    return [name === 'production' && found > 0 ? colors.red(text) : text];
  });
  const files = totalOf(scan.files);
  const { searched } = scan;
  const unread = searched.unparsed.length + searched.skipped.length;
  const detail = [
    ...(files > 0 ? [`in ${count(files, 'file')}`] : []),
    `${thousands(searched.files)} searched`,
    ...(unread > 0 ? [`${unread} unreadable`] : []),
    ...(scan.textOnly.length > 0 ? [`${scan.textOnly.length} more in strings and comments`] : []),
  ];
  const name = scan.confirmed ? scan.definition.source : `${scan.definition.source} (inferred)`;
  return [
    `  ${cutToWidth(terminalLine(name), columns - 2)}`,
    ...wrap(counts.join(', '), columns - 4).map((line) => `    ${line}`),
    `    ${colors.dim(cutToWidth(detail.join(', '), columns - 4))}`,
  ];
}

/** How it came and went, where the pattern was followed through history. */
function ledgerLines({ ledgers, at }: Audit, scan: Scan, { columns, colors }: SummaryOptions): string[] {
  const ledger = ledgers.find(({ patternId }) => patternId === scan.definition.id);
  const line = ledger && overTime(ledger, at.committedAt, Math.min(columns, 72) - 4);
  return line ? [`    ${colors.cyan(line.bars)}${colors.dim(line.said)}`] : [];
}

function notificationLines(audit: Audit, { columns, colors }: SummaryOptions): string[] {
  return audit.notifications.flatMap((one) => {
    const lines = wrap(terminalLine(`${one.message} ${one.weakens}`), columns - 4);
    const remedy = one.remedy === null ? [] : wrap(terminalLine(one.remedy), columns - 6);
    return [
      ...lines.map((line, index) => `  ${index === 0 ? colors.yellow('!') : ' '} ${line}`),
      ...remedy.map((line, index) => `    ${index === 0 ? colors.dim('→') : ' '} ${line}`),
    ];
  });
}

function sinceTitle(changes: AuditChanges | null): string {
  return changes ? `Since the audit of ${changes.since.date} (${shortHash(changes.since.revision)})` : '';
}

function changeLines({ changes, columns }: SummaryOptions): string[] {
  if (!changes) return [];
  if (!hasChanged(changes)) return ['  Nothing has changed.'];
  return describeChanges(changes).flatMap((line) => {
    const indent = line.startsWith('  ') ? '    ' : '  ';
    return wrap(terminalLine(line), columns - indent.length).map((part) => indent + part);
  });
}
