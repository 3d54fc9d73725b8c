import { PLAIN_PATCH, readPath } from './diff-hunks.js';
import type { Git } from './git.js';
import { records } from './records.js';

/** The lines a commit took out of and put into one file, without their context and places. */
export interface ChangedFile {
  readonly added: string[];
  readonly removed: string[];
}

/** By path (the new one, or the old one of a deleted file). */
export type ChangedLines = Map<string, ChangedFile>;

/** Lines beyond this many in one commit are left out: such a commit is no candidate for comparison. */
export const MOST_LINES = 20_000;

/**
 * The changed lines of commits against their first parents; commits whose objects are missing are left out.
 * @param paths limits what is read to these files; none means all
 */
export async function readChangedLines(
  git: Git,
  commits: readonly string[],
  paths: readonly string[] = [],
): Promise<Map<string, ChangedLines>> {
  const found = new Map<string, ChangedLines>();
  let rest = [...new Set(commits)];
  while (rest.length > 0) {
    const read = await readUntilFailure(git, rest, paths);
    // git ends at the first object that is missing; that commit is passed over and the rest is asked for again.
    const stopped = read.complete ? rest.length : Math.max(0, read.changes.size - 1);
    for (const hash of rest.slice(0, stopped)) {
      const lines = read.changes.get(hash);
      if (lines) found.set(hash, lines);
    }
    rest = rest.slice(stopped + 1);
  }
  return found;
}

async function readUntilFailure(
  git: Git,
  commits: readonly string[],
  paths: readonly string[],
): Promise<{ changes: Map<string, ChangedLines>; complete: boolean }> {
  const child = git.stream([
    'diff-tree',
    '--stdin',
    '-r',
    // Not `-m --first-parent`, which lists a merge once for every parent.
    '--diff-merges=first-parent',
    '--root',
    '--always',
    '--no-renames',
    ...PLAIN_PATCH,
    '--src-prefix=a/',
    '--dst-prefix=b/',
    '--',
    ...paths,
  ]);
  child.stdin.end(`${commits.join('\n')}\n`);
  const reader = new PatchReader();
  for await (const line of records(child.stdout, 10)) reader.line(line);
  const { code } = await child.ended;
  return { changes: reader.changes, complete: code === 0 };
}

/** Takes a patch line by line. Inside a hunk every line starts with a sign, so foreign text cannot pass for a header. */
class PatchReader {
  readonly changes = new Map<string, ChangedLines>();
  #files: ChangedLines = new Map();
  #file: ChangedFile = { added: [], removed: [] };
  #oldPath = '';
  #left = { old: 0, new: 0 };
  #count = 0;

  line(line: string): void {
    if (this.#left.old > 0 || this.#left.new > 0) this.#content(line);
    else if (/^[0-9a-f]{40,64}(?: \(from [0-9a-f]{40,64}\))?$/.test(line))
      this.#commit(line.split(' ')[0] ?? '');
    else if (line.startsWith('--- ')) this.#oldPath = readPath(line.slice(4)) ?? '';
    else if (line.startsWith('+++ ')) this.#open(readPath(line.slice(4)) ?? this.#oldPath);
    else if (line.startsWith('@@ ')) this.#hunk(line);
  }

  #commit(hash: string): void {
    this.#files = new Map();
    this.#count = 0;
    this.changes.set(hash, this.#files);
  }

  #open(path: string): void {
    this.#file = { added: [], removed: [] };
    this.#files.set(path, this.#file);
  }

  #hunk(line: string): void {
    const [, old = '1', now = '1'] = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(line) ?? [];
    this.#left = { old: Number(old), new: Number(now) };
  }

  #content(line: string): void {
    if (line.startsWith('\\')) return;
    const isAdded = line.startsWith('+');
    if (isAdded) this.#left.new -= 1;
    else this.#left.old -= 1;
    this.#count += 1;
    if (this.#count <= MOST_LINES) (isAdded ? this.#file.added : this.#file.removed).push(line.slice(1));
  }
}
