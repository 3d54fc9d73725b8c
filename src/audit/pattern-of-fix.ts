import { readEntries, resolveFixes } from '../analysis/introducing/fix-commits.js';
import { inferPatterns } from '../analysis/patterns/infer-patterns.js';
import type { InferredPattern } from '../domain/causes.js';
import { totalOf } from '../domain/code-class.js';
import { shortHash } from '../domain/commit.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import type { LogEntry } from '../domain/history.js';
import type { Scan } from '../domain/pattern.js';
import { count } from '../domain/wording.js';
import { InputError } from '../errors.js';
import { compileKeys, findMentions } from '../references/find-mentions.js';
import type { OpenedRepository } from './open-repository.js';
import type { Steps } from './progress.js';
import { scanInferred } from './scan-inferred.js';

/** What some commits replaced systematically. */
export interface PatternOfFix {
  readonly fixes: readonly LogEntry[];
  /** Those that explain most places first; empty for an ordinary fix. */
  readonly patterns: readonly InferredPattern[];
  /** Where the first of them, and their alternatives, match at the revision; one a pattern, never confirmed. */
  readonly scans: readonly Scan[];
  /** The one issue that the messages say they close; null for none or several. */
  readonly issue: string | null;
  /** What was left out, in words. */
  readonly notHandled: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly notifications: readonly Notification[];
}

/**
 * Infers the systematic edits of some commits, read as one change, and looks for what they left at the repository's revision.
 * @param revisions commits and ranges (`a..b`) as they were typed
 * @throws InputError when one names no commit
 */
export async function patternOfFix(
  repository: OpenedRepository,
  revisions: readonly string[],
  steps: Steps,
): Promise<PatternOfFix> {
  const { clone } = repository;
  const { fixes, notHandled } = await resolveFixes(clone, revisions);
  if (fixes.length === 0)
    throw new InputError(
      `${revisions.join(' ')} holds no commit`,
      'A range is written older..newer; merges in it do not count.',
    );
  const found = await readEntries(clone, null, fixes);
  const entries = fixes.flatMap((hash) => found.get(hash) ?? []);
  const commits = entries.flatMap(({ hash, parents: [parent] }) =>
    parent === undefined ? [] : [{ commit: hash, parent }],
  );
  const first = entries.filter(({ parents }) => parents.length === 0);
  const inferred = await steps.run(
    'pattern',
    () => inferPatterns(clone, commits),
    ({ patterns }) => `${count(patterns.length, 'systematic edit')}`,
  );
  const { patterns } = inferred;
  const left = await steps.run(
    'code',
    () =>
      scanInferred(clone, patterns, {
        revision: repository.revision,
        first: 1,
        classes: repository.config.classes,
      }),
    ({ scans }) =>
      patterns.length === 0
        ? 'no pattern to look for'
        : count(
            scans.reduce((sum, scan) => sum + totalOf(scan.counts), 0),
            'occurrence',
          ),
  );
  return {
    patterns,
    scans: left.scans,
    evidence: [...inferred.evidence, ...left.evidence],
    notifications: [...inferred.notifications, ...left.notifications],
    fixes: entries,
    issue: issueOf(repository, entries),
    notHandled: [
      ...notHandled,
      ...first.map(({ hash }) => `${shortHash(hash)}: is the first commit here, so it replaced nothing`),
    ],
  };
}

/** The issue that the messages close, if they agree. */
function issueOf({ config, remote }: OpenedRepository, entries: readonly LogEntry[]): string | null {
  const rules = {
    repositories: remote ? [remote.repository] : [],
    hosts: remote ? [remote.host, `www.${remote.host}`] : [],
    keys: compileKeys(config.references),
  };
  const closed = entries
    .flatMap((entry) => findMentions(entry, rules))
    .filter(({ kind }) => kind === 'closes');
  const keys = new Set(closed.map(({ key }) => key));
  return keys.size === 1 ? ([...keys][0] ?? null) : null;
}
