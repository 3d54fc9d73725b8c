import picomatch from 'picomatch';
import { parsePattern } from '../../clients/code/parse-pattern.js';
import { collectScans } from '../../collectors/code.js';
import { InputError } from '../../errors.js';
import type { CommandWords } from '../extract/shell-command.js';
import type { CheckContext } from './context.js';
import { plainPath } from './path-index.js';

/** What a command shows, measured from the objects of the revision. */
export interface Shown {
  /** Lines of output without their texts: `path`, `path:12`; sorted. */
  readonly lines: readonly string[];
  /** A number, where the command prints one: `wc -l`. */
  readonly number: number | null;
  readonly scope: string;
}

/**
 * Measures what a pipeline would print, for the few commands that reports are full of: `grep`, `git grep` and `rg`, `ls`,
 * `find -name`, `git ls-files`, `wc -l`; with `| wc -l` behind them.
 * @returns null for any other command or switch
 */
export function recompute(context: CheckContext, pipeline: readonly CommandWords[]): Promise<Shown | null> {
  return context.once(['recompute', pipeline], () => measure(context, pipeline));
}

async function measure(context: CheckContext, pipeline: readonly CommandWords[]): Promise<Shown | null> {
  const [first = [], ...rest] = pipeline;
  const shown = await firstOf(context, first);
  if (!shown || rest.length > 1) return null;
  if (rest.length === 0) return shown;
  const last = (rest[0] ?? []).join(' ');
  if (last === 'wc -l') return { ...shown, number: shown.lines.length };
  return last === 'sort' || last === 'sort -u' ? shown : null;
}

async function firstOf(context: CheckContext, words: CommandWords): Promise<Shown | null> {
  const [name, second] = words;
  if (name === 'git' && second === 'grep') return grep(context, words.slice(2), true);
  if (name === 'git' && second === 'ls-files') return list(context, words.slice(2));
  if (name === 'grep') return grep(context, words.slice(1), false);
  if (name === 'rg') return grep(context, words.slice(1), true);
  if (name === 'wc') return wordCount(context, words.slice(1));
  if (name === 'ls') return listFolder(context, words.slice(1));
  return name === 'find' ? find(context, words.slice(1)) : null;
}

interface Search {
  pattern: string | null;
  readonly paths: string[];
  readonly globs: string[];
  fixed: boolean;
  extended: boolean;
  ignoreCase: boolean;
  word: boolean;
  show: 'lines' | 'files' | 'counts';
}

function readSearch(words: CommandWords, isRecursive: boolean): Search | null {
  const search: Search = {
    pattern: null,
    paths: [],
    globs: [],
    fixed: false,
    extended: false,
    ignoreCase: false,
    word: false,
    show: 'lines',
  };
  const flags = words.filter((word) => /^-[rRnlciEFwHhs]+$/.test(word)).join('');
  const rest = words.filter((word) => word !== '--' && !/^-[rRnlciEFwHhs]+$/.test(word));
  readFlags(search, flags);
  for (const [i, word] of rest.entries()) {
    const include = /^--include=(.+)$/.exec(word)?.[1];
    if (include !== undefined) search.globs.push(include);
    else if (word === '-e' && search.pattern === null) search.pattern = rest[i + 1] ?? null;
    else if (word.startsWith('-')) return null;
    else if (search.pattern === null) search.pattern = word;
    else if (word !== search.pattern || rest[i - 1] !== '-e') search.paths.push(word);
  }
  const isWhole = isRecursive || /[rR]/.test(flags) || search.paths.length > 0;
  return search.pattern === null || search.pattern.length > 200 || !isWhole ? null : search;
}

function readFlags(search: Search, flags: string): void {
  search.fixed = flags.includes('F');
  search.extended = flags.includes('E');
  search.ignoreCase = flags.includes('i');
  search.word = flags.includes('w');
  if (flags.includes('l')) search.show = 'files';
  if (flags.includes('c')) search.show = 'counts';
}

async function grep(context: CheckContext, words: CommandWords, isRecursive: boolean): Promise<Shown | null> {
  const search = readSearch(words, isRecursive);
  if (!search) return null;
  const isAsked = asked(context, search);
  if (!isAsked) return null;
  try {
    const pattern = parsePattern(`re:${expressionOf(search)}`, 0, 'option');
    const { scans } = await collectScans(context.clone, { revision: context.revision, patterns: [pattern] });
    const places = (scans[0]?.occurrences ?? []).filter(
      ({ path }) => isAsked(path) && path !== context.documentPath,
    );
    const lines =
      search.show === 'lines'
        ? places.map(({ path, line }) => `${path}:${line}`)
        : places.map(({ path }) => path);
    return {
      lines: [...new Set(lines)].sort(),
      number: null,
      scope: 'files of the revision, the document itself left out',
    };
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

/** The paths and globs of a search; null when a path is none of the revision. */
function asked(context: CheckContext, { paths, globs }: Search): ((path: string) => boolean) | null {
  const isIncluded =
    globs.length > 0
      ? picomatch(
          globs.map((glob) => `**/${glob}`),
          { dot: true },
        )
      : () => true;
  const starts = paths.map((path) => (path === '.' ? '' : plainPath(path)));
  const isThere = starts.every(
    (path) =>
      path === '' || /[*?]/.test(path) || context.paths.isFolder(path) || context.paths.files.has(path),
  );
  if (!isThere) return null;
  const tests = starts.map((start) =>
    /[*?]/.test(start)
      ? picomatch(start.includes('/') ? start : `**/${start}`, { dot: true })
      : (path: string) => start === '' || path === start || path.startsWith(`${start}/`),
  );
  return (path) => isIncluded(path) && (tests.length === 0 || tests.some((test) => test(path)));
}

/** The pattern in the syntax of this tool’s own matcher, which takes linear time whatever the pattern. */
function expressionOf({ pattern, fixed, extended, ignoreCase, word }: Search): string {
  const text = pattern ?? '';
  const plain = text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  // In basic expressions `(`, `+` and `|` are themselves, and their escaped forms are operators.
  const basic = text.replace(
    /\\([|(){}+?])|([|(){}+?])/g,
    (_, escaped: string | undefined, bare: string | undefined) => escaped ?? `\\${bare}`,
  );
  const expression = fixed ? plain : extended ? text : basic;
  return `${ignoreCase ? '(?i)' : ''}${word ? `\\b(?:${expression})\\b` : expression}`;
}

async function wordCount(context: CheckContext, words: CommandWords): Promise<Shown | null> {
  const [flag, path, ...more] = words;
  const lines =
    flag === '-l' && path !== undefined && more.length === 0 ? await context.text(plainPath(path)) : null;
  if (lines === null) return null;
  // As `wc` counts: ends of lines.
  return { lines: [], number: lines.split('\n').length - 1, scope: `${path} at ${context.rev}` };
}

function listFolder(context: CheckContext, words: CommandWords): Shown | null {
  const [path, ...more] = words.filter((word) => !/^-(?:1|a|A|p|F){1,3}$/.test(word));
  const folder = path === undefined || path === '.' ? '' : plainPath(path);
  if (more.length > 0 || (folder !== '' && !context.paths.isFolder(folder))) return null;
  const prefix = folder === '' ? '' : `${folder}/`;
  const names = [...context.paths.files.keys()]
    .filter((each) => each.startsWith(prefix))
    .map((each) => each.slice(prefix.length).split('/')[0] ?? '');
  return { lines: [...new Set(names)].sort(), number: null, scope: 'files that git keeps' };
}

function find(context: CheckContext, words: CommandWords): Shown | null {
  const [start = '', ...rest] = words;
  const plain = rest
    .join(' ')
    .replace(/-type f ?/, '')
    .trim()
    .split(' ');
  const [flag, glob, ...more] = plain;
  if (flag !== '-name' || glob === undefined || more.length > 0) return null;
  const folder = start === '.' ? '' : plainPath(start);
  if (folder !== '' && !context.paths.isFolder(folder)) return null;
  const isNamed = picomatch(glob, { dot: true });
  const lines = [...context.paths.files.keys()].filter(
    (path) =>
      (folder === '' || path.startsWith(`${folder}/`)) && isNamed(path.slice(path.lastIndexOf('/') + 1)),
  );
  return { lines: lines.sort(), number: null, scope: 'files that git keeps' };
}

function list(context: CheckContext, words: CommandWords): Shown | null {
  if (words.some((word) => word.startsWith('-'))) return null;
  const isAsked = asked(context, {
    pattern: '',
    paths: [...words],
    globs: [],
    fixed: false,
    extended: false,
    ignoreCase: false,
    word: false,
    show: 'files',
  });
  return (
    isAsked && {
      lines: [...context.paths.files.keys()].filter(isAsked).sort(),
      number: null,
      scope: 'files of the revision',
    }
  );
}
