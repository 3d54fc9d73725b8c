import { CodeClassSchema, totalOf } from '../domain/code-class.js';
import { shortHash } from '../domain/commit.js';
import type { Occurrence, Scan } from '../domain/pattern.js';
import { count, thousands } from '../domain/wording.js';
import type { TerminalStyle } from './palette.js';
import { placeLines } from './place-lines.js';
import { terminalLine, wrap } from './terminal-text.js';

/** So many places in production are listed, and so many of all others together. */
const MOST_PRODUCTION = 20;
const MOST_ELSEWHERE = 10;

/**
 * What patterns still find at a revision, production first: places for a terminal, and how many more there are.
 * @param at the revision as it was named
 */
export function leftoverLines(scans: readonly Scan[], at: string, style: TerminalStyle): string[] {
  const [first] = scans;
  if (!first) return [];
  const hash = shortHash(first.revision);
  const revision = first.revision.startsWith(at) ? hash : `${at}, ${hash}`;
  return [
    style.colors.bold(terminalLine(`Still there at ${revision}; look at each, it may be right`)),
    ...scans.flatMap((scan) => scanLines(scan, scans.length > 1, style)),
  ];
}

function scanLines(scan: Scan, isNamed: boolean, style: TerminalStyle): string[] {
  const { counts, occurrences, searched } = scan;
  const classes = CodeClassSchema.options.filter((name) => name === 'production' || counts[name] > 0);
  const said = `${classes.map((name) => `${thousands(counts[name])} in ${name}`).join(', ')}; ${count(searched.files, 'file')} searched${searched.unparsed.length > 0 ? `, ${thousands(searched.unparsed.length)} of them not readable` : ''}.`;
  const isProduction = (one: Occurrence) => one.class === 'production';
  const production = occurrences.filter(isProduction);
  const elsewhere = occurrences.filter((one) => !isProduction(one));
  return [
    ...(isNamed ? [`  ${terminalLine(scan.definition.source)}`] : []),
    ...wrap(said, style.columns - 2).map((line) => `  ${line}`),
    ...listed('Production', production.slice(0, MOST_PRODUCTION), counts.production, style),
    ...listed('Elsewhere', elsewhere.slice(0, MOST_ELSEWHERE), totalOf(counts) - counts.production, style),
  ];
}

function listed(title: string, shown: readonly Occurrence[], all: number, style: TerminalStyle): string[] {
  if (all === 0) return [];
  const more = all - shown.length;
  return [
    `  ${title}:`,
    ...shown.flatMap((one) => placeLines(one, one.snippet, '    ', style)),
    ...(more > 0 ? [`    and ${thousands(more)} more; --json lists more of them`] : []),
  ];
}
