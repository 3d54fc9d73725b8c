import { createHash } from 'node:crypto';
import type { Audit } from '../../domain/audit.js';
import { type CodeClass, CodeClassSchema } from '../../domain/code-class.js';
import { issueName } from '../../domain/issue.js';
import type { Occurrence, Scan } from '../../domain/pattern.js';
import { cutText, oneLine, wellFormed } from '../visible-text.js';
import { say } from '../wordings.js';
import { ruleId } from './rules.js';

const CLASS_ORDER: readonly CodeClass[] = CodeClassSchema.options;

/** Every remaining occurrence, those of confirmed patterns in production first. */
export function sarifResults(audit: Audit): object[] {
  const found = audit.patterns.flatMap((scan) =>
    withPlace(scan).map((one) => ({ ...one, scan, rank: rankOf(scan, one.occurrence) })),
  );
  return found
    .sort((a, b) => a.rank - b.rank)
    .map(({ scan, occurrence, nth }) => resultOf(audit, scan, occurrence, nth));
}

function rankOf(scan: Scan, occurrence: Occurrence): number {
  return (scan.confirmed ? 0 : CLASS_ORDER.length) + CLASS_ORDER.indexOf(occurrence.class);
}

/** Occurrences by path and line, each with its number among those of the same text in the same file. */
function withPlace(scan: Scan): { occurrence: Occurrence; nth: number }[] {
  const seen = new Map<string, number>();
  return [...scan.occurrences]
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line || a.column - b.column))
    .map((occurrence) => {
      const name = JSON.stringify([occurrence.path, squeezed(occurrence.snippet)]);
      const nth = (seen.get(name) ?? 0) + 1;
      seen.set(name, nth);
      return { occurrence, nth };
    });
}

function resultOf(audit: Audit, scan: Scan, occurrence: Occurrence, nth: number): object {
  const isGrave = scan.confirmed && occurrence.class === 'production';
  const about = `${plain(cutText(oneLine(scan.definition.source), 200))} of issue ${issueName(audit.issue)}`;
  const where = occurrence.class === 'production' ? '' : `, in ${say('class', occurrence.class)}`;
  return {
    ruleId: ruleId(scan),
    level: isGrave ? 'warning' : 'note',
    message: { text: scan.confirmed ? `Still here: ${about}${where}.` : `Perhaps left: ${about}${where}.` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(occurrence.path), uriBaseId: '%SRCROOT%' },
          region: {
            startLine: occurrence.line,
            startColumn: occurrence.column,
            snippet: { text: wellFormed(occurrence.snippet) },
          },
        },
      },
    ],
    partialFingerprints: fingerprints(scan, occurrence, nth),
  };
}

/**
 * What an occurrence is known by when lines move: its pattern, file and text, and its number among equals. GitHub compares
 * `primaryLocationLineHash` alone.
 */
function fingerprints(scan: Scan, occurrence: Occurrence, nth: number): Record<string, string> {
  const text = JSON.stringify([scan.definition.source, occurrence.path, squeezed(occurrence.snippet)]);
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 32);
  return { primaryLocationLineHash: `${digest.slice(0, 16)}:${nth}`, 'issueAudit/v1': `${digest}:${nth}` };
}

/** In a message, text in brackets would be a link (SARIF 2.1.0, 3.11.6). */
function plain(text: string): string {
  return text.replace(/[[\]\\]/g, '\\$&');
}

function squeezed(snippet: string): string {
  return snippet.replace(/\s+/g, ' ').trim();
}

function uriOf(path: string): string {
  return path
    .split('/')
    .map((part) => encodeURIComponent(wellFormed(part)))
    .join('/');
}
