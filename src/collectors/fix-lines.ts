import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { blameLines } from '../clients/git/blame.js';
import { readObjects } from '../clients/git/objects.js';
import type { Clone } from '../clients/git/repository.js';

/** Larger files are written by programs. */
const MOST_LINES = 100_000;

/** What the revision still has of the lines that some commits put into a file. */
export interface FixLines {
  /** The whole file at the revision. */
  readonly text: readonly string[];
  /** Numbers of the lines that come from the commits, in order. */
  readonly lines: readonly number[];
}

/**
 * Asks git which lines of a file come from the commits of a fix, unchanged.
 * @returns in words why it cannot be told
 */
export async function linesOfFix(
  clone: Clone,
  question: { revision: string; path: string; commits: ReadonlySet<string> },
): Promise<FixLines | string> {
  const { revision, path } = question;
  const text = await textAt(clone, revision, path);
  if (text === null) return 'the revision has no such file that could be read';
  if (!(await isCheckedOut(clone, path, text)))
    return 'the file that lies there is not the one of the revision, so line numbers may differ';
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  if (lines.length > MOST_LINES) return `it has more than ${MOST_LINES} lines`;
  const blamed = await blameLines(clone.git, {
    revision,
    path,
    lines: lines.map((_, i) => i + 1),
    ignoreWhitespace: false,
  });
  if (blamed === null) return 'git could not tell where its lines come from';
  return {
    text: lines,
    lines: blamed.filter(({ commit }) => question.commits.has(commit)).map(({ line }) => line),
  };
}

/** Reports number the lines of what was checked out when they were written. */
async function isCheckedOut(clone: Clone, path: string, text: string): Promise<boolean> {
  if (clone.root === null) return (await textAt(clone, 'HEAD', path)) === text;
  const file = join(clone.root, path);
  const info = await lstat(file).catch(() => null);
  if (!info?.isFile() || info.size > 4 * text.length + 1_000_000) return false;
  return plain(await readFile(file, 'utf8').catch(() => '')) === text;
}

async function textAt(clone: Clone, revision: string, path: string): Promise<string | null> {
  for await (const object of readObjects(clone.git, [`${revision}:${path}`]))
    if ('data' in object && object.type === 'blob') return plain(object.data.toString('utf8'));
  return null;
}

function plain(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
