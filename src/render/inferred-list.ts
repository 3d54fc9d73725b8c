import type { InferredPattern } from '../domain/causes.js';
import { shortHash } from '../domain/commit.js';
import type { Notification } from '../domain/evidence.js';
import type { LogEntry } from '../domain/history.js';
import type { Scan } from '../domain/pattern.js';
import { count, day, thousands } from '../domain/wording.js';
import { leftoverLines } from './leftover-lines.js';
import { markedLines, noticeLines } from './notice-lines.js';
import type { TerminalStyle } from './palette.js';
import { placeLines } from './place-lines.js';
import { cutToWidth, terminalLine, terminalLines, wrap } from './terminal-text.js';

/** What is listed. */
export interface InferredStory {
  readonly fixes: readonly Pick<LogEntry, 'hash' | 'subject' | 'authoredAt'>[];
  readonly patterns: readonly InferredPattern[];
  /** What they still find. */
  readonly scans: readonly Scan[];
  /** The revision they were looked for at, as it was named. */
  readonly at: string;
  /** The issue that the configuration block is for; null: the reader has to fill it in. */
  readonly issue: string | null;
  readonly notHandled: readonly string[];
  readonly notifications: readonly Notification[];
}

const MOST_FIXES = 5;
const MOST_REPLACEMENTS = 4;

/** The systematic edits of some commits for a terminal, and the block that confirms the first. */
export function renderInferred(story: InferredStory, style: TerminalStyle): string {
  const { colors } = style;
  const sections = [
    fixLines(story, style),
    ...story.patterns.map((pattern, i) => patternLines(pattern, i + 1, style)),
    story.patterns.length === 0
      ? wrap('None: no edit was repeated at several places. An ordinary fix has no pattern.', style.columns)
      : [],
    leftoverLines(story.scans, story.at, style),
    confirmation(story, style),
    story.notHandled.length > 0
      ? [
          colors.bold('Not handled'),
          ...story.notHandled.flatMap((text) => markedLines('-', text, style.columns)),
        ]
      : [],
    noticeLines(story.notifications, style),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function fixLines({ fixes }: InferredStory, { columns, colors }: TerminalStyle): string[] {
  const lines = fixes
    .slice(0, MOST_FIXES)
    .map(({ hash, subject, authoredAt }) =>
      cutToWidth(`  ${shortHash(hash)} of ${day(authoredAt)}  ${terminalLine(subject)}`, columns),
    );
  const more = fixes.length > MOST_FIXES ? [`  and ${count(fixes.length - MOST_FIXES, 'more commit')}`] : [];
  return [colors.bold('What these replaced'), ...lines, ...more];
}

function patternLines(inferred: InferredPattern, rank: number, style: TerminalStyle): string[] {
  const { columns, colors } = style;
  const { language, pattern, alternatives, places, matchedBefore, changedPlaces, files } = inferred;
  // A pattern is for copying, so it is never broken.
  const code = [pattern, ...alternatives].flatMap((one, i) =>
    indented(one, i === 0 ? `${rank}. ${language}: ` : '   also:   '),
  );
  const left = matchedBefore - places;
  const support = `${count(places, 'place')} in ${count(files, 'file')} replaced, of ${count(changedPlaces, 'changed place')}; ${thousands(left)} of ${thousands(matchedBefore)} that matched in these files ${left === 1 ? 'was' : 'were'} left.`;
  return [
    ...code.map((text) => colors.bold(text)),
    ...destinations(inferred),
    ...wrap(support, columns - 3).map((line) => `   ${line}`),
    ...inferred.examples.flatMap(({ path, line, before, after }) => [
      ...placeLines({ path, line }, '', '   ', style).map(colors.dim),
      colors.red(`   - ${cutToWidth(terminalLine(before), columns - 5)}`),
      colors.green(`   + ${cutToWidth(terminalLine(after), columns - 5)}`),
    ]),
    ...(inferred.exceptions.length > 0 ? ['   Left as it was:'] : []),
    ...inferred.exceptions.flatMap((place) => placeLines(place, place.code, '   ', style)),
  ];
}

function destinations({ replacement, replacements }: InferredPattern): string[] {
  if (replacement !== null) return indented(replacement, '   now: ');
  const shown = replacements.slice(0, MOST_REPLACEMENTS);
  return shown.flatMap((one) => indented(one.replacement, `   now, at ${count(one.places, 'place')}: `));
}

function indented(text: string, lead: string): string[] {
  const [first = '', ...others] = terminalLines(text).split('\n');
  return [`${lead}${first}`, ...others.map((line) => ' '.repeat(lead.length) + line)];
}

function confirmation({ patterns, issue }: InferredStory, { columns, colors }: TerminalStyle): string[] {
  const [best] = patterns;
  if (!best) return [];
  return [
    colors.bold('To confirm it, put this into issue-audit.yml; only then may it decide a status'),
    ...configBlock(best, issue),
    '',
    ...wrap('Who added it, and what is left of it, tells:', columns),
    `  issue-audit history ${shellWord(`${best.language}:${best.pattern}`)}`,
  ];
}

/** The lines of the configuration that confirm a pattern for an issue. */
export function configBlock(inferred: InferredPattern, issue: string | null): string[] {
  const { language, pattern, alternatives, replacement } = inferred;
  const source = yamlText(`${language}:${pattern}`);
  const own =
    replacement === null
      ? [`      - ${source}`]
      : [`      - pattern: ${source}`, `        replacement: ${yamlText(replacement)}`];
  return [
    'issues:',
    `  ${issue === null ? "'KEY': # the issue's number or key" : `${yamlText(issue)}:`}`,
    '    patterns:',
    ...own,
    ...alternatives.map((one) => `      - ${yamlText(`${language}:${one}`)}`),
  ];
}

/** In single quotes, where YAML knows no escapes but the quote itself; text of several lines as JSON, which YAML reads. */
function yamlText(text: string): string {
  const plain = terminalLine(text);
  return plain === text ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text);
}

function shellWord(text: string): string {
  return `'${terminalLines(text).replaceAll("'", `'\\''`)}'`;
}
