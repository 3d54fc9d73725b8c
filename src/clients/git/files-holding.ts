import type { Git } from './git.js';
import { gaveUp, startGrep, unreadablePaths } from './grep-command.js';
import { records } from './records.js';

/** What `git grep` found, and what it could not read. */
export interface GrepResult {
  readonly paths: string[];
  /** Paths whose content this clone does not hold. */
  readonly unreadable: string[];
}

/** How many paths are given at a time. */
const BATCH = 100;

/**
 * Paths of files at a commit that hold at least one of the literal texts, as git finds them. It looks into every file, also
 * where the repository’s attributes call it binary: code must not be able to hide from a scan.
 * @param literals texts without a newline; at least one
 * @param globs file names to limit the search to, e.g. `*.py`; none means every file
 * @returns at the end, the paths whose content this clone does not hold; null when git gave up at an object that a partial
 *   clone left out or that is damaged, and every file has to be read one by one
 */
export async function* batchesHolding(
  git: Git,
  commit: string,
  literals: readonly string[],
  globs: readonly string[],
): AsyncGenerator<string[], string[] | null> {
  const child = startGrep(git, commit, literals, globs, ['-l']);
  let batch: string[] = [];
  for await (const record of records(child.stdout)) {
    batch.push(record.slice(commit.length + 1));
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
  const ended = await child.ended;
  return gaveUp(ended) ? null : unreadablePaths(commit, ended);
}

/** As `batchesHolding`, all at once and sorted; null when git gave up. */
export async function filesHolding(
  git: Git,
  commit: string,
  literals: readonly string[],
  globs: readonly string[],
): Promise<GrepResult | null> {
  const batches = batchesHolding(git, commit, literals, globs);
  const paths: string[] = [];
  for (let step = await batches.next(); ; step = await batches.next()) {
    if (!step.done) paths.push(...step.value);
    else return step.value === null ? null : { paths: paths.sort(), unreadable: step.value };
  }
}
