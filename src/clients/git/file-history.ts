import { type Hunk, PLAIN_PATCH, readSections } from './diff-hunks.js';
import type { Git } from './git.js';

/** A commit that changed a file, and what it did to the file's lines. */
export interface FileVersion {
  readonly commit: string;
  readonly hunks: readonly Hunk[];
}

const FORMAT = ['--format=tformat:%x00%H', '--root', '--no-notes', '--no-renames', ...PLAIN_PATCH];

/**
 * The last commits that changed a file, newest first, with their hunks in it; merges are left out. A rename ends the list.
 * @returns null when git cannot tell (missing objects)
 */
export async function readFileHistory(
  git: Git,
  revision: string,
  path: string,
  limit: number,
): Promise<FileVersion[] | null> {
  const text = await git.tryRaw(
    'log',
    `--max-count=${limit}`,
    '--no-merges',
    ...FORMAT,
    revision,
    '--',
    path,
  );
  return text === null ? null : readVersionList(text);
}

/**
 * What some commits did to the file of that path.
 * @param paths commit → the file's path in it
 * @returns without those that git cannot show (missing objects, merges)
 */
export async function readVersions(git: Git, paths: ReadonlyMap<string, string>): Promise<FileVersion[]> {
  const byPath = new Map<string, string[]>();
  for (const [commit, path] of paths) byPath.set(path, [...(byPath.get(path) ?? []), commit]);
  const found: FileVersion[] = [];
  for (const [path, commits] of byPath) {
    const text = await git.tryRaw('log', '--no-walk=unsorted', ...FORMAT, ...commits, '--', path);
    if (text !== null) found.push(...readVersionList(text));
  }
  return found;
}

function readVersionList(text: string): FileVersion[] {
  // Every line of a patch starts with a sign, so a NUL at the start of a line is one of the format's.
  return text
    .split(/(?:^|\n)\0/)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      const patch = end < 0 ? '' : part.slice(end + 1);
      return {
        commit: end < 0 ? part : part.slice(0, end),
        hunks: readSections(patch).flatMap((section) => section.hunks),
      };
    });
}
