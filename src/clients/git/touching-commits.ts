import type { Git } from './git.js';
import { records } from './records.js';

/** Stands before a hash, and in the name of no file that anybody would look at. */
const MARK = '\u0001';

/** Which commits a question about files is about. */
export interface TouchingQuestion {
  /** Full hashes, whose histories are read. */
  readonly revisions: readonly string[];
  readonly paths: readonly string[];
  /** Further options of `git log` that say which commits count, as `--diff-filter=A`. */
  readonly options: readonly string[];
}

/**
 * The commits that touched some files, on every line of history, newest first for each file; a file that none touched is
 * missing. Empty where git gives up, for want of an object.
 */
export async function readTouchingCommits(
  git: Git,
  { revisions, paths, options }: TouchingQuestion,
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  if (paths.length === 0) return found;
  const child = git.stream([
    'log',
    '--stdin',
    // An empty order file: the setting of that name cannot be switched off by an empty value.
    '-O/dev/null',
    '--full-history',
    '--no-renames',
    '--name-only',
    '-z',
    '--format=tformat:%x01%H',
    ...options,
  ]);
  // By the input, which unlike the command line has no limit.
  const asked = paths.filter((path) => !path.includes('\n'));
  child.stdin.end(`${[...revisions, '--', ...asked].join('\n')}\n`);
  let hash = '';
  for await (const record of records(child.stdout)) {
    // The name of a commit's first file stands behind a line end.
    const text = record.replace(/^\n/, '');
    if (text.startsWith(MARK)) hash = text.slice(1);
    else if (text !== '') {
      const known = found.get(text);
      if (known) known.push(hash);
      else found.set(text, [hash]);
    }
  }
  const { code } = await child.ended;
  return code === 0 ? found : new Map();
}
