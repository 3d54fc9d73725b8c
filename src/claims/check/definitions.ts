import type { Definition } from '../../analysis/contracts/definition.js';
import { definitionFinder, definitionsReader } from '../../analysis/contracts/definition-finder.js';
import { languageOfPath } from '../../languages/languages.js';
import type { CheckContext } from './context.js';
import type { WordLine } from './word-scan.js';

/** A definition and its file. */
export type Located = Definition & { readonly path: string };

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
  if (context.words.tooMany.has(name)) return null;
  const lines = linesOf(context, name);
  const definitions: Located[] = [];
  for (const path of beginnings(context, name))
    definitions.push(...((await definitionsIn(context, path, name)) ?? []));
  const bound = new RegExp(`(?:^|[\\s.{,(])["']?${name}["']?\\s{0,4}(?::[^=:]{0,60})?[:=](?!=)`);
  return {
    definitions,
    codeFiles: [...new Set(inCode(context, lines).map(({ path }) => path))],
    files: [...new Set(lines.map(({ path }) => path))],
    isBound: lines.some(({ path, text }) => !/\.(?:md|mdx|rst|txt|adoc)$/i.test(path) && bound.test(text)),
  };
}

function linesOf(context: CheckContext, name: string): WordLine[] {
  return (context.words.lines.get(name) ?? []).filter(({ path }) => path !== context.documentPath);
}

function inCode(context: CheckContext, lines: readonly WordLine[]): WordLine[] {
  return lines.filter(({ path }) => languageOfPath(path) && context.classOf(path) !== 'backup');
}

/** Files with a line that may begin a definition of the name. */
function beginnings(context: CheckContext, name: string): readonly string[] {
  return context.once(['beginnings', name], () => findBeginnings(context, name));
}

function findBeginnings(context: CheckContext, name: string): string[] {
  const begins = new RegExp(
    `(?:\\b(?:def|class|function|func|fn|interface|struct|enum|trait|type|const|let|var)\\s{1,4}(?:\\([^)]{0,80}\\)\\s{0,4})?|\\s)${name}\\s{0,4}(?:[(:{=<]|extends|implements|$)`,
  );
  const own = linesOf(context, name).filter(({ text }) => begins.test(text));
  return [...new Set(inCode(context, own).map(({ path }) => path))].slice(0, MOST_PARSED);
}

/** Definitions of a name in a file; the file is parsed once for all names that the document asks about. */
async function definitionsIn(
  context: CheckContext,
  path: string,
  name: string,
): Promise<readonly Located[] | undefined> {
  const plan = context.once(['names by file'], () => namesByFile(context));
  const names = plan.get(path) ?? [];
  if (!names.includes(name)) return (await readDefinitions(context, path, [name])).get(name);
  return (await context.once(['definitions', path], () => readDefinitions(context, path, names))).get(name);
}

function namesByFile(context: CheckContext): ReadonlyMap<string, readonly string[]> {
  const plan = new Map<string, string[]>();
  for (const name of context.symbols) {
    if (context.words.tooMany.has(name)) continue;
    for (const path of beginnings(context, name)) {
      const known = plan.get(path);
      if (known) known.push(name);
      else plan.set(path, [name]);
    }
  }
  return plan;
}

async function readDefinitions(
  context: CheckContext,
  path: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly Located[]>> {
  const found = new Map<string, Located[]>();
  const language = languageOfPath(path);
  const text = language ? await context.text(path) : null;
  if (!language || text === null) return found;
  const reader = await definitionsReader(names, language.id).catch(() => null);
  if (!reader?.mightDefine(text)) return found;
  for (const { name, definition } of await reader.read(text, path)) {
    const known = found.get(name);
    if (known) known.push({ ...definition, path });
    else found.set(name, [{ ...definition, path }]);
  }
  return found;
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
