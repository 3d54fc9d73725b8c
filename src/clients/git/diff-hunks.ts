import type { Git } from './git.js';

/** A run of lines that a change replaced, without context. Line numbers are 1-based. */
export interface Hunk {
  /** First old line; for a pure insertion the line after which it came (0: before the first). */
  readonly oldStart: number;
  readonly oldLines: readonly string[];
  /** First new line; for a pure deletion the line after which something went. */
  readonly newStart: number;
  readonly newLines: readonly string[];
}

/** One file of a change, with what became of its lines. */
export interface FileDiff {
  readonly path: string;
  readonly oldPath: string | null;
  readonly status: 'added' | 'modified' | 'deleted' | 'renamed' | 'copied' | 'type-changed';
  readonly oldOid: string | null;
  readonly binary: boolean;
  readonly submodule: boolean;
  readonly hunks: readonly Hunk[];
}

/** Options that keep a patch free of the repository's and the user's settings. */
export const PLAIN_PATCH = [
  '--patch',
  '--unified=0',
  '--inter-hunk-context=0',
  '--diff-algorithm=default',
  '--submodule=short',
  '--ws-error-highlight=none',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--indent-heuristic',
  // An empty order file: the setting of that name cannot be switched off by an empty value.
  '-O/dev/null',
] as const;

const STATUS: Readonly<Record<string, FileDiff['status']>> = {
  A: 'added',
  D: 'deleted',
  R: 'renamed',
  C: 'copied',
  T: 'type-changed',
};

/**
 * The files and lines that differ between two commits, renames followed, sorted as git sorts.
 * @returns null when this clone lacks an object that is needed for it
 */
export async function readDiff(
  git: Git,
  from: string,
  to: string,
  paths: readonly string[] = [],
): Promise<FileDiff[] | null> {
  const args = ['diff-tree', '-r', '-z', '--raw', '--no-abbrev', '-M', ...PLAIN_PATCH];
  const text = await git.tryRaw(...args, from, to, '--', ...paths);
  if (text === null) return null;
  const { files, patch } = splitRaw(text);
  const sections = readSections(patch);
  let next = 0;
  return files.map((file) => {
    const own = sections[next];
    // A change of type is written as a deletion and an addition.
    next += file.status === 'type-changed' ? 2 : 1;
    return { ...file, binary: own?.binary ?? false, hunks: file.submodule ? [] : (own?.hunks ?? []) };
  });
}

type RawFile = Omit<FileDiff, 'binary' | 'hunks'>;

/** `:mode mode oid oid status` NUL path NUL …, then NUL and the patch. */
function splitRaw(text: string): { files: RawFile[]; patch: string } {
  const files: RawFile[] = [];
  let at = 0;
  const field = (): string => {
    const end = text.indexOf('\0', at);
    const value = end < 0 ? text.slice(at) : text.slice(at, end);
    at = end < 0 ? text.length : end + 1;
    return value;
  };
  while (text[at] === ':') {
    const [oldMode = '', newMode = '', oldOid = '', , letters = ''] = field().slice(1).split(' ');
    const status = STATUS[letters[0] ?? ''] ?? 'modified';
    const first = field();
    const second = status === 'renamed' || status === 'copied' ? field() : null;
    files.push({
      path: second ?? first,
      oldPath: second === null ? null : first,
      status,
      oldOid: /^0+$/.test(oldOid) ? null : oldOid,
      submodule: oldMode === '160000' || newMode === '160000',
    });
  }
  if (text[at] === '\0') at += 1;
  return { files, patch: text.slice(at) };
}

interface Section {
  /** The new path, or the old one of a deleted file; null where no line changed. */
  path: string | null;
  binary: boolean;
  hunks: Hunk[];
}

/**
 * The parts of a patch, one a file, in the order of the patch. What is inside a hunk is told by the counts of its header,
 * so that no line of a file can pass for a header.
 */
export function readSections(patch: string): Section[] {
  const lines = patch.split('\n');
  const sections: Section[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    at += 1;
    const section = sections.at(-1);
    if (line.startsWith('diff --git ')) {
      sections.push({ path: null, binary: false, hunks: [] });
    } else if (section && line.startsWith('Binary files ')) {
      section.binary = true;
    } else if (section && /^(?:---|\+\+\+) /.test(line)) {
      section.path = readPath(line.slice(4)) ?? section.path;
    } else if (section) {
      const hunk = readHunk(lines, at - 1);
      if (hunk) {
        section.hunks.push(hunk.hunk);
        at = hunk.end;
      }
    }
  }
  return sections;
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  t: '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
};

/** `a/path` or `b/path`, in C's quotes where it holds control characters or quotes; null for `/dev/null`. */
export function readPath(text: string): string | null {
  if (text === '/dev/null') return null;
  // A name with spaces is ended by a tab.
  if (!text.startsWith('"')) return text.replace(/\t$/, '').slice(2);
  const inner = text.slice(1, text.lastIndexOf('"'));
  return inner
    .replace(/\\(?:([0-7]{3})|(.))/g, (_, octal: string | undefined, letter: string | undefined) =>
      octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (ESCAPES[letter ?? ''] ?? letter ?? ''),
    )
    .slice(2);
}

/** `@@ -start[,count] +start[,count] @@`, then the old lines, then the new ones. */
function readHunk(lines: readonly string[], at: number): { hunk: Hunk; end: number } | null {
  const found = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(lines[at] ?? '');
  if (!found) return null;
  const oldCount = Number(found[2] ?? 1);
  const newCount = Number(found[4] ?? 1);
  const oldLines: string[] = [];
  const newLines: string[] = [];
  let next = at + 1;
  while (next < lines.length && (oldLines.length < oldCount || newLines.length < newCount)) {
    const line = lines[next] ?? '';
    if (line.startsWith('-')) oldLines.push(line.slice(1));
    else if (line.startsWith('+')) newLines.push(line.slice(1));
    else if (!line.startsWith('\\')) break;
    next += 1;
  }
  return {
    hunk: { oldStart: Number(found[1]), oldLines, newStart: Number(found[3]), newLines },
    end: next,
  };
}
