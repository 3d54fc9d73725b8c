import { languageOfPath } from '../../../languages/languages.js';
import { nameStems } from '../../extract/words/name-words.js';
import type { CheckContext } from '../context.js';
import { nameOf } from '../files/path-index.js';
import { definitionSpans } from './enclosing.js';

type How = 'all' | 'end' | 'some';

/** Something whose name is made of some words, among others. */
export interface NamedThing {
  readonly kind: 'class' | 'function' | 'file' | 'folder' | 'name';
  readonly name: string;
  readonly path: string;
  /** 1-based; null for files and folders, and for classes until it is looked up. */
  readonly line: number | null;
  /** Whether the name is made of these words alone, ends with them in their order, or has them somewhere. */
  readonly how: How;
}

/** Words that may stand between those that were looked for. */
const MOST_BETWEEN = 2;
/** Folders whose name says what is in them have no more words. */
const CONFIGURATION = /\.(?:ya?ml|toml|tf|cfg|ini|sh|ps1)$|(?:^|\/)[\w.-]*dockerfile[\w.-]*$/i;

/**
 * Classes, files of code or configuration and folders of a revision whose names hold all of some words, in any order and close
 * to each other; the shortest names first, and of each kind. Tests count only for words that speak of tests.
 * @param stems as `nameStems` makes them, two or more
 */
export function thingsNamed(context: CheckContext, stems: readonly string[]): readonly NamedThing[] {
  return context.once(['things named', ...stems], () => {
    const isTest = stems.includes('test');
    const isMeant = (path: string) => {
      const kind = context.classOf(path);
      return kind === 'production' || (isTest && kind === 'test');
    };
    const beginnings = beginningsOf(stems);
    return beginnings
      .map((beginning) => namesHolding(context, beginning))
      .reduce(fewer, namesOfTree(context))
      .filter(({ letters, path }) => mayHold(letters, beginnings) && isMeant(path))
      .flatMap(({ kind, name, path }): NamedThing[] => {
        const how = holding(nameStems(name), stems);
        return how ? [{ kind, name, path, line: null, how }] : [];
      })
      .sort(byKindAndLength);
  });
}

interface TreeName {
  readonly kind: 'class' | 'file' | 'folder';
  readonly name: string;
  readonly path: string;
  /** The name in lower case. */
  readonly letters: string;
}

/** All names that a tree shows by itself, once for a document. */
function namesOfTree(context: CheckContext): readonly TreeName[] {
  return context.once(['names of the tree'], () => {
    const names: TreeName[] = [];
    const add = (kind: TreeName['kind'], name: string, path: string) =>
      names.push({ kind, name, path, letters: name.toLowerCase() });
    for (const [name, path] of context.classes.found()) if (languageOfPath(path)) add('class', name, path);
    const folders = new Set<string>();
    for (const path of context.paths.files.keys()) {
      if (languageOfPath(path) || CONFIGURATION.test(path))
        add('file', nameOf(path).replace(/\.\w{1,10}$/, ''), path);
      const slash = path.lastIndexOf('/');
      if (slash > 0) folders.add(path.slice(0, slash));
    }
    for (const folder of folders) add('folder', nameOf(folder), folder);
    return names;
  });
}

/** Those that hold some letters, in the same order: a large document asks thousands of times, and for few beginnings. */
function namesHolding(context: CheckContext, beginning: string): readonly TreeName[] {
  return context.once(['names of the tree that hold', beginning], () =>
    namesOfTree(context).filter(({ letters }) => letters.includes(beginning)),
  );
}

function fewer<T>(one: readonly T[], other: readonly T[]): readonly T[] {
  return other.length < one.length ? other : one;
}

/** Names in some files that hold all of some words: what is defined there first, then what is only spoken of by such a name. */
export async function namesInFiles(
  context: CheckContext,
  paths: readonly string[],
  stems: readonly string[],
): Promise<readonly NamedThing[]> {
  const found: NamedThing[] = [];
  const beginnings = beginningsOf(stems);
  for (const path of paths) {
    const lines = (await context.lines(path)) ?? [];
    const heads = new Set(definitionSpans(lines).map(({ name, from }) => `${from} ${name}`));
    for (const [i, line] of lines.entries())
      for (const { name, how } of namesOfLine(line, stems, beginnings)) {
        const isHead = heads.has(`${i + 1} ${name}`);
        const kind = !isHead ? 'name' : /^[A-Z]/.test(name) ? 'class' : 'function';
        found.push({ kind, name, path, line: i + 1, how });
      }
  }
  return found.sort(byKindAndLength);
}

function namesOfLine(
  line: string,
  stems: readonly string[],
  beginnings: readonly string[],
): { name: string; how: How }[] {
  if (!mayHold(line.toLowerCase(), beginnings) || isComment(line)) return [];
  return [...new Set(line.slice(0, 400).match(/[A-Za-z_][\w-]{2,100}/g))].flatMap((name) => {
    const how = mayHold(name.toLowerCase(), beginnings) ? holding(nameStems(name), stems) : null;
    return how ? [{ name, how }] : [];
  });
}

function isComment(line: string): boolean {
  return /^\s{0,200}(?:#|\/\/|\*|--)/.test(line);
}

/**
 * Whether a word, or another form of it, stands anywhere in a text: in names, comments and what is quoted.
 * @param lines of the text
 */
export function isSpokenOf(lines: readonly string[], stem: string): boolean {
  // Four letters in common are enough: what is hardly meant counts, too.
  const begins = new RegExp(beginningOf(stem, 4), 'i');
  return lines.some((line) => begins.test(line));
}

/** Quick, before a name is taken apart: the beginnings of all words stand in it, or what they may be shortened to. */
function mayHold(letters: string, beginnings: readonly string[]): boolean {
  return beginnings.every((beginning) => letters.includes(beginning));
}

function beginningsOf(stems: readonly string[]): string[] {
  return stems.map((stem) => beginningOf(stem));
}

/** Shortened words have two letters in common with the whole one, and are not begun otherwise. */
function beginningOf(stem: string, most = 3): string {
  return /^(?:databas|websocket|message|manage|performanc|repository|connect|dependency)$/.test(stem)
    ? stem.slice(0, 1)
    : stem.slice(0, most);
}

/** How the words of a name hold all of some others, close to each other; null where they do not. */
function holding(words: readonly string[], stems: readonly string[]): How | null {
  const places = stems.map((stem) => words.lastIndexOf(stem));
  if (places.includes(-1)) return null;
  const span = Math.max(...places) - Math.min(...places) + 1;
  if (span > stems.length + MOST_BETWEEN) return null;
  if (new Set(words).size === stems.length) return 'all';
  return words.slice(-stems.length).every((word, i) => word === stems[i]) ? 'end' : 'some';
}

const ORDER: readonly NamedThing['kind'][] = ['class', 'function', 'file', 'name', 'folder'];
const CLOSENESS: readonly How[] = ['all', 'end', 'some'];

function byKindAndLength(a: NamedThing, b: NamedThing): number {
  return (
    ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
    CLOSENESS.indexOf(a.how) - CLOSENESS.indexOf(b.how) ||
    Number(isTool(a.path)) - Number(isTool(b.path)) ||
    a.name.length - b.name.length ||
    (a.path < b.path ? -1 : 1)
  );
}

/** Scripts stand beside what they are about. */
function isTool(path: string): boolean {
  return /^(?:scripts|tools|bin|dev)\//.test(path);
}

/** "class `HubPool` at src/hub.py:12": the line of a class is looked up. */
export async function placeOfThing(
  context: CheckContext,
  { kind, name, path, line }: NamedThing,
): Promise<string> {
  if (kind === 'folder') return `folder ${path}/`;
  if (kind === 'file') return `file ${path}`;
  const found = line ?? (await lineOfClass(context, name, path));
  const what = kind === 'name' ? name : `${kind} ${name}`;
  return `${what} at ${path}${found === null ? '' : `:${found}`}`;
}

async function lineOfClass(context: CheckContext, name: string, path: string): Promise<number | null> {
  const lines = (await context.lines(path)) ?? [];
  const at = lines.findIndex((line) => new RegExp(`\\bclass ${name}\\b`).test(line));
  return at < 0 ? null : at + 1;
}
