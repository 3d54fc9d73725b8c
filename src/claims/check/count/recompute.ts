import picomatch from 'picomatch';
import type { CommandWords } from '../../extract/names/shell-command.js';
import type { CheckContext } from '../context.js';
import { plainPath } from '../files/path-index.js';
import { filterOf, type PipelineFilter, type PrintedLine } from './pipeline-filters.js';
import { pathTest, type Search, searchOf } from './search.js';
import { type FoundLine, searchedFor } from './searched-files.js';

/** What a command shows, measured from the objects of the revision. */
export interface Shown {
  /** Lines of output without their texts: `path`, `path:12`; sorted. */
  readonly lines: readonly string[];
  /** A number, where the command prints one: `wc -l`. */
  readonly number: number | null;
  readonly scope: string;
  /** Numbers at the end of lines are what is counted, not where a text stands. */
  readonly isExact?: boolean;
}

/**
 * Measures what a pipeline would print, for the few commands that reports are full of: `grep`, `git grep` and `rg`, `ls`,
 * `find -name`, `git ls-files`, `wc -l`; behind them `grep`, `sort`, `uniq`, `cut -d: -f1` and `wc -l`.
 * @returns null for any other command or switch
 */
export function recompute(context: CheckContext, pipeline: readonly CommandWords[]): Promise<Shown | null> {
  return context.once(['recompute', pipeline], () => measure(context, pipeline));
}

async function measure(context: CheckContext, pipeline: readonly CommandWords[]): Promise<Shown | null> {
  const [first = [], ...rest] = pipeline;
  const isCounted = rest.at(-1)?.join(' ') === 'wc -l';
  const filters = await Promise.all((isCounted ? rest.slice(0, -1) : rest).map(filterOf));
  const shown = filters.includes(null) ? null : await firstOf(context, first);
  if (!shown || (rest.length > 0 && shown.number !== null)) return shown && rest.length === 0 ? shown : null;
  const left = filters.length > 0 ? await through(context, first, shown, filters) : shown.lines;
  return isCounted ? { ...shown, lines: left, number: left.length } : { ...shown, lines: [...left].sort() };
}

/** What filters leave of what a command prints. */
async function through(
  context: CheckContext,
  words: CommandWords,
  { lines }: Shown,
  filters: readonly (PipelineFilter | null)[],
): Promise<string[]> {
  const isNumbered = flagsOf(words).includes('n');
  const printed = lines.map(async (place): Promise<PrintedLine> => {
    const [, path = '', number] = /^(.+):(\d{1,7})$/.exec(place) ?? [];
    const text = number === undefined ? undefined : (await context.lines(path))?.[Number(number) - 1];
    return { place, text: text === undefined ? place : `${isNumbered ? place : path}:${text}` };
  });
  let left: readonly PrintedLine[] = await Promise.all(printed);
  for (const filter of filters) left = filter?.(left) ?? left;
  return left.map(({ place }) => place);
}

async function firstOf(context: CheckContext, words: CommandWords): Promise<Shown | null> {
  const [name, second] = words;
  if (name === 'grep' || name === 'rg' || (name === 'git' && second === 'grep')) return grep(context, words);
  if (name === 'git' && second === 'ls-files') return list(context, words.slice(2));
  if (name === 'wc') return wordCount(context, words.slice(1));
  if (name === 'ls') return listFolder(context, words.slice(1));
  return name === 'find' ? find(context, words.slice(1)) : null;
}

async function grep(context: CheckContext, words: CommandWords): Promise<Shown | null> {
  const search = searchOf(words);
  const places = search && (await searchedFor(context, search));
  if (!search || !places) return null;
  // A line that holds it twice is printed once.
  const found = [...new Map(places.map((each) => [`${each.path}:${each.line}`, each])).values()];
  const scope = 'files of the revision, the document itself left out';
  const isBare = printsNoNames(context, words, search);
  if (search.show === 'counts') {
    if (isBare) return { lines: [], number: found.length, scope };
    const counts = new Map<string, number>();
    for (const { path } of found) counts.set(path, (counts.get(path) ?? 0) + 1);
    return {
      lines: [...counts].map(([path, times]) => `${path}:${times}`).sort(),
      number: null,
      scope,
      isExact: true,
    };
  }
  if (search.show === 'lines' && isBare)
    return { lines: await bareLines(context, found, flagsOf(words).includes('n')), number: null, scope };
  const lines = found.map(({ path, line }) => (search.show === 'lines' ? `${path}:${line}` : path));
  return { lines: [...new Set(lines)].sort(), number: null, scope };
}

function flagsOf(words: CommandWords): string {
  return words.filter((word) => /^-[A-Za-z]+$/.test(word)).join('');
}

/** Of a single file, or with `-h`, `grep` and `rg` print no names of files; `git grep` always does. */
function printsNoNames(context: CheckContext, words: CommandWords, { paths }: Search): boolean {
  const flags = flagsOf(words);
  if (flags.includes('h')) return true;
  const [path = '', ...more] = paths;
  return (
    words[0] !== 'git' &&
    !flags.includes('H') &&
    more.length === 0 &&
    context.paths.files.has(plainPath(path))
  );
}

/** `12`, where numbers of lines are printed before their texts; else the texts, as a path is compared. */
async function bareLines(
  context: CheckContext,
  found: readonly FoundLine[],
  isNumbered: boolean,
): Promise<string[]> {
  if (isNumbered) return found.map(({ line }) => String(line));
  const texts = found.map(async ({ path, line }) => (await context.lines(path))?.[line - 1]?.trim() ?? '');
  return (await Promise.all(texts)).map(plainPath);
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
  const isAsked = pathTest(context.paths, { paths: words, globs: [] });
  return (
    isAsked && {
      lines: [...context.paths.files.keys()].filter(isAsked).sort(),
      number: null,
      scope: 'files of the revision',
    }
  );
}
