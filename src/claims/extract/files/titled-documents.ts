import { partsOf } from '../../check/code/environment-of.js';
import { nameOf, type PathIndex } from '../../check/files/path-index.js';
import type { Sentence, WrittenDocument } from '../markdown/document.js';

/** A document of the repository that a sentence names in words. */
export interface TitledDocument {
  /** Tokens of the words, the end exclusive. */
  readonly start: number;
  readonly end: number;
  /** All that bear the name, sorted. */
  readonly paths: readonly string[];
}

/** What documents of one name are called: by that, where there are several. */
export function nameSaid([path = '', ...others]: readonly string[]): string {
  return others.length > 0 ? nameOf(path) : path;
}

const DOCUMENT = /\.(?:mdx?|rst|txt|adoc|xml)$/i;
/** Words of a title. */
const MOST_WORDS = 6;
/** Paths of one name beyond which it tells nothing. */
const MOST_PATHS = 6;

/** "The Import Registry", "Master Status": words in capitals that are the name of a document, `IMPORT_REGISTRY.md`, but for its last word at most. */
export function titledDocuments({ tokens }: Pick<Sentence, 'tokens'>, paths: PathIndex): TitledDocument[] {
  const found: TitledDocument[] = [];
  for (let start = 0; start < tokens.length; start += 1) {
    const run = runFrom(tokens, start);
    for (let end = start + Math.min(run, MOST_WORDS); end >= start + 2; end -= 1) {
      const words = tokens.slice(start, end).map(({ text }) => text);
      const own = titlesOf(paths).get(wordsOf(words.join(' ')).join(' '));
      if (!own || own.length > MOST_PATHS) continue;
      found.push({ start, end, paths: own });
      start = end;
      break;
    }
  }
  return found;
}

/**
 * The one document that is meant by words in any case, such as those above a column: one of those that the text names in words
 * elsewhere, by the beginning of its name ("master lamp claim" after "Master Lamp Status"). None where several may be meant.
 */
export function titledAbove(words: string, document: WrittenDocument, paths: PathIndex): readonly string[] {
  const own = ` ${wordsOf(words.slice(0, LONGEST_TEXT)).join(' ')} `;
  const meant = titlesIn(document, paths).filter(({ title }) =>
    beginningsOf(title).some((beginning) => own.includes(` ${beginning} `)),
  );
  const [first, ...others] = meant;
  return first && others.length === 0 ? first.paths : [];
}

const LONGEST_TEXT = 120;

/** "master lamp status", "master lamp". */
function beginningsOf(title: string): string[] {
  const words = title.split(' ');
  return words.slice(1).map((_, i) => words.slice(0, i + 2).join(' '));
}

/** The documents that a text names in words, those of one name together. */
export function titledIn(document: WrittenDocument, paths: PathIndex): readonly (readonly string[])[] {
  return titlesIn(document, paths).map((title) => title.paths);
}

interface UsedTitle {
  readonly title: string;
  readonly paths: readonly string[];
}

const used = new WeakMap<WrittenDocument, readonly UsedTitle[]>();

/** Every document that a text names in words, once. */
function titlesIn(document: WrittenDocument, paths: PathIndex): readonly UsedTitle[] {
  const known = used.get(document);
  if (known) return known;
  const byPaths = new Map<string, UsedTitle>();
  for (const sentence of document.sentences)
    for (const { start, end, paths: own } of sentence.fence ? [] : titledDocuments(sentence, paths)) {
      const title = wordsOf(textOf(sentence.tokens.slice(start, end))).join(' ');
      const key = own.join('\n');
      if ((byPaths.get(key)?.title.length ?? 0) < title.length) byPaths.set(key, { title, paths: own });
    }
  const found = [...byPaths.values()];
  used.set(document, found);
  return found;
}

function textOf(tokens: Sentence['tokens']): string {
  return tokens.map(({ text }) => text).join(' ');
}

/** How many words in capitals stand in a row. */
function runFrom(tokens: Sentence['tokens'], start: number): number {
  let end = start;
  while (tokens[end]?.kind === 'word' && /^\p{Lu}[\p{L}-]{1,30}$/u.test(tokens[end]?.text ?? '')) end += 1;
  return end - start;
}

const titles = new WeakMap<PathIndex, ReadonlyMap<string, readonly string[]>>();

/** Paths by the words of their names, and by these without the last one where only one name begins so. */
function titlesOf(index: PathIndex): ReadonlyMap<string, readonly string[]> {
  const known = titles.get(index);
  if (known) return known;
  const byTitle = new Map<string, string[]>();
  for (const path of index.files.keys()) {
    if (!DOCUMENT.test(path)) continue;
    const parts = wordsOf(nameOf(path).replace(/\.\w+$/, ''));
    if (parts.length < 2 || parts.length > MOST_WORDS) continue;
    const title = parts.join(' ');
    const same = byTitle.get(title);
    if (same) same.push(path);
    else byTitle.set(title, [path]);
  }
  const all = new Map<string, readonly string[]>([...byTitle].map(([title, paths]) => [title, paths.sort()]));
  for (const [begun, title] of onlyBeginnings([...byTitle.keys()]))
    if (!all.has(begun)) all.set(begun, byTitle.get(title) ?? []);
  titles.set(index, all);
  return all;
}

/** Titles by their beginnings of all words but one, where no other title begins so. */
function onlyBeginnings(all: readonly string[]): Map<string, string> {
  const begun = new Map<string, string>();
  const several = new Set<string>();
  for (const title of all) {
    const words = title.split(' ');
    for (let n = 2; n < words.length; n += 1) {
      const beginning = words.slice(0, n).join(' ');
      if (begun.has(beginning)) several.add(beginning);
      else begun.set(beginning, title);
    }
  }
  for (const beginning of several) begun.delete(beginning);
  return new Map(
    [...begun].filter(([beginning, title]) => title.split(' ').length === beginning.split(' ').length + 1),
  );
}

/** The words of a name that are no numbers. */
function wordsOf(name: string): string[] {
  return partsOf(name).filter((part) => part !== '');
}
