import { languageOfPath } from '../../../languages/languages.js';
import type { CheckContext } from '../context.js';
import type { WordLine } from '../look/word-table.js';

/** A line that imports a name. */
export type Importer = Pick<WordLine, 'path' | 'line'>;

/** Lines of a list of imported names. */
const LONGEST_LIST = 60;
/** Files whose lists of imported names are read. */
const MOST_LISTS = 80;

/** The module and the name, or the module alone where the name is null. */
export interface Imported {
  /** With dots, from the root of the repository. */
  readonly module: string;
  readonly name: string | null;
}

/** Words by which the lines of an import are found. */
export function wordsOfImport({ module, name }: Imported): string[] {
  return [name ?? module.split('.').at(-1) ?? ''];
}

/**
 * The lines of code in Python that import a name from a module, or that module: in one line, or in a list in brackets.
 * Backup copies are left out.
 * @returns null where the name stands in too many lines to tell
 */
export function importersOf(context: CheckContext, wanted: Imported): Promise<readonly Importer[] | null> {
  return context.once(['importers', wanted.module, wanted.name], () => lookUp(context, wanted));
}

async function lookUp(context: CheckContext, wanted: Imported): Promise<readonly Importer[] | null> {
  const [word = ''] = wordsOfImport(wanted);
  if (context.words.isTooCommon(word)) return null;
  const found: Importer[] = [];
  const lists: WordLine[] = [];
  const isRead = (path: string) =>
    path !== context.documentPath &&
    languageOfPath(path)?.id === 'python' &&
    context.classOf(path) !== 'backup';
  for (const each of context.words.eachLine(word, isRead)) {
    if (imports(each.text, each.path, wanted)) found.push(each);
    else if (wanted.name !== null && LISTED.test(each.text)) lists.push(each);
  }
  for (const each of lists.slice(0, MOST_LISTS))
    if (heads(await context.lines(each.path), each, wanted)) found.push(each);
  return lists.length > MOST_LISTS && found.length === 0 ? null : found;
}

/** A line of a list in brackets. */
const LISTED = /^\s{0,40}\w+(?: as \w+)?(?:,\s*\w+(?: as \w+)?){0,12},?\s*\)?\s*(?:#.*)?$/;

function imports(text: string, path: string, { module, name }: Imported): boolean {
  const from = /^\s*from\s+([\w.]+)\s+import\b(.*)$/.exec(text);
  if (from) {
    const source = absolute(from[1] ?? '', path);
    const taken = from[2] ?? '';
    if (name !== null) return source === module && new RegExp(`\\b${name}\\b`).test(taken);
    return source === module || `${source}.${/^\s*\(?\s*(\w+)/.exec(taken)?.[1] ?? ''}` === module;
  }
  return name === null && new RegExp(`^\\s*import\\s+${module.replaceAll('.', '\\.')}\\b`).test(text);
}

/** Whether the list that a line is part of is one of the module’s names. */
function heads(lines: readonly string[] | null, { line, path }: WordLine, { module }: Imported): boolean {
  for (let i = line - 2; lines && i >= Math.max(0, line - LONGEST_LIST); i -= 1) {
    const text = lines[i] ?? '';
    const from = /^\s*from\s+([\w.]+)\s+import\s*\(/.exec(text);
    if (from) return absolute(from[1] ?? '', path) === module;
    if (!LISTED.test(text) && !/^\s*(?:#.*)?$/.test(text)) return false;
  }
  return false;
}

/** `.store` in `app/core/hub.py` is `app.core.store`. */
export function absolute(source: string, path: string): string {
  const dots = /^\.+/.exec(source)?.[0].length ?? 0;
  if (dots === 0) return source;
  const around = path.split('/').slice(0, -dots).join('.');
  const rest = source.slice(dots);
  return rest === '' ? around : `${around}.${rest}`;
}
