import type { Definition } from '../../../analysis/contracts/definition.js';
import { definitionFinder, definitionStart } from '../../../analysis/contracts/definition-finder.js';
import { languageOfPath } from '../../../languages/languages.js';
import type { CheckContext } from '../context.js';
import { type Located, readDefinitions } from './definitions-by-file.js';

export type { Located } from './definitions-by-file.js';

/** What a revision knows of a name. */
export interface Knowledge {
  readonly definitions: readonly Located[];
  /** Files of code that hold the name, and all files that do. */
  readonly codeFiles: readonly string[];
  readonly files: readonly string[];
  /** The name is given a value somewhere: a constant, a field, a key. */
  readonly isBound: boolean;
}

/** Files whose text begins a definition of the name; more are not parsed. */
const MOST_PARSED = 200;

/** Definitions of a name, and where it stands; null when it is too common to be followed. */
export function knowledgeOf(context: CheckContext, name: string): Promise<Knowledge | null> {
  return context.once(['knowledge', name], () => lookUp(context, name));
}

async function lookUp(context: CheckContext, name: string): Promise<Knowledge | null> {
  if (context.words.isTooCommon(name)) return null;
  const files = context.words.filesOf(name).filter((path) => path !== context.documentPath);
  const definitions: Located[] = [];
  for (const path of beginnings(context, name))
    definitions.push(...(await definitionsIn(context, path, name)));
  return {
    definitions,
    codeFiles: files.filter((path) => isCode(context, path)),
    files,
    isBound: isBound(context, name),
  };
}

function isBound(context: CheckContext, name: string): boolean {
  const bound = new RegExp(`(?:^|[\\s.{,(])["']?${name}["']?\\s{0,4}(?::[^=:]{0,60})?[:=](?!=)`);
  const isOther = context.once(
    ['files that bind names'],
    () => (path: string) => path !== context.documentPath && !/\.(?:md|mdx|rst|txt|adoc)$/i.test(path),
  );
  for (const { text } of context.words.eachLine(name, isOther)) if (bound.test(text)) return true;
  return false;
}

function isCode(context: CheckContext, path: string): boolean {
  return (
    path !== context.documentPath && languageOfPath(path) !== undefined && context.classOf(path) !== 'backup'
  );
}

/** Files with a line that may begin a definition of the name. */
function beginnings(context: CheckContext, name: string): readonly string[] {
  return context.once(['beginnings', name], () => findBeginnings(context, name));
}

function findBeginnings(context: CheckContext, name: string): string[] {
  const starts = new Map<string, RegExp | null>();
  const startIn = (path: string) => {
    const language = languageOfPath(path)?.id ?? '';
    if (!starts.has(language)) starts.set(language, definitionStart(name, language));
    return starts.get(language) ?? null;
  };
  // What stands before the name may stand in the line before: a type, in Java.
  const found = new Set<string>();
  const isWanted = context.once(['code that defines'], () => (path: string) => isCode(context, path));
  for (const { path, text } of context.words.eachLine(name, isWanted)) {
    if (found.has(path) || !startIn(path)?.test(`_\n${text}`)) continue;
    found.add(path);
    if (found.size === MOST_PARSED) break;
  }
  return [...found];
}

/** Definitions of a name in a file; all that the document asks about are read at once, each file for all of its names. */
async function definitionsIn(context: CheckContext, path: string, name: string): Promise<readonly Located[]> {
  const planned = await context.once(['all definitions'], () =>
    readDefinitions(context, namesByFile(context)),
  );
  const known = planned.get(path);
  if (known?.names.has(name)) return known.found.get(name) ?? [];
  const alone = await readDefinitions(context, new Map([[path, new Set([name])]]));
  return alone.get(path)?.found.get(name) ?? [];
}

function namesByFile(context: CheckContext): ReadonlyMap<string, ReadonlySet<string>> {
  const plan = new Map<string, Set<string>>();
  for (const name of context.symbols)
    for (const path of beginnings(context, name)) plan.set(path, (plan.get(path) ?? new Set()).add(name));
  return plan;
}

/** The same, in a text that is given: for earlier versions. */
export type DefinitionReader = (text: string, path: string) => readonly Definition[];

/** Reads definitions of a name out of texts; null for a language whose definitions are not known. */
export async function definitionReader(name: string, path: string): Promise<DefinitionReader | null> {
  const language = languageOfPath(path);
  const finder = language ? await definitionFinder(name, language.id).catch(() => null) : null;
  return (
    finder && ((text, at) => finder.find(text, at).details.map((detail) => JSON.parse(detail) as Definition))
  );
}
