import type { Audit } from '../domain/audit.js';

/** Words of this audit that a sentence may hold and that are shown as links or as code. */
export interface KnownWords {
  /** Full hashes of all commits that the audit tells of, sorted. */
  readonly hashes: readonly string[];
  /** Single words that are code: paths and symbols. */
  readonly words: ReadonlySet<string>;
  /** Texts with spaces that are code: patterns and their replacements; longest first. */
  readonly phrases: readonly string[];
}

function hashesOf(audit: Audit): string[] {
  return [
    audit.revision,
    ...audit.commits.map((commit) => commit.hash),
    ...audit.links.flatMap((link) => [link.commit, ...link.twins, ...link.revertedBy]),
    ...audit.ledgers.flatMap((ledger) => ledger.entries.map((entry) => entry.commit)),
    ...audit.contractChanges.map((change) => change.commit),
    ...audit.introducedBy.map((candidate) => candidate.commit),
    ...audit.inferredPatterns.map((pattern) => pattern.commit),
    ...audit.verdict.fixedIn,
    ...audit.verdict.fixedElsewhere,
  ];
}

function pathsOf(audit: Audit): string[] {
  return [
    ...audit.patterns.flatMap((scan) => [...scan.occurrences, ...scan.textOnly].map((o) => o.path)),
    ...audit.commits.flatMap((commit) => commit.changes.map((change) => change.path)),
    ...audit.contractChanges.map((change) => change.path),
    ...audit.relatedFiles.map((file) => file.path),
    ...audit.tests.reports.map((report) => report.path),
    ...(audit.coverage?.reports ?? []).map((report) => report.path),
    ...(audit.coverage?.files ?? []).map((file) => file.path),
    ...audit.tests.ofIssue.flatMap((test) => test.path ?? []),
    ...audit.evidence.flatMap((item) => item.location?.path ?? []),
    ...(audit.blastRadius === null
      ? []
      : [
          ...audit.blastRadius.affectedFiles,
          ...audit.blastRadius.entryPoints,
          ...audit.blastRadius.examples,
        ]),
  ];
}

function patternTexts(audit: Audit): string[] {
  const scanned = audit.patterns.flatMap(({ definition: pattern }) => {
    const { source } = pattern;
    if (pattern.kind === 'regex') return [source, pattern.expression];
    if (pattern.kind === 'typed') return 'symbol' in pattern.rule ? [source, pattern.rule.symbol] : [source];
    return [source, pattern.pattern, pattern.replacement ?? ''];
  });
  return [
    ...scanned,
    ...audit.inferredPatterns.flatMap((inferred) => [
      inferred.pattern,
      ...inferred.alternatives,
      ...inferred.replacements.map(({ replacement }) => replacement),
    ]),
    ...audit.contractChanges.flatMap((change) => [change.symbol, change.before, change.after]),
    ...audit.notifications.flatMap((notification) => notification.remedy ?? []).filter(isCommand),
  ];
}

/** Whether a remedy is what a person types into a terminal, told from a sentence by how it begins. */
export function isCommand(text: string): boolean {
  return /^(?:git|npm|npx|issue-audit) \S/.test(text);
}

/** An ordinary word ("config") may be a symbol too, and must not turn into code wherever it is written. */
function looksLikeCode(text: string): boolean {
  return /[^\p{L}\p{N} ]|\p{Ll}\p{Lu}/u.test(text) && text.trim().length >= 4;
}

/** @returns the words of an audit that its sentences may hold */
export function knownWords(audit: Audit): KnownWords {
  const texts = [...new Set([...pathsOf(audit), ...patternTexts(audit)])].filter(looksLikeCode);
  const phrases = texts.filter((text) => /\s/.test(text) && text.length <= 200);
  return {
    hashes: [...new Set(hashesOf(audit))].sort(),
    words: new Set(texts.filter((text) => !/\s/.test(text))),
    phrases: phrases.sort((a, b) => b.length - a.length || (a < b ? -1 : 1)),
  };
}
