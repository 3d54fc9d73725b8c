import picomatch from 'picomatch';
import type { CommandWords } from '../../extract/names/shell-command.js';
import { type PathIndex, plainPath } from '../files/path-index.js';

/** What a `grep` asks for. */
export interface Search {
  readonly pattern: string;
  readonly paths: readonly string[];
  /** Names that files must have. */
  readonly globs: readonly string[];
  readonly fixed: boolean;
  readonly extended: boolean;
  readonly ignoreCase: boolean;
  readonly word: boolean;
  readonly show: 'lines' | 'files' | 'counts';
}

const LONGEST_PATTERN = 200;
const FLAGS = /^-[rRnlciEFwHhs]+$/;

/** Reads a command of `grep`, `git grep` or `rg`; null for any other, and for one with switches or a reach that are not measured. */
export function searchOf(words: CommandWords): Search | null {
  const [name, second] = words;
  if (name === 'git' && second === 'grep') return readSearch(words.slice(2), true);
  if (name === 'grep') return readSearch(words.slice(1), false);
  return name === 'rg' ? readSearch(words.slice(1), true) : null;
}

function readSearch(words: CommandWords, isRecursive: boolean): Search | null {
  const flags = words.filter((word) => FLAGS.test(word)).join('');
  const rest = words.filter((word) => word !== '--' && !FLAGS.test(word));
  const [paths, globs]: [string[], string[]] = [[], []];
  let pattern: string | null = null;
  for (const [i, word] of rest.entries()) {
    const include = /^--include=(.+)$/.exec(word)?.[1];
    if (include !== undefined) globs.push(include);
    else if (word === '-e' && pattern === null) pattern = rest[i + 1] ?? null;
    else if (word.startsWith('-')) return null;
    else if (pattern === null) pattern = word;
    else if (word !== pattern || rest[i - 1] !== '-e') paths.push(word);
  }
  const isWhole = isRecursive || /[rR]/.test(flags) || paths.length > 0;
  if (pattern === null || pattern.length > LONGEST_PATTERN || !isWhole) return null;
  return {
    pattern,
    paths,
    globs,
    fixed: flags.includes('F'),
    extended: flags.includes('E'),
    ignoreCase: flags.includes('i'),
    word: flags.includes('w'),
    show: flags.includes('c') ? 'counts' : flags.includes('l') ? 'files' : 'lines',
  };
}

/** Whether a search looks at a path; null when a path that it names is none of the revision. */
export function pathTest(
  index: PathIndex,
  { paths, globs }: Pick<Search, 'paths' | 'globs'>,
): ((path: string) => boolean) | null {
  const isIncluded =
    globs.length > 0
      ? picomatch(
          globs.map((glob) => `**/${glob}`),
          { dot: true },
        )
      : () => true;
  const starts = paths.map((path) => (path === '.' ? '' : plainPath(path)));
  const isThere = starts.every(
    (path) => path === '' || /[*?]/.test(path) || index.isFolder(path) || index.files.has(path),
  );
  if (!isThere) return null;
  const tests = starts.map((start) =>
    /[*?]/.test(start)
      ? picomatch(start.includes('/') ? start : `**/${start}`, { dot: true })
      : (path: string) => start === '' || path === start || path.startsWith(`${start}/`),
  );
  return (path) => (tests.length === 0 || tests.some((test) => test(path))) && isIncluded(path);
}

/** Paths that all name files are these files, and nobody has to look for them among all; null for any other. */
export function filesNamed(index: PathIndex, paths: readonly string[]): readonly string[] | null {
  const files = [...new Set(paths.map(plainPath))];
  return files.length > 0 && files.every((path) => index.files.has(path)) ? files : null;
}

/** The pattern in the syntax of this tool’s own matcher, which takes linear time whatever the pattern; case is told apart from it. */
export function expressionOf({ pattern, fixed, extended, word }: Search): string {
  const plain = pattern.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  // In basic expressions `(`, `+` and `|` are themselves, and their escaped forms are operators.
  const basic = pattern.replace(
    /\\([|(){}+?])|([|(){}+?])/g,
    (_, escaped: string | undefined, bare: string | undefined) => escaped ?? `\\${bare}`,
  );
  const expression = fixed ? plain : extended ? pattern : basic;
  return word ? `\\b(?:${expression})\\b` : expression;
}
