import { languageOfPath } from '../../../languages/languages.js';
import { nameStems, stemOfName } from '../../extract/words/name-words.js';
import type { CheckContext } from '../context.js';
import { bracketedAt, listsOf } from '../count/list-entries.js';
import { nameOf } from '../files/path-index.js';

/** Something whose members code names one by one: an enumeration, a list, a table, a union of texts. */
export interface Collection {
  readonly name: string;
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  /** As they are written. */
  readonly members: readonly string[];
}

/** Files that are read for those of one question. */
const MOST_FILES = 40;

/**
 * Enumerations by their classes’ names, and what is bound to one of some names.
 * @param noun with which the name ends, in lower case and singular
 * @param isMeant whether the other words of a name, or its file, are spoken of: stems in their order
 * @param isNamed whether the document names a file: those are read first
 */
export async function collectionsNamed(
  context: CheckContext,
  noun: string,
  names: readonly string[],
  isMeant: (stems: readonly string[], path: string) => boolean,
  isNamed: (path: string) => boolean,
): Promise<readonly Collection[]> {
  const asked = [...classesEnding(context, noun), ...bound(context, names)].filter(
    ({ name, path }) => context.classOf(path) !== 'backup' && isMeant(nameStems(name).slice(0, -1), path),
  );
  const found = new Map<string, Collection>();
  for (const { name, path } of asked.sort(byPurpose(context, isNamed)).slice(0, MOST_FILES))
    for (const each of collectionsIn((await context.lines(path)) ?? [], path, name))
      found.set(`${path}:${each.line}`, each);
  return [...found.values()];
}

interface Named {
  readonly name: string;
  readonly path: string;
}

function classesEnding(context: CheckContext, noun: string): readonly Named[] {
  const stem = stemOfName(noun);
  return context.once(['classes ending with', stem], () => {
    const beginning = noun.slice(0, 3);
    return classesOfCode(context).filter(
      ({ name, letters }) => letters.includes(beginning) && nameStems(name).at(-1) === stem,
    );
  });
}

/** All classes, once for a document: each with its name in lower case. */
function classesOfCode(context: CheckContext): readonly (Named & { readonly letters: string })[] {
  return context.once(['classes by their letters'], () =>
    context.classes
      .found()
      .flatMap(([name, path]) => (languageOfPath(path) ? [{ name, path, letters: name.toLowerCase() }] : [])),
  );
}

/** Files with a line that may bind one of the names. */
function bound(context: CheckContext, names: readonly string[]): Named[] {
  const found = new Map<string, Named>();
  for (const name of names) {
    const binds = new RegExp(`(?:^|[\\s.])${name}(?::|\\s?=|\\s?\\{| :)`);
    for (const { path, text } of context.words.linesOf(name))
      if (binds.test(text) && languageOfPath(path)) found.set(`${path} ${name}`, { name, path });
  }
  return [...found.values()];
}

function byPurpose(
  context: CheckContext,
  isNamed: (path: string) => boolean,
): (a: Named, b: Named) => number {
  const rank = ({ path }: Named) => Number(!isNamed(path)) * 2 + Number(context.classOf(path) === 'test');
  return (a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1);
}

function collectionsIn(lines: readonly string[], path: string, name: string): Collection[] {
  const found: Collection[] = [];
  const take = (line: number, members: readonly string[] | null) => {
    if (members && members.length > 1 && members.every(isPlain)) found.push({ name, path, line, members });
  };
  const head = new RegExp(
    `^\\s{0,80}(?:export |declare |const |default |abstract ){0,4}(class|enum|type) ${name}\\b(.{0,200})`,
  );
  for (const [i, line] of lines.entries()) {
    if (!line.includes(name)) continue;
    const [, keyword, rest = ''] = head.exec(line.slice(0, 400)) ?? [];
    if (keyword === 'class' && /\(.{0,150}(?:Enum|Flag)\b/.test(rest)) take(i + 1, enumMembers(lines, i));
    else if (keyword === 'enum') take(i + 1, bracketedAt(lines, i, line.indexOf('{')));
    else if (keyword === 'type') take(i + 1, unionMembers(lines, i));
  }
  for (const { line, entries } of listsOf(lines, name)) take(line, entries);
  return found;
}

/** What is spread into a list, and what is made by a loop, has more than one sees. */
function isPlain(member: string): boolean {
  return !/^(?:\*|\.\.\.)|^[^'"]{0,200}\sfor\s.{1,80}\sin\s/.test(member);
}

const MOST_LINES = 400;

/** The names that the body of a class gives values to, where it stands least deep; those of one value once. */
function enumMembers(lines: readonly string[], at: number): string[] {
  const own = depthOf(lines[at] ?? '');
  const members = new Map<string, string>();
  let depth = -1;
  for (let i = at + 1; i < Math.min(lines.length, at + MOST_LINES); i += 1) {
    const line = lines[i] ?? '';
    if (line.trim() === '') continue;
    if (depthOf(line) <= own) break;
    if (depth < 0) depth = depthOf(line);
    const [, name = '', value = ''] =
      /^\s{1,80}([A-Za-z]\w{0,80})\s{0,80}=\s{0,20}([^=].{0,200})$/.exec(line) ?? [];
    if (name !== '' && depthOf(line) === depth)
      members.set(
        /^(?:enum\.)?auto\(|[[({,]\s*$/.test(value) ? `${name} ` : value.replace(/\s{1,20}#.*$/, ''),
        name,
      );
  }
  return [...members.values()];
}

/** `type Level = 'full' | 'minimal'`, in one line or several: nothing but texts. */
function unionMembers(lines: readonly string[], at: number): string[] | null {
  let text = '';
  for (let i = at; i < Math.min(lines.length, at + 60); i += 1) {
    const line = (lines[i] ?? '').replace(/\/\/.*$/, '');
    if (i > at && !/^\s*\|/.test(line)) break;
    text += `${line} `;
    if (line.includes(';')) break;
  }
  const union = text.slice(text.indexOf('=') + 1).replace(/;.*$/, '');
  const members = union.split('|').flatMap((each) => (each.trim() === '' ? [] : [each.trim()]));
  return members.every((each) => /^(["'`]).{0,100}\1$/.test(each)) ? members : null;
}

function depthOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** The stems of a file’s own name. */
export function stemsOfFile(path: string): string[] {
  return nameStems(nameOf(path).replace(/\.\w{1,10}$/, ''));
}
