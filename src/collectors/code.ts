import { compilePattern } from '../clients/code/matcher.js';
import type { Clone } from '../clients/git/repository.js';
import { readTree, type TreeFile } from '../clients/git/tree.js';
import type { ClassGlobs } from '../domain/code-class.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import type { Pattern, Scan } from '../domain/pattern.js';
import { classifyPath } from '../languages/classify.js';
import { type FoundInFiles, scanFiles } from './scan-files.js';
import { countScan, scanEvidence, scanNotifications } from './scan-report.js';
import { scanTypes } from './scan-types.js';

/** Where to look for what. */
export interface ScanInput {
  /** Full hash of the commit. */
  readonly revision: string;
  readonly patterns: readonly Pattern[];
  /** The project’s own idea of what its files are. */
  readonly classes?: ClassGlobs;
  /** Every file of the revision, when the caller has read it already. */
  readonly tree?: readonly TreeFile[];
  /** For patterns whose history was read: whether a file with this content may hold something. */
  readonly mayHold?: ReadonlyMap<Pattern, (oid: string) => boolean>;
}

/**
 * Looks for every pattern in the files of a revision, read from git’s objects; the work tree is never looked at. What
 * could not be read is named, and never fatal.
 * @throws InputError when a pattern cannot be read
 */
export async function collectScans(
  clone: Clone,
  input: ScanInput,
): Promise<{ scans: Scan[]; evidence: Evidence[]; notifications: Notification[] }> {
  if (input.patterns.length === 0) return { scans: [], evidence: [], notifications: [] };
  // A pattern that cannot be read is told before anything is searched.
  const matchers = await Promise.all(
    input.patterns.flatMap((pattern) => (pattern.kind === 'typed' ? [] : [compilePattern(pattern)])),
  );
  const tree = input.tree ?? readTree(clone.git, input.revision);
  const { mayHold = new Map() } = input;
  const searching = { revision: input.revision, tree, mayHold };
  const inFiles = await scanFiles(clone, searching, matchers);
  const byPattern = new Map<Pattern, FoundInFiles>(
    inFiles.map((found, i) => [matchers[i]?.pattern as Pattern, found]),
  );
  for (const pattern of input.patterns)
    if (pattern.kind === 'typed') byPattern.set(pattern, await scanTypes(clone, searching, pattern));
  const classOf = (path: string) => classifyPath(path, input.classes);
  const results = [...input.patterns].map((pattern) => {
    const found = byPattern.get(pattern) as FoundInFiles;
    return {
      scan: countScan(pattern, input.revision, found, classOf),
      command: found.command,
      notes: found.notes,
    };
  });
  return {
    scans: results.map(({ scan }) => scan),
    evidence: results.map(({ scan, command, notes }) => scanEvidence(scan, command, notes)),
    notifications: results.flatMap(({ scan, notes }) => scanNotifications(scan, notes)),
  };
}
