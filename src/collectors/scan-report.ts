import { type CodeClass, totalOf, zeroCounts } from '../domain/code-class.js';
import { shortHash } from '../domain/commit.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import type { Occurrence, Pattern, Scan } from '../domain/pattern.js';
import { count, listing, thousands } from '../domain/wording.js';
import type { FoundInFiles } from './scan-files.js';

/** No audit lists more places of one pattern, so that it stays a file that can be read; all of them are counted. */
const MOST_LISTED = 10_000;

/** Sorts what was found by place and counts it by class. */
export function countScan(
  pattern: Pattern,
  revision: string,
  found: FoundInFiles,
  classOf: (path: string) => CodeClass,
): Scan {
  const all = placed(found.occurrences, classOf);
  const counts = zeroCounts();
  for (const occurrence of all) counts[occurrence.class] += 1;
  for (const [path, more] of found.more) counts[classOf(path)] += more;
  const files = zeroCounts();
  for (const path of new Set(all.map((occurrence) => occurrence.path))) files[classOf(path)] += 1;
  const occurrences = listed(all);
  const unlisted = totalOf(counts) - occurrences.length;
  return {
    pattern: written(pattern),
    language: pattern.kind === 'structural' ? pattern.language : null,
    definition: pattern,
    confirmed: pattern.origin !== 'inferred',
    revision,
    counts,
    files,
    occurrences,
    ...(unlisted > 0 ? { unlisted } : {}),
    textOnly: placed(found.textOnly, classOf),
    searched: found.searched,
    evidence: `scan:${pattern.id}`,
  };
}

/** What an audit lists: in production first, where there is too much. */
function listed(all: readonly Occurrence[]): Occurrence[] {
  if (all.length <= MOST_LISTED) return [...all];
  const production = all.filter((occurrence) => occurrence.class === 'production').slice(0, MOST_LISTED);
  const others = all.filter((occurrence) => occurrence.class !== 'production');
  const kept = new Set([...production, ...others.slice(0, MOST_LISTED - production.length)]);
  return all.filter((occurrence) => kept.has(occurrence));
}

function placed(matches: FoundInFiles['occurrences'], classOf: (path: string) => CodeClass): Occurrence[] {
  const classes = new Map<string, CodeClass>();
  const classAt = (path: string) => {
    const known = classes.get(path) ?? classOf(path);
    classes.set(path, known);
    return known;
  };
  return matches
    .map(({ path, line, column, snippet }) => ({ path, line, column, snippet, class: classAt(path) }))
    .sort((a, b) => compare(a.path, b.path) || a.line - b.line || a.column - b.column);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The scan as one item of evidence. */
export function scanEvidence(scan: Scan, command: string | null, notes: readonly string[]): Evidence {
  const { definition: pattern, counts, files, searched, textOnly, revision } = scan;
  const total = totalOf(counts);
  const summary = [
    `${count(total, 'occurrence')} of ${pattern.source} in ${count(totalOf(files), 'file')} at ${shortHash(revision)}`,
    `${thousands(counts.production)} in production`,
    `${count(searched.files, 'file')} searched, ${count(searched.candidates, 'candidate')}`,
    `${thousands(searched.unparsed.length)} not wholly parsed, ${thousands(searched.skipped.length)} skipped`,
  ].join('; ');
  return {
    id: scan.evidence,
    kind: 'scan',
    summary: `${summary}.`,
    data: {
      pattern: pattern.source,
      counts,
      files,
      textOnly: textOnly.length,
      searched: {
        allFiles: searched.allFiles,
        files: searched.files,
        candidates: searched.candidates,
        parsed: searched.parsed,
        unparsed: searched.unparsed.length,
        skipped: searched.skipped.length,
      },
      notes: [...notes],
    },
    provenance: { collector: 'code', source: 'git objects', revision, command },
    location: null,
  };
}

/** What the scan could not look at, and what it is not sure of. */
export function scanNotifications(scan: Scan, notes: readonly string[]): Notification[] {
  const { definition: pattern, searched } = scan;
  const weakens = `the count of ${pattern.source}: there may be more`;
  const found: Notification[] = notes.map((message) => ({
    code: 'scan-note',
    message,
    weakens,
    remedy: null,
  }));
  if (scan.unlisted !== undefined) {
    found.push({
      code: 'scan-unlisted',
      message: `${count(scan.unlisted, 'occurrence')} of ${pattern.source} are counted and not listed: there are too many`,
      weakens: 'the list of places, not their number',
      remedy: 'Make the pattern narrower.',
    });
  }
  if (searched.files === 0) {
    found.push({
      code: 'scan-searched-nothing',
      message: `no file of the language of ${pattern.source} is in this revision`,
      weakens: `the count of ${pattern.source}: it was looked for nowhere`,
      remedy: 'Check the language before the colon.',
    });
  }
  const missing = searched.skipped.filter(({ reason }) => reason.includes('does not hold'));
  if (missing.length > 0) {
    found.push({
      code: 'scan-missing-objects',
      message: `${count(missing.length, 'file')} could not be read, because this clone does not hold them: ${pathsOf(missing)}`,
      weakens,
      remedy: 'git fetch --refetch',
    });
  }
  const skipped = searched.skipped.filter((entry) => !missing.includes(entry));
  if (skipped.length > 0) {
    found.push({
      code: 'scan-skipped',
      message: `${count(skipped.length, 'file')} not looked at: ${listing(skipped.map((s) => `${s.path} (${s.reason})`))}`,
      weakens,
      remedy: null,
    });
  }
  if (searched.unparsed.length > 0) {
    found.push({
      code: 'scan-unparsed',
      message: `${count(searched.unparsed.length, 'file')} could not be parsed wholly: ${listing(searched.unparsed.map((s) => `${s.path} (${s.reason})`))}`,
      weakens,
      remedy: null,
    });
  }
  return found;
}

function pathsOf(entries: readonly { path: string }[]): string {
  return listing(entries.map(({ path }) => path));
}

/** A pattern without its language: the code, the expression, or the rule. */
function written(pattern: Pattern): string {
  if (pattern.kind === 'structural') return pattern.pattern;
  if (pattern.kind === 'regex') return pattern.expression;
  return 'symbol' in pattern.rule ? `${pattern.rule.rule} ${pattern.rule.symbol}` : pattern.rule.rule;
}
