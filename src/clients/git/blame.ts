import type { Git } from './git.js';
import { records } from './records.js';

/** Which commit a line of a file comes from. */
export interface BlamedLine {
  /** Its number in the blamed revision, 1-based. */
  readonly line: number;
  readonly commit: string;
  /** Its number in the file as that commit left it, 1-based. */
  readonly originalLine: number;
  /** The file's path in that commit; null when git writes it in quotes (control characters). */
  readonly path: string | null;
  /** The line itself, without its end. */
  readonly text: string;
}

/** Which lines to ask about, and how. */
export interface BlameQuestion {
  readonly revision: string;
  readonly path: string;
  /** Line numbers to ask for, 1-based, all of them in the file. */
  readonly lines: readonly number[];
  /** Changes of white space alone are not blamed (`-w`). */
  readonly ignoreWhitespace: boolean;
  /** Commits to pass over where the line can be followed further back. */
  readonly ignoreRevisions?: readonly string[];
}

// One argument a range; a longer list is joined into fewer, wider ranges, and what was not asked for is dropped.
const MOST_RANGES = 400;

/**
 * Asks which commit last changed each of some lines. Lines are followed through renames of the whole file.
 * @returns in the order of the lines; null when git cannot tell (no such file, missing objects)
 */
export async function blameLines(git: Git, question: BlameQuestion): Promise<BlamedLine[] | null> {
  const asked = new Set(question.lines);
  if (asked.size === 0) return [];
  const child = git.stream([
    'blame',
    '--porcelain',
    // The repository's configuration may name a program to show files with.
    '--no-textconv',
    ...(question.ignoreWhitespace ? ['-w'] : []),
    ...(question.ignoreRevisions ?? []).flatMap((hash) => ['--ignore-rev', hash]),
    ...rangesOf([...asked].sort((a, b) => a - b)).map(([from, to]) => `-L${from},${to}`),
    question.revision,
    '--',
    question.path,
  ]);
  child.stdin.end();
  const found: BlamedLine[] = [];
  // A commit's details come with its first line only, and again where it has lines from several files.
  const paths = new Map<string, string | null>();
  let current: Header | null = null;
  for await (const record of records(child.stdout, 10)) {
    if (current === null) {
      current = readHeader(record);
    } else if (record.startsWith('\t')) {
      const path = paths.get(current.commit) ?? null;
      if (asked.has(current.line)) found.push({ ...current, path, text: record.slice(1) });
      current = null;
    } else if (record.startsWith('filename ')) {
      const path = record.slice('filename '.length);
      paths.set(current.commit, path.startsWith('"') ? null : path);
    }
  }
  const { code } = await child.ended;
  return code === 0 ? found.sort((a, b) => a.line - b.line) : null;
}

type Header = Pick<BlamedLine, 'commit' | 'originalLine' | 'line'>;

/** `<hash> <line there> <line here> [<lines in this group>]` */
function readHeader(record: string): Header | null {
  const found = /^([0-9a-f]{40,64}) (\d+) (\d+)/.exec(record);
  return found ? { commit: found[1] ?? '', originalLine: Number(found[2]), line: Number(found[3]) } : null;
}

function rangesOf(lines: readonly number[]): [number, number][] {
  let gap = 1;
  for (;;) {
    const ranges: [number, number][] = [];
    for (const line of lines) {
      const last = ranges.at(-1);
      if (last && line - last[1] <= gap) last[1] = line;
      else ranges.push([line, line]);
    }
    if (ranges.length <= MOST_RANGES) return ranges;
    gap *= 2;
  }
}
