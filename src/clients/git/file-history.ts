import { type Hunk, PLAIN_PATCH, readSections } from './diff-hunks.js';
import type { Git } from './git.js';

/** A commit that changed a file, and what it did to the file's lines. */
export interface FileVersion {
  readonly commit: string;
  readonly hunks: readonly Hunk[];
}

const FORMAT = ['--format=tformat:%x00%H', '--root', '--no-notes', '--no-renames', ...PLAIN_PATCH];

/**
 * For each of some files the last commits that changed it, newest first, with their hunks in it; merges are left out. The
 * history is walked once for all files, up to `limit` commits a file on average. A rename ends a file's list.
 * @returns by path; null when git cannot tell (missing objects)
 */
export async function readFileHistories(
  git: Git,
  revision: string,
  paths: readonly string[],
  limit: number,
): Promise<Map<string, FileVersion[]> | null> {
  const histories = new Map(paths.map((path) => [path, [] as FileVersion[]]));
  if (paths.length === 0) return histories;
  const most = `--max-count=${limit * paths.length}`;
  const text = await git.tryRaw('log', most, '--no-merges', ...FORMAT, revision, '--', ...paths);
  if (text === null) return null;
  for (const { commit, files } of readCommits(text)) {
    for (const { path, hunks } of files) {
      const history = histories.get(path);
      if (history && history.length < limit) history.push({ commit, hunks });
    }
  }
  return histories;
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
    for (const { commit, files } of readCommits(text ?? '')) {
      for (const { hunks } of files) found.push({ commit, hunks });
    }
  }
  return found;
}

interface CommitPatch {
  readonly commit: string;
  readonly files: readonly { readonly path: string; readonly hunks: readonly Hunk[] }[];
}

function readCommits(text: string): CommitPatch[] {
  // Every line of a patch starts with a sign, so a NUL at the start of a line is one of the format's.
  return text
    .split(/(?:^|\n)\0/)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      const sections = end < 0 ? [] : readSections(part.slice(end + 1));
      return {
        commit: end < 0 ? part : part.slice(0, end),
        // Without a name there are no lines: a binary file, or a change of mode alone.
        files: sections.flatMap(({ path, hunks }) => (path === null ? [] : [{ path, hunks }])),
      };
    });
}
