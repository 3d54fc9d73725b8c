import { type SyntaxSearch, syntaxReader } from '../src/clients/code/syntax-tree.js';
import type { Git } from '../src/clients/git/git.js';
import { readObjects } from '../src/clients/git/objects.js';
import { readTree } from '../src/clients/git/tree.js';
import { languageNamed, languageOfPath } from '../src/languages/languages.js';

/** The patterns of a truth cell: `a | b`, with a remark such as `[context/selector]` after each. */
export function truthPatterns(cell: string): string[] {
  if (cell.startsWith('{"')) return [cell];
  return cell.split(' | ').map((part) => part.replace(/\s*\[context\/selector\]\s*$/, '').trim());
}

/**
 * Every place at a commit that any of the patterns matches, as `path:start`, sorted; null when one cannot be read.
 */
export async function placesAt(
  git: Git,
  commit: string,
  language: string,
  patterns: readonly string[],
): Promise<string[] | null> {
  const family = [language, ...(languageNamed(language)?.alsoReads.map(({ as }) => as) ?? [])];
  const finders = new Map<string, Finder>();
  for (const id of family) {
    const finder = await finderFor(id, patterns);
    if (finder) finders.set(id, finder);
    else if (id === language) return null;
  }
  const pathsOf = new Map<string, string[]>();
  for (const { path, oid, kind } of await readTree(git, commit)) {
    const isFile = kind === 'file' || kind === 'executable';
    if (isFile && finders.has(languageOfPath(path)?.id ?? ''))
      pathsOf.set(oid, [...(pathsOf.get(oid) ?? []), path]);
  }
  const found = new Set<string>();
  for await (const { path, text } of textsOf(git, pathsOf)) {
    const finder = finders.get(languageOfPath(path)?.id ?? '');
    for (const start of finder?.(text) ?? []) found.add(`${path}:${start}`);
  }
  return [...found].sort();
}

async function* textsOf(
  git: Git,
  pathsOf: ReadonlyMap<string, readonly string[]>,
): AsyncGenerator<{ path: string; text: string }> {
  for await (const object of readObjects(git, [...pathsOf.keys()])) {
    if (!('data' in object)) continue;
    const text = object.data.toString('utf8');
    for (const path of pathsOf.get(object.name) ?? []) yield { path, text };
  }
}

type Finder = (text: string) => number[];

async function finderFor(id: string, patterns: readonly string[]): Promise<Finder | null> {
  const language = languageNamed(id);
  if (!language) return null;
  const reader = await syntaxReader(language);
  const searches: SyntaxSearch[] = [];
  for (const pattern of patterns) {
    const search = reader.compile(pattern);
    if (!search) return null;
    searches.push(search);
  }
  return (text) => {
    const tree = reader.read(text);
    return tree ? searches.flatMap((search) => search(tree).map(({ start }) => start)) : [];
  };
}
