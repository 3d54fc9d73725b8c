import type { Git } from './git.js';
import type { GrepResult } from './grep.js';
import { lacksPromisedObject } from './held-objects.js';
import { records } from './records.js';

/** How many paths are given at a time. */
const BATCH = 100;

/**
 * Paths of files at a commit that hold at least one of the literal texts, as git finds them. Unlike `filesWith` it looks
 * into every file, also where the repository’s attributes call it binary: code must not be able to hide from a scan.
 * @param literals texts without a newline; at least one
 * @param globs file names to limit the search to, e.g. `*.py`; none means every file
 * @returns at the end, the paths whose content this clone does not hold; null when git gave up at an object that a partial
 *   clone left out, and every file has to be read one by one
 */
export async function* batchesHolding(
  git: Git,
  commit: string,
  literals: readonly string[],
  globs: readonly string[],
): AsyncGenerator<string[], string[] | null> {
  const patterns = literals.flatMap((literal) => ['-e', literal]);
  const specs = globs.map((glob) => `:(top,glob)**/${glob}`);
  const child = git.stream(
    ['grep', '-z', '-l', '-a', '-F', '--full-name', '--no-textconv', ...patterns, commit, '--', ...specs],
    { globs: true },
  );
  child.stdin.end();
  let batch: string[] = [];
  for await (const record of records(child.stdout)) {
    batch.push(record.slice(commit.length + 1));
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
  const { code, stderr } = await child.ended;
  if (code !== 0 && lacksPromisedObject(stderr)) return null;
  const unreadable = unreadablePaths(stderr, commit);
  // 1 means both "nothing found" and "an object is missing".
  if (code !== 0 && code !== 1 && unreadable.length === 0)
    throw new Error(`git grep ended with code ${code}: ${stderr.trim()}`);
  return unreadable;
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

/** Out of `error: '<commit>:<path>': unable to read <oid>`. */
function unreadablePaths(stderr: string, commit: string): string[] {
  const found = new Set<string>();
  for (const line of stderr.split('\n')) {
    const start = line.indexOf(`'${commit}:`);
    const end = line.lastIndexOf("': unable to read ");
    if (start >= 0 && end > start) found.add(line.slice(start + commit.length + 2, end));
  }
  return [...found].sort();
}
